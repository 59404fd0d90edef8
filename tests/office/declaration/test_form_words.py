from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import read_document
from mingxi.documents.word_writing import word_file
from mingxi.office.declaration.reckoning.form_words import Anchor, FormWords, words_of
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import FundKind, Manner, ProjectCategory
from mingxi.places import Span
from mingxi.projects.project_text import (
    Horizon,
    Instalment,
    InstalmentKind,
    Level,
    ProjectText,
    SectionKey,
)
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand


def reading_of(form: ProjectForm) -> Reading:
    return understand(words_of(form).document)


def project_of(form: ProjectForm) -> ProjectText:
    (project,) = reading_of(form).projects
    return project


def anchor_of(words: FormWords, written: str, within: str = "") -> Anchor:
    text = words.document.text
    start = text.index(written, text.index(within))
    return words.anchor(Span(start, start + len(written)))


def test_what_a_form_says_is_read_of_its_words(form: ProjectForm) -> None:
    project = project_of(form)
    assert (project.name, project.unit, project.year) == ("河道保洁经费", "蘅川县第一中学", 2026)
    assert project.arranged == 200_000_00
    assert [(share.level, share.amount) for share in project.funding] == [
        (Level.PROVINCIAL, 100_000_00),
        (Level.COUNTY, 100_000_00),
    ]
    assert [(item.label, item.amount) for item in project.items] == [
        ("清漂服务费", 183_600_00),
        ("工具购置费", 16_400_00),
    ]
    assert [(one.level3, one.operator, one.value, one.unit) for one in project.indicators] == [
        (one.level3, one.operator, one.value, one.unit) for one in form.indicators
    ]


def test_the_words_are_those_of_the_word_file(form: ProjectForm) -> None:
    words = words_of(form)
    read = read_document("x.docx", word_file(words.composition))
    assert (read.text, read.tables) == (words.document.text, words.document.tables)


def test_the_build_up_of_an_item_is_proven(form: ProjectForm) -> None:
    parts = (
        CostLine(label="讲课", quantity=Decimal(3), quantity_unit="人", standard_fen=1_000_00),
        CostLine(label="场地", quantity=Decimal(2), quantity_unit="天", standard_fen=500_00),
    )
    course = CostLine(label="培训", periods=Decimal(2), period_unit="期", parts=parts)
    item = FormItem(
        key="c3", label="业务培训", cost=(course, CostLine(label="印刷", standard_fen=500_00))
    )
    reading = reading_of(form.model_copy(update={"items": (item,), "funding": ()}))
    assert [(claim.verdict.value, claim.stated) for claim in reading.claims] == [
        ("holds", 8_000),
        ("holds", 8_500),
    ]
    assert [item.amount for item in reading.projects[0].items] == [8_500_00]


def test_items_below_items_are_read_below_them(form: ProjectForm) -> None:
    deepest = FormItem(key="d", label="丁类", amount_fen=3_00)
    third = FormItem(key="c", label="丙类", amount_fen=3_00, items=(deepest,))
    second = FormItem(key="b", label="乙类", amount_fen=3_00, items=(third,))
    items = (FormItem(key="a", label="每日助餐", amount_fen=3_00, items=(second,)),)
    (item,) = project_of(form.model_copy(update={"items": items})).items
    found = []
    while True:
        found.append((item.label, item.amount))
        if not item.items:
            break
        (item,) = item.items
    assert found == [("每日助餐", 300), ("乙类", 300), ("丙类", 300), ("丁类", 300)]


def paid(**told: object) -> FormInstalment:
    return FormInstalment.model_validate({"what": "慰问金", "amount_fen": 2_000_00, **told})


