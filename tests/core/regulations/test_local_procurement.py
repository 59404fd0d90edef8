"""The procurement thresholds of a place (local_procurement)."""

import pytest

from mingxi.languages import render
from mingxi.quantities import Money
from mingxi.regulations import NOWHERE, SettingsError, locality_from


def test_thresholds_are_read_one_by_one() -> None:
    found = locality_from(
        '[place.procurement]\ngoods_and_services = "500000"\nopen_tender = 2000000\n'
        'source = "蘅财采〔2020〕4号"\n'
    ).procurement
    assert found.goods_and_services == Money(50_000_000)
    assert found.open_tender == Money(200_000_000)
    assert found.works is None
    assert found.source == "蘅财采〔2020〕4号"


def test_a_place_that_names_none_has_none() -> None:
    assert NOWHERE.procurement.goods_and_services is None


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[place.procurement]\nservices = 5\n", "没有“services”这一项"),
        ('[place.procurement]\nworks = "60万"\n', "works 应当是以元为单位的正数"),
        ("[place]\nprocurement = 5\n", "[place.procurement] 应当是一个表"),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_mend(settings: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        locality_from(settings)
    assert told in render(refused.value.message, "zh")
