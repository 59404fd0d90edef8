"""Whether the office is sound: checks that any app may add, asked by health page and doctor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import Error

from mingxi.languages import Message, say


class Grade(StrEnum):
    """How a thing stands."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Condition:
    """How a thing stands, in words, and what to do about it where it is not well."""

    grade: Grade
    said: Message
    mend: Message | None = None
    # Nothing could be seen, because the database did not answer.
    lacks_database: bool = False


def well(said: Message) -> Condition:
    """Say that a thing is as it should be."""
    return Condition(Grade.OK, said)


def doubtful(said: Message, mend: Message) -> Condition:
    """Say that a thing works but should be looked at."""
    return Condition(Grade.WARN, said, mend)


def bad(said: Message, mend: Message) -> Condition:
    """Say that a thing is broken or unsafe."""
    return Condition(Grade.BAD, said, mend)


Look = Callable[[], Condition]


@dataclass(frozen=True)
class Check:
    """A thing to look at; a vital one is also on the health page and must be quick."""

    code: str
    vital: bool
    look: Look

    def condition(self) -> Condition:
        """Look; without a database the checks that need it are not well."""
        try:
            return self.look()
        except Error as error:
            return Condition(
                Grade.BAD,
                # Its first line names host and reason; no driver repeats the password in it.
                say("数据库无法访问：{reason}", reason=str(error).strip().partition("\n")[0]),
                say("请确认数据库正在运行，DATABASE_URL 正确，且已用 mingxi serve 建立。"),
                lacks_database=True,
            )


_checks: dict[str, Check] = {}


def check(code: str, *, vital: bool = False) -> Callable[[Look], Look]:
    """Add a thing to look at; apps do so in a module that their ``AppConfig.ready`` imports."""

    def add(look: Look) -> Look:
        assert code not in _checks, code
        _checks[code] = Check(code, vital, look)
        return look

    return add


def checks(*, vital_only: bool = False) -> Iterator[Check]:
    """Give what is looked at, in the order in which it was added."""
    for entry in _checks.values():
        if entry.vital or not vital_only:
            yield entry
