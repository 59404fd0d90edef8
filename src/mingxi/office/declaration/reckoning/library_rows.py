"""The project library as rows of a workbook, out and in, with the same headings both ways.

A row with a project code changes what is in the library; one without begins a new project. Amounts
are in 元 with at most two decimals. Every row is read whole: all that is wrong with it is told at
once, with its column and how to mend it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from mingxi.office.declaration.reckoning.project_form import FEN_MAX
from mingxi.office.declaration.reckoning.states import Continuity, ProjectCategory

CODE = "项目代码"
NAME = "项目名称"
UNIT_CODE = "单位编码"
CATEGORY = "项目类别"
CONTINUITY = "存续状态"
FIRST_YEAR = "开始年度"
LAST_YEAR = "结束年度"
RANK = "排序"
ASKED = "申报数（元）"
NEXT_YEAR = "下一年需求（元）"
YEAR_AFTER = "再下一年需求（元）"
READ = (
    CODE,
    NAME,
    UNIT_CODE,
    CATEGORY,
    CONTINUITY,
    FIRST_YEAR,
    LAST_YEAR,
    RANK,
    ASKED,
    NEXT_YEAR,
    YEAR_AFTER,
)
"""The columns that are read; others, such as the states of an exported list, are not."""
ROWS_MAX = 20_000
NAME_CHARACTERS_MAX = 200
RANK_MAX = 1_000_000
EXAMPLE = "示例："
"""What the name of the template's example begins with; it is no project."""

_NEEDED_OF_NEW = (NAME, UNIT_CODE, CATEGORY, FIRST_YEAR, LAST_YEAR, ASKED)
_FILL_IN = "新项目逐行填写此列，合并的单元格请先取消合并；更新已有项目请填项目代码。"
_FIRST = 2000
_LAST = 2099
_SHOWN = 20
_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?")
_AMOUNT = re.compile(r"[-+]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][-+]?\d{1,3})?")
_YEAR = re.compile(r"(20\d\d)(?:\.0+)?年?")

Value = TypeVar("Value")


class Cells(NamedTuple):
    """A row as it stands in the workbook: its number there, and its cells by heading."""

    row: int
    by_heading: Mapping[str, str]


class RowProblem(NamedTuple):
    """What is wrong with a row, in which column, and how to mend it."""

    row: int
    column: str
    says: str
    mend: str


@dataclass(frozen=True)
class LibraryRow:
    """A row that was read; for a project that is in the library None means: leave it."""

    row: int
    code: str
    name: str
    unit_code: str
    category: ProjectCategory | None
    continuity: Continuity | None
    first_year: int | None
    last_year: int | None
    rank: int | None
    asked_fen: int | None
    next_year_fen: int | None
    year_after_fen: int | None


class HeadingsError(ValueError):
    """The workbook has no row of headings; the message says which are looked for."""


def rows_in(cells: Sequence[tuple[int, int, str]]) -> list[Cells]:
    """Give the rows below the headings of a sheet; ``cells`` are row, column (from 0) and text.

    Raises HeadingsError where no row has the headings, and where there are too many rows.
    """
    by_row: dict[int, dict[int, str]] = {}
    for row, column, text in cells:
        if text.strip():
            by_row.setdefault(row, {})[column] = text.strip()
    for row, shown in sorted(by_row.items()):
        headings = {column: _plain(text) for column, text in shown.items()}
        if CODE in headings.values() and NAME in headings.values():
            return _below(row, headings, by_row)
    raise HeadingsError(
        f"没有找到表头。表头须在同一行写明“{CODE}”“{NAME}”等列名，请用下载的模板填写。"
    )


def read_row(cells: Cells, *, fiscal_year: int) -> LibraryRow | list[RowProblem]:
    """Read a row, or tell all that is wrong with it."""
    return _Reader(cells, fiscal_year).read()


