"""Codes of organisations behind their labels."""

import pytest

from mingxi.prose.credit_codes import credit_codes_in

SOUND = "115301210151291309"


@pytest.mark.parametrize(
    "text",
    [
        f"统一社会信用代码：{SOUND}",
        f"统一社会信用代码为{SOUND}，",
        f"统一社会信用代码（证照）： {SOUND}",
        f"组织机构代码:{SOUND}",
    ],
)
def test_a_sound_code_is_read_behind_its_label(text: str) -> None:
    (code,) = credit_codes_in(text)
    assert (code.text, code.sound) == (SOUND, True)
    assert text[code.start : code.end] == SOUND


@pytest.mark.parametrize("code", [SOUND[:-1], SOUND[:-1] + "8", "01512913-0"])
def test_a_code_of_another_length_or_check_character_is_not_sound(code: str) -> None:
    (found,) = credit_codes_in(f"统一社会信用代码：{code}")
    assert not found.sound


@pytest.mark.parametrize(
    "text", ["邮政编码：650000", "项目代码：530402210000", "统一社会信用代码：1153****1309", ""]
)
def test_other_codes_are_left_alone(text: str) -> None:
    assert not credit_codes_in(text)
