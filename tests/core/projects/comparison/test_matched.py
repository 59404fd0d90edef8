"""Sentences, figures and dates of two texts that say the same."""

from mingxi.places import Span
from mingxi.projects.comparison.matched import Matched, dates_matched, figures_matched, matched
from mingxi.projects.comparison.sentences import sentences_in

from .invented import reading_of


def _matched(old: str, new: str) -> Matched:
    said = [sentences_in(reading_of(text), [Span(0, len(text))], None) for text in (old, new)]
    return matched(said[0], said[1], (old, new))


def _figures(old: str, new: str) -> list[tuple[str, str]]:
    pairs = _matched(old, new).pairs
    return [(two.old.text, two.new.text) for pair in pairs for two in figures_matched(pair)]


def test_figures_of_one_frame_are_paired_in_turn() -> None:
    found = _figures("补助120人，每人每月200元。", "补助140人，每人每月210元。")
    assert found == [("120人", "140人"), ("200元", "210元")]


def test_a_new_clause_shifts_no_figure() -> None:
    old = "全县有巡查员120人，配备雨衣120套，每年培训2期。"
    new = "全县有巡查员140人，新增联络员9人，配备雨衣150套，每年培训3期。"
    assert _figures(old, new) == [("120人", "140人"), ("120套", "150套"), ("2期", "3期")]


def test_figures_of_another_measure_are_not_paired() -> None:
    assert not _figures("安排工作经费12万元用于保洁。", "安排工作经费12人用于保洁。")


def test_rows_are_paired_by_label_and_figures_by_column() -> None:
    old = "村名\t人数（人）\t补助（元）\n石盘村\t12\t2,400\n青岩村\t9\t1,800\n"
    new = "村名\t人数（人）\t补助（元）\n青岩村\t9\t1,900\n麓口村\t3\t600\n石盘村\t14\t2,800\n"
    assert _figures(old, new) == [
        ("9", "9"),
        ("1,800", "1,900"),
        ("12", "14"),
        ("2,400", "2,800"),
    ]


def test_dates_stand_at_the_same_place() -> None:
    pairs = _matched(
        "2024年3月启动招标，2024年9月支付尾款。", "2025年3月启动招标，2024年9月支付尾款。"
    ).pairs
    found = [(two.old.text, two.new.text) for pair in pairs for two in dates_matched(pair)]
    assert found == [("2024年3月", "2025年3月"), ("2024年9月", "2024年9月")]


def test_what_only_one_text_says_is_told() -> None:
    found = _matched("开展汛期巡查。购置雨衣。", "开展汛期巡查。维修值班用房。")
    assert len(found.pairs) == len(found.added) == len(found.dropped) == 1
