"""Numbers taken apart, titles compared, slips of the pen told from other documents."""

import pytest

from mingxi.projects.policy_basis import likely_slip, named_period, number_parts, title_key


def test_a_number_has_an_organ_a_year_and_a_serial() -> None:
    parts = number_parts("柳政办发〔2018〕9号")
    assert parts == ("柳政办发", 2018, "9")
    assert parts is not None
    assert parts.series == ("柳政办发", 2018)


def test_an_order_has_no_parts() -> None:
    assert number_parts("国务院令第431号") is None


@pytest.mark.parametrize(
    "title",
    [
        "关于印发〈柳坝县河道保洁办法〉的通知",
        "关于印发<柳坝县河道保洁办法>的通知",
        "柳坝县 河道保洁办法",
        "柳坝县河道保洁办法",
    ],
)
def test_a_title_is_known_however_it_is_marked(title: str) -> None:
    assert title_key(title) == "柳坝县河道保洁办法"


def test_a_notice_that_carries_out_a_document_is_another_document() -> None:
    central = title_key("某委关于贯彻落实〈关于加强河湖治理的决定〉的意见")
    assert central != title_key("关于加强河湖治理的决定")


@pytest.mark.parametrize(
    ("one", "other"), [("18", "8"), ("41", "14"), ("6", "16"), ("27", "21"), ("120", "102")]
)
def test_one_slip_of_the_pen_is_likely(one: str, other: str) -> None:
    assert likely_slip(f"柳政办发〔2018〕{one}号", f"柳政办发〔2018〕{other}号")
    assert likely_slip(f"柳政办发〔2018〕{other}号", f"柳政办发〔2018〕{one}号")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("柳政办发〔2018〕41号", "柳政办发〔2019〕14号"),
        ("柳政办发〔2018〕41号", "柳办发〔2018〕14号"),
        ("柳政办发〔2018〕41号", "柳政办发〔2018〕73号"),
        ("柳政办发〔2018〕5号", "柳政办发〔2018〕6号"),
        ("柳政办发〔2018〕5号", "柳政办发〔2018〕5号"),
        ("国务院令第431号", "国务院令第413号"),
    ],
)
def test_other_documents_are_no_slips(one: str, other: str) -> None:
    assert not likely_slip(one, other)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("柳坝县水环境治理规划（2018—2022年）", (2018, 2022)),
        ("柳坝县2021-2023年教育培训规划", (2021, 2023)),
        ("柳坝县“十三五”水利发展规划", (2016, 2020)),
        ("柳坝县河道保洁办法", None),
        ("柳坝县2019年预算绩效管理办法", None),
    ],
)
def test_a_plan_is_in_force_for_the_years_its_title_names(
    title: str, period: tuple[int, int] | None
) -> None:
    assert named_period(title) == period
