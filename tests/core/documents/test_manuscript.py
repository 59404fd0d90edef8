"""Flat text that grows, and is cut back to a bookmark."""

from mingxi.documents import Block, Cell, Table
from mingxi.documents.manuscript import Manuscript


def test_paragraphs_and_tables_know_where_they_stand() -> None:
    manuscript = Manuscript()
    manuscript.write("甲")
    manuscript.end_paragraph(0, 1, 0)
    start = manuscript.length
    manuscript.write("乙")
    manuscript.end_cell(start, 0, 0, 0)
    manuscript.write("\n")
    cell = Cell(start, start + 1, 0, 0)
    manuscript.end_table(start, [[cell]])
    assert manuscript.text() == "甲\n乙\n"
    assert manuscript.blocks() == (Block(0, 1, level=1), Block(2, 3, 0, 0, 0))
    assert manuscript.tables() == (Table(2, 3, ((cell,),)),)


def test_what_is_cut_back_leaves_no_trace() -> None:
    manuscript = Manuscript()
    manuscript.write_run("甲", "part", 0, 0)
    before = manuscript.bookmark()
    manuscript.write_run("乙", "part", 1, 0)
    manuscript.back_to(before)
    assert (manuscript.text(), manuscript.length, len(manuscript.runs())) == ("甲", 1, 1)
