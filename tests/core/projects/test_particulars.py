import pytest

from mingxi.places import Span
from mingxi.projects.particulars import name_in, unit_in, year_in
from mingxi.projects.project_text import Section, SectionKey
from mingxi.prose.marks import DateKind, DateMark


def _section(text: str, key: SectionKey = SectionKey.NAME) -> Section:
    return Section(key, "", 0, 0, len(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("水渠清淤经费。\n", "水渠清淤经费"),
        ("\n  XX镇公厕管护 \n\n", "XX镇公厕管护"),
        ("项目名称：水渠清淤\n第二行\n", "水渠清淤"),
        ("[bookmark: _GoBack]水渠清淤\n", "水渠清淤"),
        ("\n \n", None),
    ],
)
def test_the_name_is_the_first_line_without_its_trimmings(text: str, name: str | None) -> None:
    assert name_in(text, _section(text)) == name


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("雁洄县水务局。\n", "雁洄县水务局"),
        ("雁洄县水务局，具体由河道股承办。\n", "雁洄县水务局"),
        ("雁洄县水务局、各乡镇人民政府\n", "雁洄县水务局"),
        ("雁洄县水务局（县河长制办公室）\n", "雁洄县水务局"),
        ("地址：雁洄路9号\n单位名称：雁洄县水务局\n电话：略\n", "雁洄县水务局"),
        ("由雁洄县水务局组织实施。\n", "雁洄县水务局"),
        ("\n", None),
    ],
)
def test_the_unit_is_the_first_one_named(text: str, unit: str | None) -> None:
    assert unit_in(text, _section(text, SectionKey.UNIT)) == unit


def test_an_absent_section_names_nothing() -> None:
    assert name_in("", None) is None
    assert unit_in("", None) is None


def _date(year: int, start: int) -> DateMark:
    first = f"{year}-06-01"
    return DateMark(start, start + 7, f"{year}年6月", DateKind.MONTH, first, f"{year}-06-30", 6)


def test_the_year_of_the_name_goes_before_the_title_and_the_title_before_the_plan() -> None:
    title = "雁洄县水务局2024年项目公开\n发布日期：2023年12月5日\n"
    plan = _section(title, SectionKey.PLAN)
    dates = [_date(2022, 3), _date(2022, 9), _date(2026, 12)]
    titles = [Span(0, len(title))]
    assert year_in(title, "2025年水渠清淤", titles, [plan], dates) == 2025
    assert year_in(title, "水渠清淤", titles, [plan], dates) == 2024
    assert year_in(title, "水渠清淤", [], [plan], dates) == 2022
    assert year_in(title, "水渠清淤", [], [], []) is None


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("二〇二四年水渠清淤", 2024),
        ("２０２４年度水渠清淤", 2024),
        ("2021—2025年规划之2023年工程", 2023),
        ("2023年12月工程", None),
        ("2021-2025年规划", None),
    ],
)
def test_a_period_or_a_date_is_no_budget_year(name: str, year: int | None) -> None:
    assert year_in("", name, [], [], []) == year


def test_the_target_table_tells_the_year_where_nothing_else_does() -> None:
    text = "\t项目支出绩效目标申报表\n\t（2026年度）\n"
    assert year_in(text, None, [], [_section(text, SectionKey.TARGETS)], []) == 2026
