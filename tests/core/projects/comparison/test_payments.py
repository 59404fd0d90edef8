"""The payment plan beside last year's."""

from mingxi.languages import render
from mingxi.projects.comparison.difference import Change, Topic

from .invented import project, told


def _said(old: str, new: str) -> list[tuple[Change, str]]:
    found = told(project(2024, plan=old), project(2025, plan=new), Topic.INSTALMENT)
    return [(difference.change, render(difference.message, "zh")) for difference in found]


def test_the_same_months_of_the_next_year_are_no_change() -> None:
    old = "保洁费2024年6月支付6万元；集中整治费2024年11月支付6万元。"
    assert not _said(old, old.replace("2024", "2025"))


def test_another_amount_or_month_is_told() -> None:
    old = "保洁费于2024年6月支付6万元。"
    assert _said(old, "保洁费于2025年6月支付7万元。") == [
        (Change.GREW, "“保洁费”的支付：6月6万元 → 6月7万元。")
    ]
    assert _said(old, "保洁费于2025年9月支付6万元。") == [
        (Change.CHANGED, "“保洁费”的支付：6月6万元 → 9月6万元。")
    ]


def test_payments_that_came_or_went_are_told() -> None:
    old = "保洁费于2024年6月支付6万元。"
    both = "保洁费于2025年6月支付6万元；水质监测费于2025年9月支付2万元。"
    assert _said(old, both) == [(Change.ADDED, "支付计划新增“水质监测费”：9月2万元。")]
    assert _said(both, old) == [(Change.DROPPED, "支付计划不再有“水质监测费”：原为9月2万元。")]
