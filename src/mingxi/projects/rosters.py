"""Rosters: tables whose columns hold personal data of many people (实名制名册).

A column is known by its head. An account, a telephone or an address may be a unit's own; they are
personal where the table names persons as well.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.documents.document import Cell, Table
from mingxi.patterns import pattern_of
from mingxi.places import Span

_CUES = (
    "身份",
    "证件号",
    "账号",
    "帐号",
    "账户",
    "卡号",
    "住址",
    "地址",
    "电话",
    "手机",
    "联系方式",
    "病",
    "残疾",
)
_PERSONAL = pattern_of(
    r"(?:居民|公民|本人|户主)?身份证(?:件)?(?:号码?|编号)?|公民身份号码|证件号码?"
)
_PERSONAL_BESIDE_NAMES = pattern_of(
    r"(?:银行|社保|一卡通|惠农|收款|领款|打卡)?(?:卡|存折|银行)?[账帐](?:号|户)|(?:银行|社保|一卡通)?卡号"
    r"|(?:家庭|详细|现|户籍|居住)?(?:住址|地址)|(?:联系|手机)?电话(?:号码)?|手机(?:号码?)?|联系方式"
    r"|病情|病种|疾病名称|残疾(?:类别|等级|情况)|致[贫困]原因|困难原因"
)
_PERSON = pattern_of(
    r"(?:受益人|领款人|户主|本人|学生|村民|党员|救助对象|补助对象)?姓名|户主|领款人|受益人|受助人"
)
_BLANKS = pattern_of(r"\s+")
_MASKED = pattern_of(r"[*＊×]|某")
_HEAD_ROWS_MAX = 3


class Roster(NamedTuple):
    """A column of personal data: its table, its head at its place, its people counted."""

    table: Span
    head: str
    span: Span
    people: int


def rosters_in(text: str, tables: Sequence[Table]) -> tuple[Roster, ...]:
    """Find the columns of personal data that are filled and not masked, in text order."""
    return tuple(column for table in tables for column in _columns(text, table))


def _columns(text: str, table: Table) -> Iterator[Roster]:
    rows = table.cells[:_HEAD_ROWS_MAX]
    cells = [cell for row in rows for cell in row]
    written = "".join(text[cells[0].start : cells[-1].end].split()) if cells else ""
    if not any(cue in written for cue in _CUES):
        return
    for place, row in enumerate(rows):
        heads = [(cell, _BLANKS.sub("", text[cell.start : cell.end])) for cell in row]
        names = any(_PERSON.fullmatch(head) for _, head in heads)
        personal = [
            (cell, head)
            for cell, head in heads
            if _PERSONAL.fullmatch(head) or (names and _PERSONAL_BESIDE_NAMES.fullmatch(head))
        ]
        if len(heads) < 2 or not personal:
            continue
        for cell, head in personal:
            count = sum(_tells(text, other) for other in _below(table, place, cell.column))
            if count:
                yield Roster(Span(table.start, table.end), head, Span(cell.start, cell.end), count)
        return


def _below(table: Table, place: int, column: int) -> Iterator[Cell]:
    for row in table.cells[place + 1 :]:
        for cell in row:
            if cell.column == column:
                yield cell


def _tells(text: str, cell: Cell) -> bool:
    """Tell whether a cell holds something of its person in the clear."""
    written = text[cell.start : cell.end].strip()
    return len(written) > 1 and not _MASKED.search(written)
