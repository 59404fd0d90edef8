"""The procurement thresholds of a place (``[place.procurement]``).

They differ by province, level and year, so none but the central ones is in the library.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mingxi.languages import say
from mingxi.quantities import Money
from mingxi.regulations.settings import SettingsError, amount_from, known_members, text_from

_WHERE = "[place.procurement]"
_AMOUNTS = ("goods_and_services", "works", "open_tender")


@dataclass(frozen=True, slots=True)
class LocalProcurement:
    """The amounts from which purchases are public procurement, and from which they are tendered.

    ``goods_and_services`` and ``works`` are the thresholds of scattered procurement (分散采购限额),
    ``open_tender`` that of open tendering; None where the place has named none.
    """

    goods_and_services: Money | None = None
    works: Money | None = None
    open_tender: Money | None = None
    source: str | None = None


NO_THRESHOLDS = LocalProcurement()
"""A place that has named none."""


def procurement_from(table: object) -> LocalProcurement:
    """Read the table; raises SettingsError where it cannot be followed."""
    if not isinstance(table, Mapping):
        raise SettingsError(say("设置文件的 {where} 应当是一个表。", where=_WHERE))
    known_members(table, (*_AMOUNTS, "source"), _WHERE)
    goods_and_services, works, open_tender = (
        amount_from(table[name], f"{_WHERE} {name}") if name in table else None for name in _AMOUNTS
    )
    source = text_from(table["source"], f"{_WHERE} source") if "source" in table else None
    return LocalProcurement(goods_and_services, works, open_tender, source)
