"""Known slips of the pen, and the right words that look like them."""

import pytest

from mingxi.prose.slips import slips_in


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("经费由县级财政核拔", "核拔", "核拨"),
        ("党政机关国内商务接待管理办法", "商务接待", "公务接待"),
        ("代为概况：科室代办", "代为概况", "单位概况"),
        ("截止2023年底", "截止20", "截至20"),
        ("截止目前", "截止目前", "截至目前"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text: str, written: str, meant: str) -> None:
    (slip,) = slips_in(text)
    assert (slip.written, slip.meant) == (written, meant)
    assert text[slip.span.start : slip.span.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "海拔1900米",
        "公司商务接待中心",
        "报名截止日期",
        "截至2023年底",
        "救灾帐篷",
        "紧紧围绕",
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    assert not list(slips_in(text))
