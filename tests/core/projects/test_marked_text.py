from mingxi.projects.marked_text import MarkedText
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in
from mingxi.prose.outline import outline_in

_TEXT = "1.2025年3月付1万元。\n2.2025年6月付2万元，每人每月30元。\n"
_MARKED = MarkedText(_TEXT, figures_in(_TEXT), outline_in(_TEXT), dates_in(_TEXT))


def test_marks_are_given_by_the_range_they_begin_in() -> None:
    line = _TEXT.index("2.2025")
    assert [figure.text for figure in _MARKED.money_in(0, line)] == ["1万元"]
    assert [figure.text for figure in _MARKED.money_in(line, len(_TEXT))] == ["2万元", "30元"]
    assert [mark.ordinal for mark in _MARKED.numbers_in(line, len(_TEXT))] == [2]
    assert [date.text for date in _MARKED.dates_in(0, line)] == ["2025年3月"]
    assert not _MARKED.dates_in(line, line)
