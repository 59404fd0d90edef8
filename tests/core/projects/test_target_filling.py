"""Rows are filled in cell by cell; the words tell which cells are missing."""

from collections.abc import Sequence

from mingxi.documents.document import Cell
from mingxi.projects.target_filling import filled
from mingxi.projects.target_headings import TargetHeading, heading_in

LABELS = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位")


def heading(labels: Sequence[str] = LABELS) -> TargetHeading:
    found = heading_in(dict(enumerate(labels)))
    assert found is not None
    return found


def fill(words: str, labels: Sequence[str] = LABELS) -> list[dict[int, str]]:
    cells, place = [], 0
    for word in words.split():
        cells.append(Cell(place, place + len(word), 0, 0))
        place += len(word) + 1
    rows = filled(words, heading(labels), cells)
    return [{column: words[c.start : c.end] for column, c in row.items()} for row in rows]


def test_a_full_row_is_followed_by_the_next() -> None:
    assert fill("产出指标 数量指标 清淤长度 ≥ 3 公里 清淤条数 = 2 条") == [
        {0: "产出指标", 1: "数量指标", 2: "清淤长度", 3: "≥", 4: "3", 5: "公里"},
        {2: "清淤条数", 3: "=", 4: "2", 5: "条"},
    ]


def test_a_level_begins_a_row_where_cells_are_missing() -> None:
    assert fill("产出指标 数量指标 管护机制 定性 健全 质量指标 合格率 ≥ 9 %") == [
        {0: "产出指标", 1: "数量指标", 2: "管护机制", 3: "定性", 4: "健全"},
        {1: "质量指标", 2: "合格率", 3: "≥", 4: "9", 5: "%"},
    ]


def test_cost_and_satisfaction_are_first_levels_where_a_second_follows() -> None:
    words = "成本指标 经济成本指标 总成本 ≤ 6 万元 满意度指标 服务对象满意度指标 村民满意度 ≥ 9 %"
    assert [row.get(0) for row in fill(words)] == ["成本指标", "满意度指标"]
    assert fill("成本指标 总成本 ≤ 6 万元") == [
        {1: "成本指标", 2: "总成本", 3: "≤", 4: "6", 5: "万元"}
    ]


def test_a_number_before_the_levels_is_a_serial_number() -> None:
    labels = ("序号", "一级指标", "二级指标", "三级指标", "指标值")
    assert fill("1 产出指标 数量指标 清淤长度 ≥3公里 2 清淤条数 2条", labels) == [
        {0: "1", 1: "产出指标", 2: "数量指标", 3: "清淤长度", 4: "≥3公里"},
        {0: "2", 3: "清淤条数", 4: "2条"},
    ]
