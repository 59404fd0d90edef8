"""Sentences and rows with their frames."""

from mingxi.places import Span
from mingxi.projects.comparison.sentences import Sentence, sentences_in
from mingxi.projects.project_text import SectionKey

from .invented import project, reading_of


def _sentences(text: str) -> list[Sentence]:
    return sentences_in(reading_of(text), [Span(0, len(text))], None)


def _frames(text: str) -> list[str]:
    return [said.frame for said in _sentences(text)]


def test_figures_dates_and_numbers_of_documents_leave_the_frame() -> None:
    before = "根据（柳政发〔2023〕9号），2024年补助巡查员120人，每人每月200元。"
    after = "根据（柳政发〔2024〕12号），2025年补助巡查员98名，每人每月1,210元。"
    assert _frames(before) == _frames(after)


def test_other_words_and_other_units_make_another_frame() -> None:
    assert _frames("补助巡查员120人。") != _frames("补助护林员120人。")
    assert _frames("每人每月200元。") != _frames("每人每年200元。")


def test_the_number_of_a_list_is_no_part_of_the_frame() -> None:
    assert _frames("1.装备购置：购置雨衣。")[0] == _frames("3.装备购置：购置雨衣。")[0]


def test_a_row_is_known_by_its_labels() -> None:
    text = "村名\t人数（人）\t补助（元）\n石盘村\t12\t2,400\n"
    _, row = _sentences(text)
    assert row.frame == "石盘村"
    assert [str(figure.value) for figure in row.figures] == ["12", "2400"]


def test_a_bare_number_counts_under_a_heading_that_says_so_and_an_ordinal_does_not() -> None:
    text = "序号\t名称\t数量\n1\t巡查手电\t30\n2\t雨衣\t45\n"
    rows = _sentences(text)[1:]
    assert [[str(figure.value) for figure in row.figures] for row in rows] == [["30"], ["45"]]


def test_sentences_know_their_section() -> None:
    text = project(2024, content="聘请保洁员8人。")
    (found,) = reading_of(text).projects
    said = sentences_in(reading_of(text), [found.span], found)
    (hired,) = [sentence for sentence in said if "保洁员" in sentence.frame]
    assert hired.section is SectionKey.CONTENT
    assert text[slice(*hired.span)] == "聘请保洁员8人"
