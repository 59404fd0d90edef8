import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.projects.items import items_in
from mingxi.projects.project_text import Item, Section, SectionKey
from mingxi.prose.amounts import figures_in
from mingxi.prose.outline import outline_in


def _items(content: str, funding: str = "") -> tuple[Item, ...]:
    text = content + funding
    sections = (
        Section(SectionKey.CONTENT, "", 0, 0, len(content)),
        Section(SectionKey.FUNDING, "", len(content), len(content), len(text)),
    )
    return items_in(text, figures_in(text), outline_in(text), sections)


def _yuan(items: tuple[Item, ...]) -> list[tuple[str, int | None]]:
    return [(i.label, None if i.amount is None else i.amount // 100) for i in items]


@pytest.mark.parametrize(
    ("item", "label", "yuan"),
    [
        ("清淤。清淤3公里，每公里2万元，计6万元。", "清淤", 60_000),
        ("清淤经费：60000元", "清淤经费", 60_000),
        ("清淤经费6万元。用于清淤。购置工具1万元，租车2万元。", "清淤经费", 60_000),
        ("高标准农田：6万元。", "高标准农田", 60_000),
        ("上年结转事项清理：6万元；管护：1万元。", "上年结转事项清理", 60_000),
        ("清淤：3公里×2万元/公里＝6万元。", "清淤", 60_000),
        ("补助。每人每月100元，5人全年6,000元；3人全年3,600元。两档共需9,600元。", "补助", 9_600),
        ("培训。场租1万元；讲课费2万元；合计3万元。", "培训", 30_000),
        ("奖励。一等奖1人5,000元，二等奖2人每人3,000元，共需1.1万元。", "奖励", 11_000),
        ("保险。按标的价值80万元的1%投保，保费0.8万元。", "保险", 8_000),
        ("清淤，需6万元。", "清淤", 60_000),
        ("清淤。由村委会组织。", "清淤", None),
        ("补助。在岗补助需6万元；离岗补助需3万元。", "补助", None),
        ("清淤。清淤6万元，由省、县分担，省级4万元、县级2万元。", "清淤", 60_000),
    ],
)
def test_an_item_states_its_amount_with_its_title_as_total_or_as_result(
    item: str, label: str, yuan: int | None
) -> None:
    items = _items(f"1.{item}\n2.管护。略。\n")
    assert _yuan(items) == [(label, yuan), ("管护", None)]


def test_items_nest_by_their_numbers() -> None:
    text = (
        "（一）人员。1.护林员。需2万元。2.巡河员。需3万元。两项小计5万元。\n（二）物资。需1万元。\n"
    )
    people, goods = _items(text)
    assert _yuan(people.items) == [("护林员", 20_000), ("巡河员", 30_000)]
    assert _yuan((people, goods)) == [("人员", 50_000), ("物资", 10_000)]
    assert text[people.start : people.end].startswith("（一）")
    assert text[people.start : people.end].endswith("小计5万元。")
    assert text[people.items[1].start : people.items[1].end] == "2.巡河员。需3万元。"


def test_the_total_of_the_list_is_not_the_amount_of_its_last_item() -> None:
    items = _items("1.护林员。需2万元。\n2.巡河员。需3万元。\n以上两项共计5万元。\n")
    assert _yuan(items) == [("护林员", 20_000), ("巡河员", 30_000)]
    items = _items("1.护林员。需2万元。\n2.物资。工具1万元、服装2万元，两项共3万元。\n3.其他。\n")
    assert _yuan(items) == [("护林员", 20_000), ("物资", 30_000), ("其他", None)]


def test_a_remark_after_the_list_adds_nothing_to_its_last_item() -> None:
    items = _items(
        "1.护林员。需2万元。\n2.保险。需3万元。\n另外，公用经费解决0.5万元，不列入项目。\n"
    )
    assert _yuan(items) == [("护林员", 20_000), ("保险", 30_000)]


def test_the_section_that_prices_the_items_gives_them() -> None:
    tasks = "1.清淤\n组织清淤。\n2.管护\n组织管护。\n"
    prices = "1.清淤经费：60000元\n2.管护经费：24000元\n以上2项合计：84000元\n"
    assert _yuan(_items(tasks, prices)) == [("清淤经费", 60_000), ("管护经费", 24_000)]
    assert _yuan(_items(tasks, "安排8.4万元。")) == [("清淤", None), ("管护", None)]


def test_a_content_without_numbers_has_no_items() -> None:
    assert _items("清淤3公里，需6万元。") == ()


@given(amounts=st.lists(st.integers(1, 10**6), min_size=2, max_size=9))
def test_each_item_keeps_its_own_amount_and_its_own_place(amounts: list[int]) -> None:
    lines = [f"{n}.路段{n}。需{yuan}元。" for n, yuan in enumerate(amounts, start=1)]
    text = "\n".join(lines)
    items = _items(text)
    assert [i.amount for i in items] == [yuan * 100 for yuan in amounts]
    assert [text[i.start : i.end] for i in items] == lines


def test_a_title_that_counts_is_no_total_of_its_list() -> None:
    items = _items("（一）道路管护费2万元。\n（二）两类人员培训费3万元。\n")
    assert _yuan(items) == [("道路管护费", 20_000), ("两类人员培训费", 30_000)]
    (item,) = _items("（一）管护\n1.道路管护费2万元。\n2.两项培训费3万元，两项共计5万元。\n")
    assert item.amount == 5_000_000
    (one, other) = _items("1.道路管护费2万元。\n2.设备\n（1）两类设备共需3万元。\n")
    assert (one.amount, other.amount, other.items[0].amount) == (2_000_000, None, 3_000_000)
