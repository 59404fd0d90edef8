"""A number is written the way its cell shows it."""

import pytest

from mingxi.documents.workbook.number_formats import BUILT_IN, general, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (600.0, "600"),
        (0.1 + 0.2, "0.3"),
        (18.36, "18.36"),
        (1.15 * 3, "3.45"),
        (1234567890.12, "1234567890.12"),
        (100 / 3, "33.33333333"),
        (1e20, "100000000000000000000"),
        (0.00001, "0.00001"),
        (0.00000125, "0.00000125"),
        (-0.0, "0"),
        (-2.5, "-2.5"),
        (float("inf"), "#NUM!"),
        (float("nan"), "#NUM!"),
    ],
)
def test_general_shows_no_exponent_and_no_trace_of_binary_fractions(
    value: float, text: str
) -> None:
    assert general(value) == text
    assert shown(value, "General") == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.9545, "0.00%", "95.45%"),
        (54000, "#,##0.00", "54,000.00"),
        (2.675, "0.00", "2.68"),
        (12.5, "0", "13"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "-1,234.50"),
        (-1234.5, "0.00_ ;[Red]\\-0.00\\ ", "-1234.50"),
        (-3, "0;[Red]0", "-3"),
        (-0.001, "0.00", "0.00"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥1,234.50"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (6, '0"人"', "6人"),
        (18.36, '0.00"万元"', "18.36万元"),
        (12.5, "0.##", "12.5"),
        (12, "0.##", "12"),
        (7, "000", "007"),
        (1_234_567, "#,##0,", "1,235"),
        (5, "", "5"),
    ],
)
def test_a_format_is_followed(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize("code", ["0.00E+00", "# ?/?", "[>=10000]0.0;0", '0!.0,"万"', "@", ";;;"])
def test_what_a_rare_format_shows_is_not_guessed(code: str) -> None:
    assert shown(12345.678, code) in ("12345.678", "")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (45413, "yyyy-mm-dd", "2024-05-01"),
        (45413, 'yyyy"年"m"月"d"日"', "2024年5月1日"),
        (45413, 'yyyy"年"m"月"d"日";@', "2024年5月1日"),
        (45413, "[$-804]yyyy/m/d", "2024/5/1"),
        (45413, "yyyy\\-mm\\-dd", "2024-05-01"),
        (45413.75, "yyyy/m/d h:mm", "2024/5/1 18:00"),
        (45413.75, "h:mm:ss", "18:00:00"),
        (45413, "yy/m/d", "24/5/1"),
        (45413, "aaaa", "星期三"),
    ],
)
def test_dates_count_days(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_dates_of_some_workbooks_count_from_1904() -> None:
    assert shown(43951, "yyyy-mm-dd", since_1904=True) == "2024-05-01"


def test_a_day_beyond_the_calendar_is_a_number() -> None:
    assert shown(-1, "yyyy-mm-dd") == "-1"
    assert shown(1e9, "yyyy-mm-dd") == "1000000000"


def test_every_built_in_format_is_understood() -> None:
    for code in BUILT_IN.values():
        assert shown(45413.5, code) != "45413.5"
