"""What is said for values: the words a clerk would write, and no more than the values tell."""

from dataclasses import replace

import pytest

from mingxi.documents.composition import Caption, Heading, Paragraph, Table, TableCell, Title
from mingxi.projects.drafts.composing import (
    composed,
    composition,
    indicator_places,
    with_words,
)
from mingxi.projects.drafts.draft import (
    Draft,
    DraftDocument,
    DraftFunding,
    DraftIndicator,
    DraftInstalment,
    DraftItem,
    DraftSection,
)
from mingxi.projects.project_text import Horizon, InstalmentKind, Level, SectionKey

DRAFT = Draft("河道清漂", 2025, "蘅川县水务局")
SHARES = (DraftFunding(Level.CENTRAL, 10_000_000), DraftFunding(Level.COUNTY, 20_000_000))


def said(key: SectionKey, **values: object) -> tuple[object, ...]:
    return composed(replace(DRAFT, **values), key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"arranged": 30_000_000, "funding": SHARES},
            "2025年安排资金30万元，其中：中央财政资金10万元、县级财政资金20万元。",
        ),
        ({"arranged": 12_204_005}, "2025年安排资金122,040.05元。"),
        ({"arranged": 0, "year": None}, "安排资金0元。"),
        (
            {"funding": SHARES[1:]},
            "资金总额另行核定，其中：县级财政资金20万元。",
        ),
    ],
)
def test_funding_is_said_with_its_shares(values: dict[str, object], words: str) -> None:
    assert said(SectionKey.FUNDING, **values) == (words,)


def test_nothing_is_said_where_there_are_no_values() -> None:
    for key in SectionKey:
        expected = {SectionKey.NAME: ("河道清漂",), SectionKey.UNIT: ("蘅川县水务局",)}
        assert said(key) == expected.get(key, ())


def test_items_are_numbered_by_their_levels() -> None:
    inner = DraftItem("甲", None, (DraftItem("乙", 5, (DraftItem("丙", 10**6),)),))
    items = (DraftItem("设备", 2 * 10**6, (inner,)), DraftItem("管护", None))
    assert said(SectionKey.CONTENT, items=items) == (
        "（一）设备：2万元。",
        "1. 甲。",
        "（1）乙：0.05元。",
        "①丙：1万元。",
        "（二）管护。",
    )


def test_a_label_that_sounds_like_a_price_is_parted_from_its_amount() -> None:
    assert said(SectionKey.CONTENT, items=(DraftItem("每日助餐", 10**6),)) == (
        "（一）每日助餐。安排1万元。",
    )


@pytest.mark.parametrize(
    ("first", "last", "amount", "kind", "words"),
    [
        ("2025-06", "2025-06", 10**6, "once", "管护费，2025年6月一次性支付1万元。"),
        ("2025-03", "2025-10", 10**6, "monthly", "管护费，2025年3月至10月按月支付，每月1万元。"),
        ("2025-09", "2026-02", None, "quarterly", "管护费，2025年9月至2026年2月按季度支付。"),
        ("2025-06", "2025-06", None, "monthly", "管护费，2025年6月至6月按月支付。"),
        (None, None, 5, "as-incurred", "管护费，据实支付0.05元。"),
        (None, None, 10**6, "other", "管护费，分批支付1万元。"),
    ],
)
def test_an_instalment_is_said_with_when_how_and_how_much(
    first: str | None, last: str | None, amount: int | None, kind: str, words: str
) -> None:
    paid = DraftInstalment("管护费", first, last, amount, InstalmentKind(kind))
    assert said(SectionKey.PLAN, instalments=(paid,)) == (words,)


def test_several_instalments_are_numbered_and_awkward_names_are_marked() -> None:
    paid = DraftInstalment("为老服务", None, None, None, InstalmentKind.ONCE)
    several = (paid, paid._replace(what="管护费"))
    assert said(SectionKey.PLAN, instalments=several) == (
        "（一）“为老服务”，一次性支付。",
        "（二）管护费，一次性支付。",
    )
    # A number beyond 99 would not be read as one.
    assert said(SectionKey.PLAN, instalments=(paid,) * 100)[-1] == "“为老服务”，一次性支付。"


def row(level2: str, target: str, horizon: str = "annual") -> DraftIndicator:
    return DraftIndicator("产出指标", level2, "合格率", Horizon(horizon), "≥", target, "95", "%")


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_targets_stand_in_a_form_and_a_table() -> None:
    values = {"arranged": 30_000_000, "funding": SHARES, "indicators": (row("质量指标", "≥95%"),)}
    caption, form, targets = said(SectionKey.TARGETS, **values)
    assert caption == "项目支出绩效目标表（2025年度）"
    assert cells(form) == [
        ["项目名称", "河道清漂"],
        ["项目实施单位", "蘅川县水务局"],
        ["年度资金来源（元）", "总投入", "中央财政", "县级财政"],
        ["300,000", "100,000", "200,000"],
    ]
    assert cells(targets) == [
        ["一级指标", "二级指标", "三级指标", "年度指标值"],
        ["产出指标", "质量指标", "合格率", "≥95%"],
    ]
    assert isinstance(form, Table)
    assert form.is_whole


