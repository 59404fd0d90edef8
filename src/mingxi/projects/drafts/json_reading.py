"""JSON taken apart member by member, each mistake gathered with its path and its mend."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from mingxi.documents.composition import is_writable
from mingxi.documents.limits import FILE_BYTES_MAX
from mingxi.languages import Message, say

FEN_MAX = 10**17
"""A hundred times what all governments of the country spend in a year."""

_DUPLICATE = "\0twice"
_LENGTH_MAX = 100_000

_Kind = TypeVar("_Kind", bound=StrEnum)


class Fault(NamedTuple):
    """What is wrong, and where: a path such as ``$.projects[0].name``."""

    path: str
    message: Message


class DraftError(Exception):
    """JSON that is no document of drafts; ``faults`` has every mistake there is."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def parsed(content: bytes) -> object:
    """Parse JSON in UTF-8; raises DraftError where it is none."""
    if len(content) > FILE_BYTES_MAX:
        raise _no_json(say("文件过大。请拆成几个文件。"))
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise _no_json(say("文件不是UTF-8编码。请用UTF-8编码重新保存。")) from None
    except json.JSONDecodeError as error:
        said = say(
            "第{line}行第{column}个字符处不是正确的JSON。请检查这里及前面的逗号、引号和括号。",
            line=error.lineno,
            column=error.colno,
        )
        raise _no_json(said) from error
    except (RecursionError, ValueError):
        # Python refuses numbers of thousands of digits.
        raise _no_json(say("嵌套过深或数字过长，无法读取。请检查内容。")) from None


def _no_json(said: Message) -> DraftError:
    return DraftError((Fault("$", said),))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object, remembering the first member that is written twice."""
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        held[_DUPLICATE] = next(name for name in names if names.count(name) > 1)
    return held


class Members:
    """The members of one object; what is taken is checked, and mistakes go into ``faults``."""

    def __init__(self, value: object, path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self._held: dict[str, Any] = value if isinstance(value, dict) else {}
        self._wrong: set[str] = set()
        if not isinstance(value, dict):
            self.fault("", say("应当是一个对象，写在 {{ }} 里。"))

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def fault(self, name: str, said: Message) -> None:
        """Note a mistake at a member, or at the object itself."""
        self._wrong.add(name)
        self.faults.append(Fault(f"{self.path}.{name}" if name else self.path, said))

    def faulty(self, *names: str) -> bool:
        """Tell whether a mistake was noted at one of these members."""
        return not self._wrong.isdisjoint(names)

    def known(self, *names: str) -> None:
        """Note the members that there are not, and one that is written twice."""
        twice = self._held.pop(_DUPLICATE, None)
        if twice is not None:
            self.fault(twice, say("这一项写了两次，请只留一次。"))
        for name in self._held:
            if name not in names:
                known = "、".join(names)
                self.fault(name, say("没有这一项，可以写的有：{known}。", known=known))

    def take(self, name: str) -> object:
        """Give a member as it is, None where there is none."""
        return self._held.get(name)

    def line(self, name: str, *, needed: bool = False, empty: bool = False) -> str | None:
        """Give words of one line, None where none are written.

        ``needed`` words must be there; ``empty`` ones may be "".
        """
        value = self.take(name)
        if value is None:
            if needed:
                self.fault(name, say("必须写明，现在没有。"))
        elif not isinstance(value, str):
            self.fault(name, say("应当是文字，用引号括起。"))
        elif not value.strip() and not empty:
            self.fault(name, say("不能为空。请写明，或删去这一项。"))
        else:
            return line_from(value, f"{self.path}.{name}", self.faults)
        return None

    def whole(self, name: str, among: range) -> int | None:
        """Give a whole number of a range, None where none is written."""
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value not in among:
            said = say("应当是{first}至{last}的整数。", first=among[0], last=among[-1])
            self.fault(name, said)
            return None
        return value

    def fen(self, name: str, *, needed: bool = False) -> int | None:
        """Give an amount of money in whole fen, None where none is written."""
        value = self.take(name)
        if value is None and not needed:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= FEN_MAX:
            said = say("金额应当是以分为单位的整数，不带引号和小数：30万元写成 30000000。")
            self.fault(name, said)
            return None
        return value

    def choice(self, name: str, kinds: type[_Kind]) -> _Kind | None:
        """Give one of some words; it must be written."""
        value = self.take(name)
        known = {kind.value: kind for kind in kinds}
        if not isinstance(value, str) or value not in known:
            self.fault(name, say("只能是：{known}。", known="、".join(known)))
            return None
        return known[value]

    def listed(self, name: str, most: int | None = None) -> Iterator[tuple[str, object]]:
        """Give the members of a list with their paths; none where no list is written."""
        value = self.take(name)
        if value is not None:
            yield from list_from(value, f"{self.path}.{name}", self.faults, most)

    def objects(self, name: str, most: int | None = None) -> Sequence["Members"]:
        """Give the objects of a list."""
        listed = [Members(each, path, self.faults) for path, each in self.listed(name, most)]
        return [members for members in listed if not members.faulty("")]


def list_from(
    value: object, path: str, faults: list[Fault], most: int | None = None
) -> Iterator[tuple[str, object]]:
    """Give the members of a list with their paths; none where it is no list or too long."""
    if not isinstance(value, list):
        faults.append(Fault(path, say("应当是一个列表，写在 [ ] 里。")))
    elif most is not None and len(value) > most:
        said = say("最多{most}项，现在有{count}项。", most=most, count=len(value))
        faults.append(Fault(path, said))
    else:
        yield from ((f"{path}[{place}]", each) for place, each in enumerate(value))


def line_from(value: str, path: str, faults: list[Fault]) -> str | None:
    """Give words as a paragraph or a cell can hold them; None where they cannot be written."""
    if value != value.strip():
        said = say("首尾有空格或换行，请删去。")
    elif len(value) > _LENGTH_MAX:
        said = say("超过{most}个字，请拆成几段。", most=_LENGTH_MAX)
    elif not all(map(is_writable, value)):
        said = say("含有换行、制表符或不可见的字符，请删去；分段的文字请写成几段。")
    else:
        return value
    faults.append(Fault(path, said))
    return None
