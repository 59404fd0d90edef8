"""Organs of counties that a project does not belong to."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.divisions import other_counties_in
from mingxi.projects.understanding import understand


def counties(sentence: str, unit: str = "柳坝县水务局") -> list[str]:
    text = (
        f"{unit}2024年项目文本\n一、项目名称\n河道保洁\n三、项目实施单位\n{unit}\n"
        f"五、项目实施内容\n{sentence}\n六、资金安排情况\n12万元。\n"
    )
    reading = understand(read_document("case.txt", text.encode()))
    return [other.county for other in other_counties_in(reading)]


@pytest.mark.parametrize(
    "sentence", ["青岘县水务局负责检查。", "保洁完成后，青岘县水务局验收。", "由青岘县财政局拨付。"]
)
def test_an_organ_of_another_county_is_found(sentence: str) -> None:
    assert counties(sentence) == ["青岘县"]


@pytest.mark.parametrize(
    "sentence",
    [
        "柳坝县财政局拨付。",
        "由柳坝县财政局拨付。",
        "确保县政府办公室运转。",
        "保证县水务局人员到位。",
        "由县水务局检查。",
        "各县水务局分别检查。",
        "到青岘县水务局交流学习。",
        "根据《青岘县水务局河道保洁办法》（青水发〔2020〕3号），由县水务局检查。",
        "与青岘县水务局联合巡河。",
    ],
)
def test_own_organs_partners_and_citations_are_left_alone(sentence: str) -> None:
    assert not counties(sentence)


@pytest.mark.parametrize(
    "sentence", ["切实保障青岘县群众饮水安全。", "促进青岘县经济发展。", "位于青岘县境内。"]
)
def test_the_people_and_the_land_of_another_county_are_found(sentence: str) -> None:
    assert counties(sentence) == ["青岘县"]


@pytest.mark.parametrize(
    "sentence",
    [
        "切实保障全县人民群众饮水安全。",
        "促进柳坝县经济发展。",
        "惠及两县居民。",
        "与青岘县群众联合巡河。",
        "保障民族县经济发展。",
        "加快富民强县经济转型。",
    ],
)
def test_the_people_of_the_own_county_and_of_partners_are_left_alone(sentence: str) -> None:
    assert not counties(sentence)


def test_a_city_has_no_part_in_the_text_of_another_city() -> None:
    assert counties("由青岘市公共交通公司申报。", unit="栎阳市交通运输局") == ["青岘市"]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("由青岘市公共交通公司申报。", "柳坝县交通运输局"),
        ("由青岘市捷运有限公司承接。", "栎阳市交通运输局"),
        ("由栎阳市公共交通公司申报。", "栎阳市交通运输局"),
    ],
)
def test_a_county_has_a_city_above_it_and_a_firm_comes_from_anywhere(
    sentence: str, unit: str
) -> None:
    assert not counties(sentence, unit=unit)


def test_a_text_of_a_longer_county_name_may_use_the_short_one() -> None:
    assert not counties("由栎阳县财政局拨付。", unit="栎阳彝族自治县水务局")


@pytest.mark.parametrize(
    "unit", ["云坪镇人民政府", "云坪镇社区服务中心", "全县河道管理所", "栎阳开发区管理委员会"]
)
def test_nothing_is_another_s_where_the_own_county_is_not_told(unit: str) -> None:
    assert not counties("由青岘县财政局拨付。", unit=unit)


def test_a_district_has_other_counties_too() -> None:
    assert counties("由青岘县财政局拨付。", unit="栎阳市澜川区水务局") == ["青岘县"]