@pytest.mark.parametrize(
    ("told", "words", "read"),
    [
        (
            paid(manner=Manner.FESTIVAL, occasion="春节、中秋节"),
            "慰问金，2026年春节、中秋节分次支付，每次2,000元。",
            (None, None, 2_000_00, InstalmentKind.OTHER),
        ),
        (
            paid(manner=Manner.FESTIVAL, occasion="春节"),
            "慰问金，2026年春节一次性支付2,000元。",
            (None, None, 2_000_00, InstalmentKind.ONCE),
        ),
        (
            paid(manner=Manner.ON_ACCEPTANCE, last="2026-11"),
            "慰问金，2026年11月验收合格后一次性支付2,000元。",
            ("2026-11", "2026-11", 2_000_00, InstalmentKind.ONCE),
        ),
        (
            paid(manner=Manner.AS_INCURRED, amount_fen=None, ceiling_fen=3_000_00),
            "慰问金，据实支付，最高不超过3,000元。",
            (None, None, 3_000_00, InstalmentKind.AS_INCURRED),
        ),
        (
            paid(manner=Manner.QUARTERLY, first="2026-01", last="2026-12"),
            "慰问金，2026年1月至12月按季度支付，每季度2,000元。",
            ("2026-01", "2026-12", 2_000_00, InstalmentKind.QUARTERLY),
        ),
        (
            paid(manner=Manner.ONCE, first="2026-03", what="按月慰问金"),
            "“按月慰问金”，2026年3月一次性支付2,000元。",
            ("2026-03", "2026-03", 2_000_00, InstalmentKind.ONCE),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_manner_of_paying_is_said_and_read(
    form: ProjectForm, told: FormInstalment, words: str, read: tuple[object, ...]
) -> None:
    changed = form.model_copy(update={"instalments": (told,)})
    assert words in words_of(changed).document.text
    (instalment,) = project_of(changed).instalments
    assert instalment.what == told.what
    assert told_of(instalment) == read


def told_of(read: Instalment) -> tuple[object, ...]:
    return (read.first, read.last, read.amount, read.kind)


def test_kinds_of_funds_are_named_where_they_are_not_the_usual(form: ProjectForm) -> None:
    funding = (
        FormFunding(level=Level.COUNTY, amount_fen=150_000_00),
        FormFunding(level=Level.COUNTY, fund_kind=FundKind.GOVERNMENT_FUND, amount_fen=40_000_00),
        FormFunding(level=Level.OTHER, fund_kind=FundKind.UNIT_FUNDS, amount_fen=10_000_00),
    )
    reading = reading_of(form.model_copy(update={"funding": funding}))
    assert (
        "县级财政一般公共预算资金15万元、县级财政政府性基金预算资金4万元、单位资金1万元"
    ) in reading.text
    splits = [claim.verdict.value for claim in reading.claims if claim.kind.value == "split"]
    assert set(splits) == {"holds"}


def test_a_section_of_own_words_is_used_as_written(form: ProjectForm) -> None:
    sections = {
        **form.sections,
        SectionKey.FUNDING: "  由县级财政安排20万元。\r\n\n 不足部分自筹。",
    }
    words = words_of(form.model_copy(update={"sections": sections}))
    assert "\n由县级财政安排20万元。\n不足部分自筹。\n" in words.document.text
    assert "安排资金" not in words.document.text
    assert anchor_of(words, "安排20万元") == Anchor("sections.funding", 7, 13)
    assert anchor_of(words, "自筹") == Anchor("sections.funding", 22, 24)


def test_rows_of_tabs_are_a_table(form: ProjectForm) -> None:
    sections = {SectionKey.OVERVIEW: "如下：\n河道\t长度（公里）\t备注\n 甲河\t 12\n完。"}
    words = words_of(form.model_copy(update={"sections": sections}))
    (table, *_) = words.document.tables
    cells = [[words.document.text[c.start : c.end] for c in row] for row in table.cells]
    assert cells == [["河道", "长度（公里）", "备注"], ["甲河", "12", ""]]
    own = sections[SectionKey.OVERVIEW]
    for written in ("甲河", "12", "长度（公里）"):
        field, start, end = anchor_of(words, written, "如下")
        assert (field, own[start:end]) == ("sections.overview", written)


@pytest.mark.parametrize(
    ("written", "within", "anchor"),
    [
        ("清漂服务费", "（一）", Anchor("items[a1].label", 0, 5)),
        ("18.36万元", "（一）", Anchor("items[a1].amount_fen")),
        ("总务处", "（一）", Anchor("items[a1].owner", 0, 3)),
        ("2,550元", "测算", Anchor("items[a1].cost[0]")),
        ("20万元", "安排资金", Anchor("total_fen")),
        ("县级财政资金10万元", "其中", Anchor("funding[1]")),
        ("每月1.53万元", "按月", Anchor("instalments[0]")),
        ("河道保洁率", "指标性质", Anchor("indicators[1].level3")),
        ("95", "指标性质", Anchor("indicators[1].value")),
        ("六、资金安排情况", "", Anchor("funding")),
        ("四、项目基本概况", "", Anchor("sections.overview")),
        ("蘅政办发〔2025〕9号", "", Anchor("sections.basis", 12, 24)),
        ("项目文本公开", "", Anchor("name")),
    ],
)
def test_every_word_knows_its_field(
    form: ProjectForm, written: str, within: str, anchor: Anchor
) -> None:
    assert anchor_of(words_of(form), written, within) == anchor


def test_a_range_over_several_lines_of_a_field_is_anchored_whole(form: ProjectForm) -> None:
    own = "第一行。\n\n  第二行。"
    words = words_of(form.model_copy(update={"sections": {SectionKey.OVERVIEW: own}}))
    start = words.document.text.index("一行")
    end = words.document.text.index("第二行") + 2
    field, first, last = words.anchor(Span(start, end))
    assert (field, own[first:last]) == ("sections.overview", "一行。\n\n  第二")


def test_indicators_of_two_horizons_stand_side_by_side_and_keep_their_numbers(
    form: ProjectForm,
) -> None:
    first = form.indicators[0]
    medium = first.model_copy(update={"horizon": Horizon.MEDIUM, "value": "36"})
    words = words_of(form.model_copy(update={"indicators": (medium, *form.indicators)}))
    assert anchor_of(words, "36", "指标性质").field == "indicators[0].value"
    assert anchor_of(words, "95", "指标性质").field == "indicators[2].value"


WILD = st.text("河道保洁1元=×。；（一）\t\n\r \u3000\x1f\u200b𠮷", max_size=40)
WILD_LINES = WILD.map(str.strip)


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(SectionKey, WILD)),
    st.lists(st.tuples(WILD_LINES, WILD_LINES, WILD, WILD_LINES), max_size=3),
)
def test_words_from_a_field_are_found_again_at_their_place_in_it(
    sections: dict[SectionKey, str], told: list[tuple[str, str, str, str]]
) -> None:
    items = tuple(
        FormItem(
            key=f"k{number}",
            label=label,
            owner=owner,
            basis=basis,
            cost=(CostLine(label=unit, quantity_unit=unit, standard_fen=5),),
        )
        for number, (label, owner, basis, unit) in enumerate(told)
    )
    form = ProjectForm(
        name=told[0][0] if told else "河道",
        fiscal_year=2026,
        unit_name="蘅川县水务局",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
        sections=sections,
        items=items,
    )
    words = words_of(form)
    fields = {f"sections.{key.value}": own for key, own in sections.items()}
    fields |= {"name": form.name, "unit_name": form.unit_name}
    for item in items:
        own = {"label": item.label, "owner": item.owner, "basis": item.basis}
        fields |= {f"items[{item.key}].{member}": value for member, value in own.items()}
    end = 0
    for piece in words.pieces:
        assert piece.start >= end
        end = piece.end
        if piece.at is not None:
            shown = words.document.text[piece.start : piece.end]
            own = fields[piece.field][piece.at : piece.at + len(shown)]
            assert len(own) == len(shown)
            assert all(b in {a, "\u3000"} for a, b in zip(own, shown, strict=True))
    for own in sections.values():
        visible = {sign for sign in own if sign.isprintable() and not sign.isspace()}
        assert visible <= set(words.document.text)
    read = read_document("x.docx", word_file(words.composition))
    assert read.text == words.document.text


def test_what_an_item_rests_on_is_said_once(form: ProjectForm) -> None:
    item = form.items[0].model_copy(update={"basis": "《蘅川县水域管理办法》。"})
    changed = form.model_copy(update={"items": (item, form.items[1])})
    assert "依据：《蘅川县水域管理办法》。" in words_of(changed).document.text
    sections = {key: own for key, own in form.sections.items() if key is not SectionKey.BASIS}
    bare = words_of(changed.model_copy(update={"sections": sections})).document.text
    assert bare.count("《蘅川县水域管理办法》") == 1
    assert "立项依据\n《蘅川县水域管理办法》" in bare


def test_a_word_target_is_qualitative(form: ProjectForm) -> None:
    told = FormIndicator(
        level1="效益指标",
        level2="社会效益指标",
        level3="水质",
        operator="定性",
        value="优良中差",
        weight=Decimal("2.50"),
    )
    (read,) = project_of(form.model_copy(update={"indicators": (told,)})).indicators
    assert (read.operator, read.target, read.value, read.weight) == (
        "定性",
        "优良中差",
        None,
        "2.5",
    )
