"""The total, the shares and the items beside last year's."""

from mingxi.languages import render
from mingxi.projects.comparison.difference import Change, Difference, Topic, Weight

from .invented import LIBRARY_2024, LIBRARY_2025, project, told

ITEMS = """\
（一）日常保洁。聘请保洁员，需8万元。
（二）集中整治。清理河岸垃圾，需4万元。"""


def _brief(found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(told.subject, told.change.value, told.weight.value) for told in found]


def test_a_total_that_grew_is_looked_at_and_one_that_fell_is_told() -> None:
    old = project(2024)
    new = project(2025).replace("安排12万元", "安排13.5万元")
    (grew,) = told(old, new, Topic.ARRANGED)
    assert (grew.change, grew.weight) == (Change.GREW, Weight.LOOK)
    assert "12万元 → 13.5万元（+1.5万元，+12.5%）" in render(grew.message, "zh")
    assert grew.places.old is not None
    assert old[slice(*grew.places.old)] == "12万元"
    (fell,) = told(new, old, Topic.ARRANGED)
    assert (fell.change, fell.weight) == (Change.FELL, Weight.INFO)


def test_shares_that_moved_between_levels_are_told() -> None:
    found = told(LIBRARY_2024, LIBRARY_2025, Topic.FUNDING)
    assert _brief(found) == [("provincial", "fell", "info"), ("county", "grew", "info")]


def test_a_sole_payer_is_not_told_again() -> None:
    new = project(2025).replace("安排12万元", "安排13.5万元")
    assert not told(project(2024), new, Topic.FUNDING)


def test_items_that_changed_came_and_went() -> None:
    old = project(2024, ITEMS + "\n（三）设备维护。维护清漂船，需1万元。")
    new = project(
        2025,
        ITEMS.replace("需8万元", "需9万元").replace(
            "（二）", "（二）水质监测。委托检测，需2万元。\n（三）"
        ),
    )
    assert _brief(told(old, new, Topic.ITEM)) == [
        ("日常保洁", "grew", "look"),
        ("水质监测", "added", "look"),
        ("设备维护", "dropped", "info"),
    ]


def test_items_whose_numbers_moved_are_the_same_items() -> None:
    new = ITEMS.replace("（一）", "（甲）").replace("（二）", "（一）").replace("（甲）", "（二）")
    swapped = "\n".join(reversed(new.splitlines()))
    assert not told(project(2024, ITEMS), project(2025, swapped), Topic.ITEM)
