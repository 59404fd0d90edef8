"""Commands whose help and complaints speak the reader's language.

Click's own texts are English and fixed when a command is declared; here they are messages, rendered
when they are shown. The language is known before anything is parsed, so that even ``--help`` and a
wrong call are answered in it: ``--lang`` wherever it stands, else ``MINGXI_LANG``, else Chinese. It
is the context's ``obj``.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

import click
from rich.cells import cell_len

from mingxi.languages import CatalogueMissingError, Language, Message, render, say
from mingxi.reports.terminal.typesetting import rows

ENVIRONMENT = "MINGXI_LANG"
EXIT_WRONG_CALL = 2
EXIT_INTERRUPTED = 130

_WIDTH_MAX = 100
_INDENT = "  "

Declared = TypeVar("Declared", bound=Callable[..., Any])


def spoken(arguments: Sequence[str]) -> str:
    """Give the language that a call asks for; a language nobody speaks is answered in Chinese."""
    asked = os.environ.get(ENVIRONMENT, "")
    words = iter(arguments)
    for word in words:
        if word == "--":
            break
        if word == "--lang":
            asked = next(words, "")
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in set(Language) else Language.ZH


class WrongCallError(click.UsageError):
    """A call that cannot be followed, with a message in both languages."""

    def __init__(self, said: Message, ctx: click.Context) -> None:
        super().__init__(said.template, ctx)
        self.said = said


class SpokenOption(click.Option):
    """An option that says what it is for in both languages."""

    def __init__(self, *args: Any, says: Message, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.says = says


class SpokenArgument(click.Argument):
    """An argument that asks for itself in both languages where a call leaves it out."""

    def __init__(self, *args: Any, asks: Message, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.asks = asks


class SpokenCommand(click.Command):
    """A command with its help and its examples in both languages."""

    def __init__(
        self,
        *args: Any,
        says: Message,
        examples: Message,
        notes: Message | None = None,
        **attributes: Any,
    ) -> None:
        super().__init__(*args, **attributes)
        self.says = says
        self.examples = examples
        self.notes = notes

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help; the column of explanations is set by cells, not by characters."""
        width = min(formatter.width, _WIDTH_MAX)
        formatter.write("\n".join(_help(self, ctx, width)) + "\n")


class SpokenGroup(SpokenCommand, click.Group):
    """The group of all commands; whatever goes wrong in a call is told here."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # it never returns
        """Run a call to its end: 0 and 1 are the command's, 2 a wrong call, 130 an interruption."""
        arguments = list(sys.argv[1:] if args is None else args)
        language = spoken(arguments)
        extra |= {"standalone_mode": False, "obj": language}
        try:
            status = _ended(lambda: super(SpokenGroup, self).main(arguments, **extra), language)
        except CatalogueMissingError as error:
            click.echo(str(error), err=True)
            status = EXIT_WRONG_CALL
        sys.exit(status)

    def chapters(self) -> list[tuple[Message, list[str]]]:
        """Give the headings of the help, each with the commands that stand below it."""
        return [(say("命令："), list(self.commands))]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command a call names; raises WrongCallError for one that there is not."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = ", ".join(self.list_commands(ctx))
            said = say("没有“{name}”这个命令；可用的有：{known}。", name=args[0], known=known)
            raise WrongCallError(said, ctx)
        return super().resolve_command(ctx, args)


def language_option(command: Declared) -> Declared:
    """Declare ``--lang``; its value is already in the context's ``obj`` when a command runs."""
    return click.option(
        "--lang",
        cls=SpokenOption,
        type=click.Choice([language.value for language in Language]),
        expose_value=False,
        says=say("说明与报告的语言：zh 中文（默认），en 英文；也可设环境变量 MINGXI_LANG"),
    )(command)


