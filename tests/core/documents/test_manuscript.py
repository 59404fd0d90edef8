"""The manuscript grows at its end, and can be cut back to a bookmark."""

from mingxi.documents.document import Block, Cell, Run, Table
from mingxi.documents.manuscript import BLANK, Manuscript, unbroken


def test_paragraphs_and_cells_know_their_ranges() -> None:
    manuscript = Manuscript()
    manuscript.write("一、")
    manuscript.write_run("概况", "word/document.xml", 3, 0)
    manuscript.end_paragraph(0, 1, 2)
    manuscript.write("甲")
    manuscript.end_cell(5, 0, 0, 0)
    manuscript.write("\n")
    manuscript.end_table(5, [[Cell(5, 6, 0, 0)]])
    assert manuscript.text() == "一、概况\n甲\n"
    assert manuscript.blocks() == (Block(0, 4, level=1, numbered=2), Block(5, 6, 0, 0, 0))
    assert manuscript.tables() == (Table(5, 6, ((Cell(5, 6, 0, 0),),)),)
    assert manuscript.runs() == (Run(2, 4, "word/document.xml", 3, 0),)


def test_what_was_written_since_a_bookmark_can_be_dropped() -> None:
    manuscript = Manuscript()
    manuscript.write("甲")
    bookmark = manuscript.bookmark()
    manuscript.write_run("乙", "word/document.xml", 0, 0)
    manuscript.back_to(bookmark)
    assert (manuscript.text(), manuscript.length, manuscript.runs()) == ("甲", 1, ())


def test_separators_are_replaced_one_by_one() -> None:
    assert unbroken("甲\t乙\n丙") == f"甲{BLANK}乙 丙"
    assert unbroken("经费") == "经费"
