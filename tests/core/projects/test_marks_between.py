from mingxi.projects.marks_between import marks_between
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in


def test_the_marks_that_begin_inside_are_given() -> None:
    figures = figures_in("1元，2元，3元")
    assert [figure.text for figure in marks_between(figures, 3, 6)] == ["2元"]


def test_a_mark_that_only_reaches_inside_is_not_given() -> None:
    dates = dates_in("2030年6月开工，2030年9月完工")
    assert [date.text for date in marks_between(dates, 2, 14)] == ["2030年9月"]