def test_operator_and_unit_have_columns_where_the_target_does_not_tell_them() -> None:
    indicators = (row("质量指标", "95")._replace(weight="10"), row("质量指标", "≥95%"))
    targets = said(SectionKey.TARGETS, indicators=indicators)[-1]
    assert cells(targets)[0][3:] == ["指标性质", "年度指标值", "度量单位", "权重"]
    assert isinstance(targets, Table)
    assert targets.rows[1][:2] == (TableCell("产出指标", 2), TableCell("质量指标", 2))


def test_the_medium_term_stands_beside_the_year() -> None:
    medium, annual = row("质量指标", "≥95%", "medium"), row("数量指标", "≥95%")
    targets = said(SectionKey.TARGETS, indicators=(medium, annual, annual))[-1]
    assert cells(targets) == [
        ["一级指标", "二级指标", "三级指标", "中期指标值", "二级指标", "三级指标", "年度指标值"],
        ["产出指标", "质量指标", "合格率", "≥95%", "数量指标", "合格率", "≥95%"],
        ["", "", "", "合格率", "≥95%"],
    ]


def test_every_indicator_is_found_in_the_cells_of_the_table() -> None:
    medium, annual = row("质量指标", "≥95%", "medium"), row("数量指标", "95")
    draft = replace(DRAFT, indicators=(annual, medium, annual, annual._replace(weight="10")))
    table = composed(draft, SectionKey.TARGETS)[-1]
    assert isinstance(table, Table)
    placed = {
        (number, column): cell.text
        for number, cells_of_row in enumerate(table.placed())
        for column, cell in cells_of_row
    }
    for indicator, (number, members) in zip(draft.indicators, indicator_places(draft), strict=True):
        for column, member in members.items():
            # A second level that a cell above holds has no cell of its own.
            shown = placed.get((number, column), indicator.level2)
            assert shown == (getattr(indicator, member) or "")


def test_words_that_are_given_go_before_those_composed() -> None:
    given = (DraftSection(SectionKey.FUNDING, ("由县里安排30万元。",)),)
    own = DraftSection(None, ("由县里牵头。",), "组织保障")
    draft = replace(DRAFT, arranged=30_000_000, sections=(*given, own))
    (worded,) = with_words(DraftDocument("", (draft,))).projects
    assert [section.key for section in worded.sections] == [
        *(SectionKey.NAME, SectionKey.UNIT, SectionKey.FUNDING),
        None,
    ]
    assert worded.content(SectionKey.FUNDING) == ("由县里安排30万元。",)


def test_a_document_has_its_title_and_all_headings_of_the_template() -> None:
    pieces = composition(with_words(DraftDocument("", (DRAFT,)))).pieces
    assert pieces[0] == Title("蘅川县水务局2025年预算重点领域财政项目文本公开")
    headings = [piece.text for piece in pieces if isinstance(piece, Heading)]
    assert headings[0] == "一、项目名称"
    assert headings[-1] == "八、项目实施成效"
    assert len(headings) == 8


def test_several_projects_are_numbered_and_called_by_name_or_by_year() -> None:
    other = replace(DRAFT, name="渠道清淤")
    assert "（二）渠道清淤" in called(DRAFT, other)
    assert "（二）2026年项目" in called(DRAFT, replace(other, year=2026))
    assert "（二）2026年渠道清淤" in called(DRAFT, replace(other, name="2026年渠道清淤", year=2026))


def called(*drafts: Draft) -> list[str]:
    pieces = composition(with_words(DraftDocument("", drafts))).pieces
    return [piece.text for piece in pieces if isinstance(piece, Heading) and piece.level == 2]


def test_captions_and_run_in_headings_are_told_apart_from_prose() -> None:
    table = Table(((TableCell("甲"),),))
    content = ("（一）清漂里程。全年95公里。", "见下表。", table, "清漂里程表", table)
    draft = replace(DRAFT, sections=(DraftSection(SectionKey.OVERVIEW, content),))
    pieces = composition(with_words(DraftDocument("", (draft,)))).pieces
    start = pieces.index(Heading("四、项目基本概况", 1)) + 1
    assert pieces[start : start + 5] == (
        Paragraph("（一）清漂里程。全年95公里。", 8),
        Paragraph("见下表。"),
        table,
        Caption("清漂里程表"),
        table,
    )
