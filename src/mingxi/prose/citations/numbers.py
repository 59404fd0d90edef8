"""Document numbers: 砚办发〔2010〕18号, 国务院令第493号, 税务总局公告2019年第39号.

The standard form is code, year in 〔〕, serial, 号 (GB/T 9704-2012, 7.2.5). A number is found by
its brackets and read backwards from there, so that the search stays linear in the text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.citations.vocabulary import LEADING, ORGAN_ENDS
from mingxi.quantities.numerals import chinese_to_int


class DocumentNumber(NamedTuple):
    """A number as written from ``start`` to ``end``; ``value`` is its normal form."""

    start: int
    end: int
    value: str
    faults: tuple[str, ...]
    is_order: bool = False


_SERIAL = r"([0０]*)([1-9１-９]\d{0,4})"
_YEAR_AND_SERIAL = pattern_of(
    r"([〔﹝［\[【（(])\s{0,2}([1１][9９]\d\d|[2２][0０]\d\d)\s{0,2}年?([〕﹞］\]】）)]?)"
    rf"\s{{0,3}}(字?第)?\s{{0,3}}{_SERIAL}\s{{0,3}}号(?![楼线院路门机井库车店段口地铺])"
)
# Two patterns, for the engine looks for neither the fast way where they are one.
_ORDER = pattern_of(
    r"令\s{0,2}([（(〔]?)第?\s?([\d一二三四五六七八九十百〇零]{1,7})\s?号([）)〕]?)"
)
_NUMBER_OF_ORDER = pattern_of(r"第\s?([\d一二三四五六七八九十百〇零]{1,7})\s?号(?:主席)?令")
_PROCLAMATION = pattern_of(r"公告\s?(\d{4})\s?年\s?第?\s?(\d{1,4})\s?号")

_CODE_CHARACTERS_MAX = 26
_CODE = pattern_of(r"[㐀-鿿A-Za-z][㐀-鿿A-Za-z]*+\Z")
# A code may be spaced out for looks: 某 政 发〔2018〕3号.
_SPACED_CODE = pattern_of(r"(?<![㐀-鿿])(?:[㐀-鿿][ \u3000]){1,8}[㐀-鿿]{1,2}\Z")
_SPACED_CODE_END_MAX = 2
_BLANKS_MAX = 3
_BLANKS = pattern_of(r"\s+")
_FULL_CODE_CLASSES = frozenset("发办通函字文复规请报批组宣统政联党综财人令办室委")
# Land, housing and licence numbers are written like document numbers but are none; minutes have
# numbers of their own series.
_OTHER_REGISTERS = pattern_of(
    r"国用|集用|许可|权证|证字|产权|备案|建字|地字|选字|合同|订单|网安|纪要\Z"
)
_ISSUER_OF_ORDERS = pattern_of(
    r"(?:国务院|主席|政府|府|部|局|署|院|委|委员会|银行|会|办公室|厅|军委)\Z"
)
# A conjunction after these stands between two citations; elsewhere 和 may begin a county's name.
_END_OF_ANOTHER = "》〉）)〕”令号知见复案法定件神求"
_STATE = "中华人民共和国"
_BRACKET_FAULTS = {
    **dict.fromkeys("［[", "bracket-square"),
    "【": "bracket-black",
    **dict.fromkeys("（(", "bracket-round"),
}
_CLEAR_BRACKETS = "〔﹝［[【"


def numbers_in(text: str) -> list[DocumentNumber]:
    """Find every document number, in order and without overlap."""
    found = [*_bracketed(text), *_orders(text), *_proclamations(text)]
    found.sort()
    kept: list[DocumentNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _bracketed(text: str) -> Iterator[DocumentNumber]:
    for match in _YEAR_AND_SERIAL.finditer(text):
        bracket, year, closed, di, zeros, serial = match.groups()
        before = text[max(0, match.start() - _BLANKS_MAX) : match.start()]
        code_end = match.start() - len(before) + len(before.rstrip(" \t\u3000\xa0"))
        start = _code_start(text, code_end)
        code = _BLANKS.sub("", text[start:code_end])
        clear = bracket in _CLEAR_BRACKETS
        if len(code) < (1 if clear else 2) or not (clear or closed):
            continue
        if _OTHER_REGISTERS.search(code):
            continue
        faults = [_BRACKET_FAULTS[bracket]] if bracket in _BRACKET_FAULTS else []
        if not closed:
            faults.append("parenthesis-broken")
        if zeros:
            faults.append("serial-zero")
        if di:
            faults.append("serial-di")
        value = f"{code}〔{int(year)}〕{int(serial)}号"
        yield DocumentNumber(start, match.end(), value, tuple(faults), code.endswith("令"))


def _orders(text: str) -> Iterator[DocumentNumber]:
    for match in _ORDER.finditer(text):
        opened, serial, closed = match.groups()
        start, issuer = _issuer(text, match.start())
        value = _serial(serial)
        if issuer and value is not None:
            end = match.end() - (len(closed) if closed and not opened else 0)
            yield DocumentNumber(start, end, f"{issuer}令第{value}号", (), True)
    for match in _NUMBER_OF_ORDER.finditer(text):
        start, issuer = _issuer(text, match.start())
        value = _serial(match[1])
        if "主席" in match[0]:
            issuer = "主席"
        if issuer and value is not None:
            yield DocumentNumber(start, match.end(), f"{issuer}令第{value}号", (), True)


def _proclamations(text: str) -> Iterator[DocumentNumber]:
    for match in _PROCLAMATION.finditer(text):
        start, issuer = _issuer(text, match.start())
        if issuer:
            value = f"{issuer}公告{int(match[1])}年第{int(match[2])}号"
            yield DocumentNumber(start, match.end(), value, ())


def _serial(written: str) -> int | None:
    return int(written) if written.isdecimal() else chinese_to_int(written)


def _issuer(text: str, end: int) -> tuple[int, str]:
    """Read the bodies that issued an order backwards from ``end``, or an empty name."""
    names: list[str] = []
    start = end
    while True:
        stop = start - (1 if names and text[start - 1 : start] in (" ", "\u3000") else 0)
        if names and stop == start:
            break
        run = _run_before(text, stop)
        begin = stop - len(run)
        begin += _leading_length(text, begin, run)
        name = text[begin:stop].removeprefix(_STATE)
        if not _ISSUER_OF_ORDERS.search(name):
            break
        names.insert(0, name)
        start = begin
    return start, " ".join(names)


def _run_before(text: str, end: int) -> str:
    match = _CODE.search(text, max(0, end - _CODE_CHARACTERS_MAX), end)
    return match[0] if match else ""


def _code_start(text: str, end: int) -> int:
    """Find where the code that ends at ``end`` starts: behind the words that lead up to it."""
    run = _run_before(text, end)
    start = end - len(run)
    if len(run) <= _SPACED_CODE_END_MAX:
        spaced = _SPACED_CODE.search(text, max(0, end - _CODE_CHARACTERS_MAX), end)
        if spaced:
            return spaced.start()
    start += _leading_length(text, start, run)
    return start + _issuer_length(text[start:end])


def _leading_length(text: str, start: int, run: str) -> int:
    """Count the characters of ``run`` that lead up to the code and do not belong to it."""
    length = 0
    for match in LEADING.finditer(run):
        if match.end() < len(run):
            length = match.end()
    before = text[start - 1] if start else ""
    while length < len(run) - 1:
        previous = run[length - 1] if length else before
        if not _leads(run[length], previous, run[length + 1], first=not length):
            break
        length += 1
    return length


def _leads(char: str, previous: str, following: str, first: bool) -> bool:
    """Tell whether a single character before a code is a word of the sentence, not of the code."""
    if char in "和及与并或跟同暨":
        return bool(previous) and previous in _END_OF_ANOTHER
    if char in "号文年月日期":
        return previous.isdecimal() or previous == "号"
    if char == "经":
        return following not in "信贸开济委管合发"
    if char == "依":
        return following not in "安兰"
    return first and char in "以由在为请"


def _issuer_length(code: str) -> int:
    """Count what names the issuer in full before its code, 0 where the name is the code."""
    for match in reversed(list(ORGAN_ENDS.finditer(code))):
        rest = code[match.end() :]
        if len(rest) >= 2 and not _FULL_CODE_CLASSES.issuperset(rest):
            return match.end()
    return 0
