"""Sentences, lines and brackets say which figures belong together."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


def test_a_semicolon_parts_two_lists(lines: Lines) -> None:
    assert lines("甲组：男3人、女4人，共7人；乙组：男5人、女6人，共11人。") == [
        "sum: 3人 + 4人 = 7人 ✓ 7人",
        "sum: 5人 + 6人 = 11人 ✓ 11人",
    ]


def test_a_bracket_keeps_its_figures_to_itself(lines: Lines) -> None:
    assert lines("道路20万元（材料12万元、人工8万元）、桥梁30万元，合计50万元。") == [
        "split: 12万元 + 8万元 = 200,000元 ✓ 20万元",
        "sum: 20万元 + 30万元 = 500,000元 ✓ 50万元",
    ]


def test_a_bracket_that_never_closes_holds_nothing_together(failing: Lines) -> None:
    assert failing("道路20万元（含桥涵，桥梁30万元，合计50万元。") == []


def test_a_sentence_cut_by_the_width_of_a_page_goes_on(lines: Lines) -> None:
    cut = (
        "本项目为云陂镇辖区内各自然村聘用森林巡护员，负责日常巡山护林工作，每人每月补助800元，\n"
        "40人全年共38.4万元。"
    )
    assert lines(cut) == ["product: 800元/(人·月) × 40人 × 12个月 = 384,000元 ✓ 38.4万元"]


def test_a_numbered_line_is_a_part_of_its_own(lines: Lines) -> None:
    assert lines("1.电费3万元，其中办公2万元、路灯1万元\n2.水费2万元\n合计5万元") == [
        "split: 2万元 + 1万元 = 30,000元 ✓ 3万元",
        "sum: 3万元 + 2万元 = 50,000元 ✓ 5万元",
    ]


@pytest.mark.parametrize("mark", ["①{}②{}③{}", "  1.{}  2.{}  3.{}", "（1）{}（2）{}（3）{}"])
def test_items_inside_a_paragraph_are_parts(lines: Lines, mark: str) -> None:
    items = mark.format("电费3万元；", "水费2万元；", "燃料4万元。")
    assert lines(f"{items}三项合计9万元。") == ["sum: 3万元 + 2万元 + 4万元 = 90,000元 ✓ 9万元"]
