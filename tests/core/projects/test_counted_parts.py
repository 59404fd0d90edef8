"""How many parts are announced is compared with how many there are."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.counted_parts import CountedParts, counted_lists, counted_totals
from mingxi.projects.understanding import understand


def counts(text: str) -> list[tuple[int, int]]:
    reading = understand(read_document("case.txt", text.encode()))
    found: list[CountedParts] = [*counted_totals(reading), *counted_lists(reading)]
    return [(counted.said, counted.listed) for counted in found]


@pytest.mark.parametrize("count", ["三", "3"])
def test_a_total_is_counted_by_the_amounts_it_was_added_from(count: str) -> None:
    assert counts(f"印刷费2万元；宣传费3万元；租车费1万元。以上{count}项合计6万元。") == [(3, 3)]


def test_a_total_from_more_amounts_than_parts_says_nothing() -> None:
    assert not counts("印刷费2万元；宣传费3万元；租车费1万元。以上两项合计6万元。")


def test_a_list_is_counted_by_its_numbers() -> None:
    text = "重点抓好以下四项工作：\n（一）清淤\n1.机械清淤\n2.人工清淤\n（二）植树\n（三）养护\n"
    assert counts(text) == [(4, 3)]


def test_what_no_list_follows_is_not_counted() -> None:
    assert not counts("重点抓好以下四项工作。\n全年投入资金。\n")
