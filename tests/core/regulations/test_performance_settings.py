"""What a place sets for its performance targets (performance_settings)."""

import pytest

from mingxi.languages import render
from mingxi.regulations import NOWHERE, SettingsError, locality_from


def test_a_place_sets_the_weights_of_first_levels() -> None:
    settings = '[place.performance.weights]\n"产出指标" = 40\n"效益" = 40\n'
    assert locality_from(settings).performance.weights == {"产出指标": 40, "效益指标": 40}
    assert not NOWHERE.performance.weights


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[place.performance]\nweight = 3\n", "没有“weight”这一项"),
        ('[place.performance.weights]\n"产量" = 40\n', "“产量”不能用"),
        ('[place.performance.weights]\n"产出指标" = "多"\n', "“产出指标”不能用"),
        ('[place.performance.weights]\n"产出指标" = true\n', "“产出指标”不能用"),
    ],
)
def test_what_cannot_be_followed_is_told(settings: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        locality_from(settings)
    assert told in render(refused.value.message, "zh")