def _help(command: SpokenCommand, ctx: click.Context, width: int) -> Iterator[str]:
    """Give the lines of a command's help."""
    language = ctx.obj
    yield " ".join(
        (render(say("用法：{command}", command=ctx.command_path), language), *_usage(command, ctx))
    )
    yield ""
    yield from _column("", render(command.says, language), width)
    if isinstance(command, SpokenGroup):
        for heading, names in command.chapters():
            yield from _part(heading, _commands(command, names, ctx), language, width)
    yield from _part(say("选项："), _options(command, ctx), language, width)
    yield ""
    yield render(say("示例："), language)
    for example in render(command.examples, language).splitlines():
        yield _INDENT + example
    if command.notes is not None:
        yield ""
        yield from _column("", render(command.notes, language), width)


def _usage(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """Give what may follow the command's name."""
    yield render(say("[选项]"), ctx.obj)
    for param in command.get_params(ctx):
        if isinstance(param, click.Argument):
            yield param.make_metavar(ctx)
    if isinstance(command, click.Group):
        yield render(say("命令 [参数]"), ctx.obj)


def _commands(
    group: click.Group, names: Sequence[str], ctx: click.Context
) -> list[tuple[str, Message]]:
    commands = [(name, group.get_command(ctx, name)) for name in names]
    return [(name, found.says) for name, found in commands if isinstance(found, SpokenCommand)]


def _options(command: click.Command, ctx: click.Context) -> list[tuple[str, Message]]:
    """Give the options as they are written, with what they are for."""
    listed = []
    for param in command.get_params(ctx):
        if not isinstance(param, click.Option):
            continue
        record = param.get_help_record(ctx)
        if record is not None:
            says = param.says if isinstance(param, SpokenOption) else say("显示本说明")
            listed.append((record[0], says))
    return listed


def _part(
    title: Message, entries: list[tuple[str, Message]], language: str, width: int
) -> Iterator[str]:
    """Give the lines of a part: its title, and its entries in two columns."""
    yield ""
    yield render(title, language)
    column = max(cell_len(term) for term, _ in entries) + 2
    for term, says in entries:
        yield from _column(_INDENT + term.ljust(column), render(says, language), width)


def _column(head: str, text: str, width: int) -> Iterator[str]:
    """Give the rows of a text that stands right of its head."""
    shift = cell_len(head)
    for start, end in rows(text, max(20, width - shift)):
        yield head + text[start:end]
        head = " " * shift


def _ended(call: Callable[[], int | None], language: str) -> int:
    """Run a call to its end and give its exit status; what the caller did wrong is told."""
    try:
        return call() or 0
    except click.UsageError as error:
        _complain(error, language)
        return EXIT_WRONG_CALL
    except click.Abort:
        click.echo(render(say("已中断。"), language), err=True)
        return EXIT_INTERRUPTED


def _complain(error: click.UsageError, language: str) -> None:
    """Say on standard error what is wrong with a call, and where its help is."""
    click.echo(render(say("错误：{what}", what=_wrong(error)), language), err=True)
    if error.ctx is not None:
        hint = say("用法见：{command} --help", command=error.ctx.command_path)
        click.echo(render(hint, language), err=True)


def _wrong(error: click.UsageError) -> Message:
    """Say what is wrong; what Click words itself beyond these is left in its words."""
    match error:
        case WrongCallError():
            return error.said
        case click.NoSuchOption(possibilities=[*near]) if near:
            return say(
                "没有 {option} 这个选项；是否指 {near}？",
                option=error.option_name,
                near=", ".join(near),
            )
        case click.NoSuchOption():
            return say("没有 {option} 这个选项。", option=error.option_name)
        case click.MissingParameter(param=click.Parameter() as param):
            asked = say("请写出 {option}。", option=_name(param))
            return param.asks if isinstance(param, SpokenArgument) else asked
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            known = ", ".join(choice.choices)
            return say("{parameter} 只能是：{known}。", parameter=_name(param), known=known)
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as span) as param):
            return say(
                "{parameter} 必须是不小于 {least} 的整数。",
                parameter=_name(param),
                least=str(span.min),
            )
        case click.BadParameter(param=click.Parameter() as param):
            return say(
                "{parameter} 的值不对：{reason}", parameter=_name(param), reason=error.message
            )
    return say("{reason}", reason=error.message)


def _name(param: click.Parameter) -> str:
    """Name a parameter as it is written in a call."""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
