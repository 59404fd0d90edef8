"""Projects are found again in next year's text."""

from mingxi.places import Span
from mingxi.projects.comparison.pairing import outside

from .invented import LIBRARY_2024, LIBRARY_2025, compared, project, reading_of


def _paired(old: str, new: str) -> list[tuple[str | None, str | None]]:
    parts = compared(old, new).parts
    return [(part.old.name, part.new.name) for part in parts if part.old and part.new]


def test_a_name_moves_on_with_its_year() -> None:
    old = project(2024).replace("河道保洁经费", "2024年河道保洁经费")
    new = project(2025).replace("河道保洁经费", "2025年河道保洁经费")
    assert _paired(old, new) == [("2024年河道保洁经费", "2025年河道保洁经费")]


def test_a_name_that_changed_a_little_is_found_again_and_others_came_and_went() -> None:
    assert _paired(LIBRARY_2024, LIBRARY_2025) == [("农家书屋更新经费", "农家书屋图书更新经费")]
    found = compared(LIBRARY_2024, LIBRARY_2025)
    assert [gone.name for gone in found.gone] == ["广场文艺演出补助"]
    assert [arrived.name for arrived in found.arrived] == ["戏曲进乡村补助"]


def test_a_renamed_project_is_known_by_its_words() -> None:
    content = (
        "聘请保洁员对县城段河道开展日常巡查和打捞清运。汛期加密巡查并及时清除漂浮物。"
        "每季度组织一次河岸垃圾集中整治。"
    )
    new = project(2025, content).replace("河道保洁经费", "水环境管护资金")
    assert _paired(project(2024, content), new) == [("河道保洁经费", "水环境管护资金")]


def test_other_projects_of_one_unit_are_not_paired() -> None:
    new = project(2025, "维修水库启闭机。", "验收后支付。", "全县有水库9座。").replace(
        "河道保洁经费", "水库维修资金"
    )
    assert not _paired(project(2024), new)


def test_of_two_units_with_one_name_each_meets_its_own() -> None:
    here, there = project(2024), project(2024).replace("水务局", "住建局")
    new = project(2025).replace("水务局", "住建局")
    (part,) = [part for part in compared(here + there, new).parts if part.old]
    assert part.old is not None
    assert part.old.unit == "柳坝县住建局"


def test_what_is_in_no_project_lies_around_them() -> None:
    text = project(2024)
    ranges = list(outside(reading_of(text)))
    assert ranges == [Span(0, text.index("一、"))]
