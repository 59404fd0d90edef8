"""A comparison for the eye: legible at 80 columns, complete without colour."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from mingxi.reports.comparison_report import Given, report_comparison
from mingxi.reports.document_report import Wishes
from mingxi.reports.terminal import Sheet, print_comparison

from .test_comparison_report import NEW, OLD


def _printed(old: str, new: str, *, width: int = 80, verbose: bool = False) -> str:
    given = Given("旧.txt", old.encode()), Given("新.txt", new.encode())
    told = report_comparison(*given, Wishes(with_text=True))
    file = StringIO()
    sheet = Sheet(Console(file=file, width=width), "zh")
    print_comparison(sheet, told, verbose=verbose)
    return file.getvalue()


COUNT = """\
  ! 需要核对 · 第 9 行 → 第 9 行
    人数增加：6人 → 8人（+2人，+33.3%）。请核对名册或统计数。
    影响  按文中算式，仅此一项使金额增加6.12万元。
    阅览室管理员8人，每人每月2,550元，全年共24.48万元。
                ^^^
"""


def test_a_difference_shows_both_values_its_effect_and_its_sentence() -> None:
    assert COUNT in _printed(OLD, NEW)


def test_the_head_names_project_years_and_counts() -> None:
    printed = _printed(OLD, NEW)
    assert "2024年 → 2025年 · 青禾县文化馆" in printed
    assert "! 需要核对" in printed
    assert "句子：相同" in printed


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    printed = _printed(OLD, NEW, width=width, verbose=True)
    assert all(cell_len(line) <= width for line in printed.splitlines())


def test_other_places_of_a_change_are_named_once() -> None:
    again = "六、项目实施成效\n惠及读者，县级财政安排{}。\n"
    printed = _printed(OLD + again.format("18.36万元"), NEW + again.format("24.48万元"))
    assert "另见  第 9、15 行" in printed


def test_sentences_that_came_and_went_are_listed_where_asked_for() -> None:
    new = NEW.replace("付清。", "付清。另行组织考核。")
    assert "另行组织考核" not in _printed(OLD, new)
    assert "新增的句子\n    + 第 13 行  另行组织考核" in _printed(OLD, new, verbose=True)
    assert "删去的句子" in _printed(new, OLD, verbose=True)


def test_identical_texts_and_unreadable_ones_are_told() -> None:
    assert "两份文本完全相同。" in _printed(OLD, OLD)
    printed = _printed("", NEW)
    assert "✗ 旧.txt  empty-file" in printed
    assert "需要核对" not in printed


def test_texts_that_agree_say_so() -> None:
    assert "没有发现变化的数字和照抄的年份。" in _printed(OLD, OLD + "\n")


def test_projects_that_came_and_went_are_listed() -> None:
    other = OLD.replace("乡村阅览室", "校车").replace("管理员", "照管员").replace("付清", "结算")
    printed = _printed(OLD, other.replace("文化馆", "教育局"))
    assert "新增的项目\n  !  青禾县校车运营补助 · 青禾县教育局 · 183,600元" in printed
    assert "不再有的项目\n  ·  青禾县乡村阅览室运营补助" in printed
