"""Dates and periods: how they are written, what days they cover, whose year they take."""

from calendar import monthrange
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.prose.dates import dates_in
from mingxi.prose.marks import DateKind, DateMark


def only(text: str, year: int | None = 2024) -> DateMark:
    (mark,) = dates_in(text, year)
    return mark


def extents(text: str, year: int | None = 2024) -> list[tuple[str, str | None, str | None]]:
    return [(mark.text, mark.first, mark.last) for mark in dates_in(text, year)]


@pytest.mark.parametrize(
    ("written", "kind", "first", "last"),
    [
        ("2024年6月30日", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("2024 年 6 月 30 日", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("2024-06-30", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("2024/6/30", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("2024.6.30", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("二〇二四年六月三十日", DateKind.DAY, "2024-06-30", "2024-06-30"),
        ("２０２４年６月", DateKind.MONTH, "2024-06-01", "2024-06-30"),
        ("2024年2月", DateKind.MONTH, "2024-02-01", "2024-02-29"),
        ("2023年2月底", DateKind.MONTH, "2023-02-28", "2023-02-28"),
        ("2024年5月中旬", DateKind.MONTH, "2024-05-11", "2024-05-20"),
        ("2023年第一季度", DateKind.QUARTER, "2023-01-01", "2023-03-31"),
        ("2023年2季度末", DateKind.QUARTER, "2023-06-30", "2023-06-30"),
        ("2023年下半年", DateKind.HALF, "2023-07-01", "2023-12-31"),
        ("2023年前三季度", DateKind.PERIOD, "2023-01-01", "2023-09-30"),
        ("2023年", DateKind.YEAR, "2023-01-01", "2023-12-31"),
        ("2023年度", DateKind.YEAR, "2023-01-01", "2023-12-31"),
        ("2023年底", DateKind.YEAR, "2023-12-31", "2023-12-31"),
        ("2020年1月-12月", DateKind.PERIOD, "2020-01-01", "2020-12-31"),
        ("2023年1月至10月", DateKind.PERIOD, "2023-01-01", "2023-10-31"),
        ("2023年1月—2025年12月", DateKind.PERIOD, "2023-01-01", "2025-12-31"),
        ("2023年5至8月", DateKind.PERIOD, "2023-05-01", "2023-08-31"),
        ("2023年9月至次年2月", DateKind.PERIOD, "2023-09-01", "2024-02-29"),
        ("2023年11月至2月", DateKind.PERIOD, "2023-11-01", "2024-02-29"),
        ("2023年3月1日至4月30日", DateKind.PERIOD, "2023-03-01", "2023-04-30"),
        ("2023年3月1—15日", DateKind.PERIOD, "2023-03-01", "2023-03-15"),
        ("2021—2025年", DateKind.PERIOD, "2021-01-01", "2025-12-31"),
        ("2025年—2021年", DateKind.PERIOD, "2025-01-01", "2021-12-31"),
        ("“十四五”期间", DateKind.PERIOD, "2021-01-01", "2025-12-31"),
        ("十三五时期", DateKind.PERIOD, "2016-01-01", "2020-12-31"),
    ],
)
def test_a_date_covers_the_days_it_names(
    written: str, kind: DateKind, first: str, last: str
) -> None:
    mark = only(f"计划于{written}实施。")
    assert (mark.text, mark.kind, mark.first, mark.last) == (written, kind, first, last)
    assert mark.year_written
    assert not mark.deadline


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("6月底前", "2024-06-30"),
        ("11月30日前", "2024-11-30"),
        ("12月15日之前", "2024-12-15"),
        ("12月31日止", "2024-12-31"),
        ("8月前", "2024-08-31"),
        ("10月份前", "2024-10-31"),
        ("10月老年节前", "2024-10-31"),
        ("六月底以前", "2024-06-30"),
        ("年底前", "2024-12-31"),
        ("今年底前", "2024-12-31"),
        ("次年3月底前", "2025-03-31"),
        ("三季度末前", "2024-09-30"),
        ("6月30日（含）前", "2024-06-30"),
    ],
)
def test_a_deadline_without_a_year_takes_the_year_given(written: str, last: str) -> None:
    mark = only(f"{written}付清3.5万元")
    assert (mark.text, mark.last) == (written, last)
    assert mark.deadline
    assert not mark.year_written


def test_a_year_before_a_festival_is_a_deadline_in_that_year() -> None:
    mark = only("于2024年春节前完成")
    assert (mark.text, mark.kind, mark.deadline) == ("2024年春节前", DateKind.YEAR, True)


@pytest.mark.parametrize("text", ["2024年6月前期工作", "2024年6月前后", "2024年前5个月"])
def test_not_every_before_is_a_deadline(text: str) -> None:
    assert not only(text).deadline


def test_a_month_takes_the_year_written_last_in_its_paragraph() -> None:
    text = "2022年完成验收，3月付款。\n4月开工，2023年续建，5月完工。"
    assert extents(text) == [
        ("2022年", "2022-01-01", "2022-12-31"),
        ("3月", "2022-03-01", "2022-03-31"),
        ("4月", "2024-04-01", "2024-04-30"),
        ("2023年", "2023-01-01", "2023-12-31"),
        ("5月", "2023-05-01", "2023-05-31"),
    ]


def test_without_any_year_a_month_has_no_days() -> None:
    mark = only("6月底前完成", year=None)
    assert (mark.first, mark.last, mark.month, mark.impossible) == (None, None, 6, False)


def test_every_member_of_a_list_is_a_date() -> None:
    assert [mark[2:6] for mark in dates_in("欠付2021、2022、2023年费用")] == [
        ("2021", DateKind.YEAR, "2021-01-01", "2021-12-31"),
        ("2022", DateKind.YEAR, "2022-01-01", "2022-12-31"),
        ("2023年", DateKind.YEAR, "2023-01-01", "2023-12-31"),
    ]
    listed = dates_in("利息于2023年3、6、9、12月支付", 2024)
    assert [mark.text for mark in listed] == ["2023年3", "6", "9", "12月"]
    assert {mark.year_written for mark in listed} == {True}
    assert [mark.last for mark in listed][-1] == "2023-12-31"


@pytest.mark.parametrize("text", ["2、3月底前完成招标", "一、建设内容。\n2、3月底前完成招标"])
def test_the_number_of_an_item_is_no_member_of_a_list(text: str) -> None:
    assert only(text).text == "3月底前"


def test_the_number_of_an_item_is_no_part_of_a_year() -> None:
    assert only("2.2024年培训经费").text == "2024年"


@pytest.mark.parametrize(
    "text",
    [
        "按12个月、8个月计算",
        "5人×12月=60元",
        "共36月",
        "全年、当年、本年、上年、次年",
        "实行一月一调度、一季一通报",
        "按季度拨付，每季度末结算，四个季度",
        "3.5月，1,202年",
        "编号JM-2025-03-00224",
        "税务总局公告2019年第39号",
        "〔2019〕81号，（2021）10号",
        "2020年级新生",
        "每年底前",
        "今后五年",
    ],
)
def test_durations_and_numbers_are_no_dates(text: str) -> None:
    assert dates_in(text, 2024) == ()


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("11月30日", False),
        ("11月31日", True),
        ("2024年2月29日", False),
        ("2023年2月29日", True),
        ("2024年2月30日", True),
        ("12月", False),
        ("13月", True),
        ("2024年13月", True),
        ("2024-13-05", True),
        ("3月0日", True),
        ("2024年11月1日至11月31日", True),
    ],
)
def test_a_date_no_calendar_has_is_flagged(text: str, impossible: bool) -> None:
    mark = only(text)
    assert mark.impossible is impossible
    assert (mark.last is None) is impossible


def test_without_a_year_the_leap_day_may_exist() -> None:
    assert not only("2月29日", year=None).impossible


def test_a_title_mark_that_is_never_closed_hides_no_date() -> None:
    text = "按《管护规划实施。\n2024年6月完成。\n7月验收。\n见规划》第二版。"
    assert [date.text for date in dates_in(text)] == ["2024年6月", "7月"]
    broken = "按《2021—2025年\n管护规划》，2024年6月完成。"
    assert [date.text for date in dates_in(broken)] == ["2024年6月"]


def test_years_within_titles_and_skipped_ranges_are_passed_over() -> None:
    text = "按《2021—2025年规划》和2020年会议精神，6月完成"
    start = text.index("2020")
    assert extents(text) == [
        ("2020年", "2020-01-01", "2020-12-31"),
        ("6月", "2020-06-01", "2020-06-30"),
    ]
    assert [mark.text for mark in dates_in(text, 2024, skip=[(start, start + 9)])] == ["6月"]


days = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(days, st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%Y/%m/%d}"]))
def test_a_printed_day_reads_back(day: date, form: str) -> None:
    mark = only(f"于{form.format(day)}付清")
    assert (mark.first, mark.last, mark.month) == (day.isoformat(), day.isoformat(), day.month)


@given(days, days)
def test_a_printed_period_reads_back(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    mark = only(f"{first.year}年{first.month}月至{last.year}年{last.month}月")
    assert mark.kind is DateKind.PERIOD
    assert mark.first == first.replace(day=1).isoformat()
    assert mark.last == last.replace(day=monthrange(last.year, last.month)[1]).isoformat()


_PIECES = st.sampled_from(
    [
        *"0123456789年月日、，。\n-—/.（）《》前底至一二十",
        "2024年",
        "季度",
        "半年",
        "次年",
        "12月",
        "十四五期间",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join), st.none() | st.integers(2000, 2030))
def test_dates_are_in_order_apart_and_quote_the_text(text: str, year: int | None) -> None:
    found = dates_in(text, year)
    assert all(text[mark.start : mark.end] == mark.text and mark.text for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((mark.first is None) == (mark.last is None) or mark.impossible for mark in found)
