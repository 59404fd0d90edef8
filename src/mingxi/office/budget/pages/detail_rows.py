"""The rows of the table of detail lines: as they are kept, as they are sent, and read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.reckoning.codes import code_written
from mingxi.office.budget.reckoning.detail import Detail
from mingxi.office.budget.reckoning.sources import Source
from mingxi.regulations.classifications import classifications, functions

# Rows that stand empty below, to be written in.
ROWS_SPARE = 3
ROWS_MAX = 500
LENGTH_MAX = 64
_COLUMNS = ("item", "function", "dept", "gov", "source", "amount")
FUNCTION_DIGITS, ECONOMIC_DIGITS = 7, 5


@dataclass
class Row:
    """A line as it is written, and by field what is wrong with it."""

    at: int
    written: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that says an amount or an economic code."""
        return not any(self.written.get(name) for name in ("dept", "gov", "amount"))


def choices() -> dict[str, dict[str, str]]:
    """Give the codes that a line may have, with their names, by field."""
    department, government = classifications()
    return {
        "function": _of_length(functions(), FUNCTION_DIGITS),
        "dept": _of_length(department, ECONOMIC_DIGITS),
        "gov": _of_length(government, ECONOMIC_DIGITS),
    }


def _of_length(names: Mapping[str, str], digits: int) -> dict[str, str]:
    return {code: name for code, name in names.items() if len(code) == digits}


def key_of(source: Source) -> str:
    """Give what a source is called in the form."""
    return f"{source.fund_kind.value}:{source.level}"


def rows_of(details: Iterable[Detail]) -> list[Row]:
    """Give lines as rows to be written in."""
    return [
        Row(
            at,
            {
                "item": line.item_key,
                "function": line.function_code,
                "dept": line.dept_econ_code,
                "gov": line.gov_econ_code,
                "source": key_of(line.source),
                "amount": wan_of_fen(line.fen),
            },
        )
        for at, line in enumerate(details)
    ]


def with_spare(rows: list[Row], function_code: str) -> list[Row]:
    """Give rows and some that stand empty below; no two have the same number."""
    spare = [Row(len(rows) + at, {"function": function_code}) for at in range(ROWS_SPARE)]
    return [*rows, *spare]


def sent_rows(sent: QueryDict) -> list[Row]:
    """Take the rows that were sent; empty ones fall away, and the others close up."""
    told = sent.get("count", "")
    count = min(int(told), ROWS_MAX) if told.isdecimal() and len(told) < 6 else 0
    rows = [
        Row(at, {name: sent.get(f"{name}-{at}", "").strip()[:LENGTH_MAX] for name in _COLUMNS})
        for at in range(count)
    ]
    return [Row(at, row.written) for at, row in enumerate(row for row in rows if not row.is_empty)]


def read(rows: Iterable[Row], sources: Mapping[str, Source]) -> list[Detail]:
    """Read rows as lines; what is wrong is told in its row and field."""
    names = choices()
    return [line for row in rows if (line := _line(row, sources, names)) is not None]


def _line(
    row: Row, sources: Mapping[str, Source], names: Mapping[str, Mapping[str, str]]
) -> Detail | None:
    codes = {column: _code(row, column, names[column]) for column in names}
    fen = _fen(row)
    source = sources.get(row.written["source"])
    if source is None:
        row.wrong["source"] = "请选择资金来源。"
    if source is None or row.wrong:
        return None
    item, function, dept, gov = row.written["item"], *codes.values()
    return Detail(item, function, dept, gov, source, fen)


def _code(row: Row, column: str, names: Mapping[str, str]) -> str:
    digits = FUNCTION_DIGITS if column == "function" else ECONOMIC_DIGITS
    try:
        code = code_written(row.written[column], names)
    except ValueError as error:
        row.wrong[column] = str(error)
        return ""
    if len(code) > digits:
        row.wrong[column] = f"科目代码太长，应为{digits}位数字。"
    row.written[column] = code
    return code


def _fen(row: Row) -> int:
    try:
        fen = fen_of_wan(row.written["amount"])
    except ValueError as error:
        row.wrong["amount"] = str(error)
        return 0
    if not fen:
        row.wrong["amount"] = "请填大于零的金额；不用的行请连同经济分类一起清空。"
    return fen
