"""What a place sets for itself (locality)."""

import pytest

from mingxi.languages import render
from mingxi.regulations import NOWHERE, SettingsError, locality_from


def test_a_settings_file_without_a_place_sets_nothing() -> None:
    assert locality_from("") == NOWHERE
    assert locality_from('[check]\nignore = ["TX"]\n') == NOWHERE


def test_a_place_has_a_name() -> None:
    assert locality_from('[place]\nname = "蘅川县"\n').name == "蘅川县"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[place", "设置文件不是正确的TOML"),
        ("[place]\nnaem = '蘅川县'\n", "[place] 中没有“naem”这一项。可以设置的有："),
        ("[place]\nname = 5\n", "place.name 应当是引号里的文字"),
        ("place = 5\n", "应当是一个表，写作 [place]"),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_mend(settings: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        locality_from(settings)
    assert told in render(refused.value.message, "zh")
