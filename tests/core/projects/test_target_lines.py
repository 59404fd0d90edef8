"""Target tables are read from lines that no reader of layouts takes for a table."""

import pytest

from mingxi.documents.text_tables import tables_in
from mingxi.places import Span
from mingxi.projects.project_text import Horizon, Indicator
from mingxi.projects.target_table import indicators_in, indicators_in_lines

from .target_layouts import HEADS, WANTED, Layout, barred, cell_to_a_line, rows_under, single_blanks


def read(text: str) -> list[Indicator]:
    return list(indicators_in_lines(text, Span(0, len(text))))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("merged", [False, True], ids=["whole", "merged"])
@pytest.mark.parametrize("layout", [single_blanks, barred, cell_to_a_line])
def test_the_order_of_the_cells_is_enough(layout: Layout, merged: bool, head: str) -> None:
    text = "九、项目绩效目标表\n" + layout(rows_under(head, merged=merged, beside=False))
    assert not indicators_in(text, tables_in(text))
    annual = [i for i in read(text) if i.horizon is Horizon.ANNUAL]
    assert [(i.level1, i.level2, i.level3) for i in annual] == [w[:3] for w in WANTED]
    assert [i.value for i in annual if i.value] == [w.number for w in WANTED if w.unit]


def test_signatures_and_prose_end_the_table() -> None:
    table = single_blanks(rows_under("one cell", merged=False, beside=False))
    after = "填报人：\n产出指标 数量指标 另一张表的指标 3公里\n"
    assert len(read(table + after)) == len(WANTED)
    assert len(read(table + "\n\n" + after.splitlines()[1])) == len(WANTED)


def test_prose_that_speaks_of_levels_is_no_table() -> None:
    assert not read("项目设一级指标、二级指标和三级指标，指标值另行下达。\n产出指标为修路。\n")
    assert not read("蘅川县三级医院\n产出指标\n")


def test_only_the_range_is_read() -> None:
    text = single_blanks(rows_under("one cell", merged=False, beside=False))
    assert not indicators_in_lines(text, Span(0, 0))
