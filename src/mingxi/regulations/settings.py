"""Reading a settings file: what is wrong in it, said so that a clerk can mend it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from mingxi.languages import Message, say
from mingxi.quantities import Money


class SettingsError(Exception):
    """A settings file that cannot be followed; ``message`` says where and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def known_members(table: Mapping[str, Any], known: Collection[str], where: str) -> None:
    """Refuse a table with a member that is not ``known``; ``where`` is its name in the file."""
    unknown = sorted(table.keys() - set(known))
    if unknown:
        raise SettingsError(
            say(
                "设置文件的 {where} 中没有“{name}”这一项。可以设置的有：{known}。",
                where=where,
                name=unknown[0],
                known="、".join(sorted(known)),
            )
        )


def table_from(value: object, where: str) -> Mapping[str, Any]:
    """Read a table."""
    if isinstance(value, Mapping):
        return value
    raise SettingsError(say("设置文件的 {where} 应当是一个表，写作 [{where}]。", where=where))


def text_from(value: object, where: str) -> str:
    """Read a text that is not empty."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise SettingsError(say("设置文件的 {where} 应当是引号里的文字。", where=where))


def amount_from(value: object, where: str) -> Money:
    """Read an amount in 元 above zero: ``300``, ``300.5`` or ``"300.50"``; no finer than a fen.

    Settings are parsed with Decimal for TOML's floats, so that no amount was ever binary.
    """
    yuan = _decimal(value)
    if yuan is None or not yuan.is_finite() or yuan <= 0 or yuan * 100 % 1:
        raise SettingsError(
            say(
                '设置文件的 {where} 应当是以元为单位的正数，至多两位小数，例如 "300"。', where=where
            )
        )
    return Money.from_yuan(yuan)


def day_from(value: object, where: str) -> date:
    """Read a day, as TOML writes it: ``2024-01-01`` without quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise SettingsError(
        say("设置文件的 {where} 应当是日期，例如 2024-01-01（不加引号）。", where=where)
    )


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
