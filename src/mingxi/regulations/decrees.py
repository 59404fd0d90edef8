"""The numbers by which well-known regulations were issued, to hold a citation against.

The entries stand in ``library/decrees.toml``, only those that are certain.
"""

from functools import cache

from mingxi.patterns import pattern_of
from mingxi.regulations.instruments import instruments
from mingxi.regulations.library import entries_of

_PREFIX = "中华人民共和国"
_NOT_OF_A_TITLE = pattern_of(r"[（(](?:\d{4}年?)?修[订正][本版]?[）)]|[\s《》〈〉“”]")


def numbers_of(title: str) -> tuple[str, ...]:
    """Give every number that the document with this title was issued by, as one cites it.

    Empty for a title that the library does not know.
    """
    return _numbers().get(_key(title), ())


def _key(title: str) -> str:
    return _NOT_OF_A_TITLE.sub("", title).removeprefix(_PREFIX)


@cache
def _numbers() -> dict[str, tuple[str, ...]]:
    issued: dict[str, tuple[str, ...]] = {
        _key(instrument.title): (instrument.number,)
        for instrument in instruments().values()
        if instrument.number is not None
    }
    for organ, titles in entries_of("decrees").items():
        for title, serials in titles.items():
            issued[_key(title)] = tuple(f"{organ}第{serial}号" for serial in serials)
    return issued
