"""What a call decides before anything is checked: settings, rules, severity, baseline.

The options of the command line go before the settings file.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from mingxi.cli.baselines import Baselines
from mingxi.cli.output import OutputError
from mingxi.cli.settings import (
    FAIL_ON,
    NO_SETTINGS,
    Settings,
    in_file,
    settings_file,
    settings_in,
)
from mingxi.languages import Message, say
from mingxi.regulations import Locality, SettingsError
from mingxi.rules.baseline import BaselineError
from mingxi.rules.finding import Severity
from mingxi.rules.selection import Choice, UnknownSelectorError, codes_chosen, selectors_in
from mingxi.speaking import SpokenOption, WrongCallError

Declared = TypeVar("Declared", bound=Callable[..., Any])


class Asked(NamedTuple):
    """The options as they were written; what was not is empty or None."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    settings: Path | None
    no_settings: bool
    baseline: Path | None
    write_baseline: Path | None


class Decisions(NamedTuple):
    """What is in force; ``settings`` is the file that was read, if any."""

    settings: Path | None
    codes: frozenset[str]
    locality: Locality
    fail_on: str
    baselines: Baselines


def deciding_options(command: Declared) -> Declared:
    """Declare the options; they reach the command under the names of ``Asked``."""
    return reduce(lambda declared, option: option(declared), reversed(_options()), command)


def decisions(asked: Asked, context: click.Context) -> Decisions:
    """Decide what is in force; raises WrongCallError for what cannot be followed."""
    with wrong_calls(context):
        settings = _settings(asked)
        return Decisions(
            settings.file,
            _codes(asked, settings),
            settings.locality,
            asked.fail_on or settings.fail_on or Severity.ERROR.value,
            Baselines(asked.baseline or settings.baseline, asked.write_baseline),
        )


@contextmanager
def wrong_calls(context: click.Context) -> Iterator[None]:
    """Tell of what a person wrote wrongly as a call that cannot be followed."""
    try:
        yield
    except (SettingsError, UnknownSelectorError, BaselineError, OutputError) as error:
        raise WrongCallError(error.message, context) from error


def settings_note(file: Path | None) -> Message:
    """Say which settings file is in force."""
    if file is None:
        return say("没有使用设置文件。")
    return say("使用的设置文件：{file}", file=str(file))


def _settings(asked: Asked) -> Settings:
    if asked.settings is not None and asked.no_settings:
        raise SettingsError(say("--settings 与 --no-settings 只能写一个。"))
    file = asked.settings
    if file is None and not asked.no_settings:
        file = settings_file(Path.cwd())
    return NO_SETTINGS if file is None else settings_in(file)


def _codes(asked: Asked, settings: Settings) -> frozenset[str]:
    """Choose the rules; an option takes the place of its namesake in the settings."""
    select, ignore = selectors_in(asked.select), selectors_in(asked.ignore)
    try:
        codes_chosen(Choice(word, True) for word in (*settings.select, *settings.ignore))
    except UnknownSelectorError as error:
        assert settings.file is not None
        raise SettingsError(in_file(settings.file, error.message)) from error
    return codes_chosen(
        [
            *(Choice(word, True) for word in ([] if select else settings.select)),
            *(Choice(word, False) for word in ([] if ignore else settings.ignore)),
            *(Choice(word, True) for word in select),
            *(Choice(word, False) for word in ignore),
        ]
    )


def _options() -> list[Callable[[Declared], Declared]]:
    """Give the options in the order of the help."""
    path = click.Path(path_type=Path)
    return [
        click.option(
            "--select",
            cls=SpokenOption,
            metavar="CODES",
            multiple=True,
            says=say("只使用这些规则：类别、编号开头、编号或名称，用逗号分隔，可重复；ALL 为全部"),
        ),
        click.option(
            "--ignore",
            cls=SpokenOption,
            metavar="CODES",
            multiple=True,
            says=say("不使用这些规则，写法同上；写得更具体的优先"),
        ),
        click.option(
            "--fail-on",
            cls=SpokenOption,
            type=click.Choice(FAIL_ON),
            says=say("出现这一级别或更重的问题时以状态 1 退出（默认 error；never 从不）"),
        ),
        click.option(
            "--baseline",
            cls=SpokenOption,
            metavar="FILE",
            type=path,
            says=say("基线文件：其中已有的问题不再显示，也不影响退出状态"),
        ),
        click.option(
            "--write-baseline",
            cls=SpokenOption,
            metavar="FILE",
            type=path,
            says=say("把现有的问题写入基线文件"),
        ),
        click.option(
            "--settings",
            cls=SpokenOption,
            metavar="FILE",
            type=path,
            says=say("设置文件；默认从当前文件夹逐级向上查找 mingxi.toml"),
        ),
        click.option(
            "--no-settings",
            cls=SpokenOption,
            is_flag=True,
            says=say("不使用任何设置文件"),
        ),
    ]