def twice_in(rows: Sequence[LibraryRow]) -> Iterator[RowProblem]:
    """Tell the rows that speak of a project of an earlier row once more."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row.code,) if row.code else (row.unit_code, row.name)
        before = first.setdefault(key, row.row)
        if before != row.row:
            column = CODE if row.code else NAME
            yield RowProblem(
                row.row, column, f"与第{before}行是同一个项目。", "请合并成一行，只留一行。"
            )


def _plain(heading: str) -> str:
    """Give a heading as it is known: ``*项目名称`` and ``项目 名称`` are ``项目名称``."""
    return "".join(heading.split()).strip("*＊").replace("(", "（").replace(")", "）")


def _below(
    row: int, headings: Mapping[int, str], by_row: Mapping[int, Mapping[int, str]]
) -> list[Cells]:
    found = [
        Cells(number + 1, {headings[at]: text for at, text in shown.items() if at in headings})
        for number, shown in sorted(by_row.items())
        if number > row
    ]
    if len(found) > ROWS_MAX:
        raise HeadingsError(
            f"共{len(found):,}行，一次最多{ROWS_MAX:,}行。请分成几个文件，逐个导入。"
        )
    return found


class _Reader:
    """Reads one row, and gathers what is wrong with it."""

    def __init__(self, cells: Cells, fiscal_year: int) -> None:
        self._cells = cells
        self._fiscal_year = fiscal_year
        self._problems: list[RowProblem] = []

    def read(self) -> LibraryRow | list[RowProblem]:
        code = self._text(CODE)
        if not code:
            for column in _NEEDED_OF_NEW:
                if not self._text(column):
                    self._tell(column, "没有填写。", _FILL_IN)
        if self._text(NAME).startswith(EXAMPLE):
            self._tell(NAME, "这是模板中的示例。", "请删除这一行。")
        row = LibraryRow(
            row=self._cells.row,
            code=code,
            name=self._read(NAME, _name) or "",
            unit_code=self._text(UNIT_CODE),
            category=self._read(CATEGORY, _category),
            continuity=self._read(CONTINUITY, _continuity),
            first_year=self._read(FIRST_YEAR, _year),
            last_year=self._read(LAST_YEAR, _year),
            rank=self._read(RANK, _rank),
            asked_fen=self._read(ASKED, _fen),
            next_year_fen=self._read(NEXT_YEAR, _fen),
            year_after_fen=self._read(YEAR_AFTER, _fen),
        )
        self._look_at_term(row)
        return self._problems or row

    def _look_at_term(self, row: LibraryRow) -> None:
        if row.first_year and row.last_year and row.last_year < row.first_year:
            self._tell(
                LAST_YEAR,
                f"{row.last_year}年早于开始年度{row.first_year}年。",
                "请填写不早于开始年度的年份。",
            )
        elif not row.code and row.last_year and row.last_year < self._fiscal_year:
            self._tell(
                LAST_YEAR,
                f"{row.last_year}年早于预算年度{self._fiscal_year}年。",
                "执行期满的项目不能申报；请核对结束年度。",
            )

    def _text(self, column: str) -> str:
        text = self._cells.by_heading.get(column, "").strip()
        # What an exported list put before a text that a spreadsheet would have run.
        return text[1:] if text[:1] == "'" else text

    def _read(self, column: str, reading: Callable[[str], Value]) -> Value | None:
        text = self._text(column)
        if not text:
            return None
        try:
            return reading(text)
        except _UnfitError as unfit:
            self._tell(column, unfit.says, unfit.mend)
            return None

    def _tell(self, column: str, says: str, mend: str) -> None:
        self._problems.append(RowProblem(self._cells.row, column, says, mend))


class _UnfitError(Exception):
    """A cell that cannot be read: what is wrong, and how to mend it."""

    def __init__(self, says: str, mend: str) -> None:
        super().__init__(says)
        self.says = says
        self.mend = mend


def _shown(text: str) -> str:
    """Give the beginning of a cell, and that it goes on."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _name(text: str) -> str:
    if len(text) > NAME_CHARACTERS_MAX:
        raise _UnfitError(f"有{len(text)}个字。", f"请缩短到{NAME_CHARACTERS_MAX}个字以内。")
    return text


def _category(text: str) -> ProjectCategory:
    for one in ProjectCategory:
        if text in (one.value, one.label):
            return one
    names = "、".join(one.label for one in ProjectCategory)
    raise _UnfitError(f"“{_shown(text)}”不是项目类别。", f"请填写：{names}。")


def _continuity(text: str) -> Continuity:
    for one in Continuity:
        if text == one.label:
            return one
    names = "、".join(one.label for one in Continuity)
    raise _UnfitError(f"“{_shown(text)}”不是存续状态。", f"请填写：{names}。")


def _year(text: str) -> int:
    found = _YEAR.fullmatch(text)
    if found is None:
        raise _UnfitError(f"“{_shown(text)}”不是年份。", f"请填写{_FIRST}至{_LAST}的四位年份。")
    return int(found[1])


def _rank(text: str) -> int:
    found = _WHOLE.fullmatch(text.replace(",", ""))
    if found is None or not 1 <= int(found[1]) <= RANK_MAX:
        raise _UnfitError(f"“{_shown(text)}”不是排序号。", f"请填写1至{RANK_MAX:,}的整数。")
    return int(found[1])


def _fen(text: str) -> int:
    written = text.replace(",", "").replace("，", "").removesuffix("元")
    # What Decimal reads beyond this, such as 1_000 and NaN, nobody writes for an amount.
    if not _AMOUNT.fullmatch(written):
        raise _UnfitError(f"“{_shown(text)}”不是金额。", "请填写数字，单位为元，例如120000.00。")
    fen = Decimal(written) * 100
    if not 0 <= fen <= FEN_MAX:
        raise _UnfitError(
            f"“{_shown(text)}”不在可填的范围内。", "金额不能小于0，也不能大于10万亿元。"
        )
    if fen != fen.to_integral_value():
        raise _UnfitError(f"“{_shown(text)}”不足一分。", "金额最多两位小数。")
    return int(fen)
