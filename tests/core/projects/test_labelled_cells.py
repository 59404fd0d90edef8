"""The value beside a label in a table."""

import re

from mingxi.documents.text_tables import tables_in
from mingxi.projects.labelled_cells import beside

TEXT = "\t项目 名称\n\t河道保洁\n\n\t主管部门\n\t\n\t实施单位\n\t柳坝县水务局\n\n"


def value(label: str) -> str | None:
    (table,) = tables_in(TEXT)
    cell = beside(TEXT, table, re.compile(label))
    return cell and TEXT[cell.start : cell.end]


def test_the_cell_to_the_right_of_a_label_is_its_value() -> None:
    assert value("项目名称") == "河道保洁"
    assert value("(?:项目)?实施单位") == "柳坝县水务局"


def test_an_empty_cell_is_a_value_and_a_missing_label_has_none() -> None:
    assert value("主管部门") == ""
    assert value("项目期") is None
