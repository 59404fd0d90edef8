"""Unit prices beside the standards that a place has set for their fee and units."""

from collections.abc import Iterator, Sequence

from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.regulations.local_standards import LocalStandard
from mingxi.rules.priced_fees import PricedFee, priced_fees


def local_prices(
    reading: Reading, standards: Sequence[LocalStandard]
) -> Iterator[tuple[PricedFee, list[LocalStandard]]]:
    """Give each price for which the place has set a standard of any year, with these standards.

    A standard for one word (副高) holds where the sentence has it, and there before the others.
    """
    if not standards:
        return
    for priced in priced_fees(reading, *{item.fee for item in standards}):
        fitting = [
            item for item in standards if item.fee is priced.fee and item.per == priced.price.per
        ]
        chosen = _applying(reading, priced, fitting)
        if chosen:
            yield priced, chosen


def _applying(
    reading: Reading, priced: PricedFee, standards: list[LocalStandard]
) -> list[LocalStandard]:
    sentence = reading.text[slice(*sentence_at(reading.text, priced.figure.start))]
    special = [item for item in standards if item.applies and item.applies in sentence]
    return special or [item for item in standards if item.applies is None]
