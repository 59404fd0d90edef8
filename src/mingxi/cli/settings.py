"""The settings file of a place or a unit, ``mingxi.toml``: found, read, its mistakes told."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mingxi.languages import Message, say
from mingxi.regulations import NOWHERE, Locality, SettingsError, locality_from
from mingxi.rules.finding import Severity

FILE_NAME = "mingxi.toml"
NEVER = "never"
FAIL_ON = (*(severity.value for severity in Severity), NEVER)

_TABLES = ("check", "place")
_REPOSITORY = ".git"


class Settings(NamedTuple):
    """What a settings file says; every member has a value that says “nothing set”.

    ``file`` is where it was read; ``baseline`` is relative to the folder of that file.
    """

    file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    baseline: Path | None = None
    locality: Locality = NOWHERE


NO_SETTINGS = Settings()


def settings_file(folder: Path) -> Path | None:
    """Find the settings file in ``folder`` or above it, up to the root of a repository."""
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
        if (place / _REPOSITORY).exists():
            return None
    return None


def settings_in(file: Path) -> Settings:
    """Read a settings file; raises SettingsError that names the file, the mistake and the mend."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        locality = locality_from(text)
        return _settings(tomllib.loads(text), file, locality)
    except SettingsError as error:
        raise SettingsError(in_file(file, error.message)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = say("无法打开：{reason}。请检查路径和权限。", reason=reason)
        raise SettingsError(in_file(file, said)) from error
    except UnicodeDecodeError as error:
        said = say("不是UTF-8编码。请用UTF-8编码重新保存。")
        raise SettingsError(in_file(file, said)) from error


def in_file(file: Path, what: Message) -> Message:
    """Say in which settings file something is wrong."""
    return say("设置文件 {file}：{what}", file=str(file), what=what)


def _settings(tables: Mapping[str, Any], file: Path, locality: Locality) -> Settings:
    _require_known(tables, _TABLES, say("最外层"))
    table = tables.get("check", {})
    if not isinstance(table, dict):
        raise SettingsError(say("“check”应当写成 [check] 表。"))
    _require_known(table, ("select", "ignore", "fail-on", "baseline"), say("[check] 中"))
    fail_on, baseline = table.get("fail-on"), table.get("baseline")
    if fail_on is not None and fail_on not in FAIL_ON:
        raise SettingsError(say("[check] 的 fail-on 只能是：{known}。", known=", ".join(FAIL_ON)))
    if baseline is not None and not (isinstance(baseline, str) and baseline):
        raise SettingsError(say("[check] 的 baseline 应当是文件名，用引号括起。"))
    return Settings(
        file,
        _selectors(table, "select"),
        _selectors(table, "ignore"),
        fail_on,
        None if baseline is None else file.parent / baseline,
        locality,
    )


def _require_known(table: Mapping[str, Any], known: tuple[str, ...], where: Message) -> None:
    unknown = sorted(table.keys() - set(known))
    if unknown:
        raise SettingsError(
            say(
                "{where}没有“{name}”这一项。可以设置的有：{known}。",
                where=where,
                name=unknown[0],
                known=known,
            )
        )


def _selectors(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = table.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise SettingsError(
            say('[check] 的 {name} 应当是规则的列表，例如 {name} = ["AR", "CI101"]。', name=name)
        )
    return tuple(words)
