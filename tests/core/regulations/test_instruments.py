"""The instruments of the library: what is cited, and when it was in force."""

from datetime import date

import pytest

from mingxi.regulations import Confidence, Instrument, instrument_of, instruments


def test_an_instrument_is_in_force_from_its_first_day_to_its_last() -> None:
    repealed = instrument_of("official-documents-2000")
    assert repealed.in_force_on(date(2012, 6, 30))
    assert not repealed.in_force_on(date(2012, 7, 1))
    assert instrument_of("official-documents").in_force_on(date(2012, 7, 1))
    assert not instrument_of("official-documents").in_force_on(date(2012, 6, 30))


def test_an_instrument_is_cited_by_title_and_number() -> None:
    assert instrument_of("purchase-of-services").cited == (
        "《政府购买服务管理办法》（财政部令第102号）"
    )
    assert instrument_of("civil-code").cited == "《中华人民共和国民法典》"


@pytest.mark.parametrize("instrument", instruments().values(), ids=lambda entry: entry.key)
def test_no_entry_is_doubtful_and_every_successor_is_an_entry(instrument: Instrument) -> None:
    assert instrument.confidence is not Confidence.DOUBTFUL
    assert instrument.successor is None or instrument.successor in instruments()


def test_an_unknown_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        instrument_of("no-such-law")
