"""Of the money a project asks for, what calculations in its text explain."""

from collections.abc import Callable

import pytest

from mingxi.projects.reading import Reading

Read = Callable[[str], Reading]

TEXT = """一、项目名称
云陂镇森林防火项目
二、立项依据
《云陂县森林防火办法》（云陂政发〔2022〕7号）
五、项目实施内容
{}
六、资金安排情况
安排资金{}万元。
七、项目实施计划
年底前完成。
"""
PATROL = "巡护员40人，每人每月补助800元，全年共38.4万元。"
WRONG = "巡护员40人，每人每月补助800元，全年共37.4万元。"
TOOLS = "购置灭火机12台，每台4,500元，共5.4万元。"


@pytest.mark.parametrize(
    ("content", "arranged", "explained"),
    [
        # All of it, by one product.
        (PATROL, "38.4", (38_400_000, 38_400_000)),
        # All of it, by a sum of products.
        (f"{PATROL}{TOOLS}两项合计43.8万元。", "43.8", (43_800_000, 43_800_000)),
        # One of two parts.
        (f"{PATROL}\n宣传费5.4万元。\n两项合计43.8万元。", "43.8", (43_800_000, 38_400_000)),
        # Nothing: a lump sum.
        ("开展巡护宣传工作。", "43.8", (43_800_000, 0)),
        # Nothing: the calculation is wrong.
        (WRONG, "37.4", (37_400_000, 0)),
        # Never more than is asked for.
        (PATROL, "30", (30_000_000, 30_000_000)),
    ],
)
def test_what_calculations_prove_explains_the_money(
    read: Read, content: str, arranged: str, explained: tuple[int, int]
) -> None:
    assert read(TEXT.format(content, arranged)).explained == (explained,)


def test_each_project_explains_its_own_money(read: Read) -> None:
    first = TEXT.format(PATROL, "38.4")
    second = TEXT.format("开展宣传。", "5").replace("森林防火", "防汛抗旱")
    assert read(f"{first}\n\n{second}").explained == (
        (38_400_000, 38_400_000),
        (5_000_000, 0),
    )


def test_a_text_that_asks_for_nothing_explains_nothing(read: Read) -> None:
    text = TEXT.format("开展宣传。", "").replace("安排资金万元。", "由镇级统筹。")
    assert read(text).explained == (None,)


def test_a_share_of_the_total_does_not_explain_the_total(read: Read) -> None:
    split = "50万元，其中道路30万元，占60%；路灯20万元，占40%。"
    text = TEXT.format("开展宣传。", "50").replace("50万元。", split)
    assert read(text).explained == ((50_000_000, 0),)


def test_the_instalments_of_a_payment_do_not_explain_it(read: Read) -> None:
    paid = TEXT.format("开展宣传。", "50").replace("年底前完成。", "50万元分两批支付，每批25万元。")
    assert read(paid).explained == ((50_000_000, 0),)
