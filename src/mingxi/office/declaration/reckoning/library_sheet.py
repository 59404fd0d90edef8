"""The project library as a worksheet: the columns of exported lists, and the sheet to be filled in.

What an exported list has more than is read (``library_rows.READ``) is not heard when it comes back.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.office.declaration.reckoning.library_rows import (
    ASKED,
    CATEGORY,
    CODE,
    CONTINUITY,
    EXAMPLE,
    FIRST_YEAR,
    LAST_YEAR,
    NAME,
    NEXT_YEAR,
    RANK,
    UNIT_CODE,
    YEAR_AFTER,
)
from mingxi.office.declaration.reckoning.states import Continuity, ProjectCategory
from mingxi.reports.tables_workbook import Column, Kind, SheetOfRows, Value

_CATEGORIES = tuple(one.label for one in ProjectCategory)
_CONTINUITIES = tuple(one.label for one in Continuity)

LIST_COLUMNS = (
    Column(RANK, 7, Kind.WHOLE),
    Column(CODE, 24),
    Column(NAME, 36),
    Column(UNIT_CODE, 12),
    Column("单位名称", 24),
    Column(CATEGORY, 12, choices=_CATEGORIES),
    Column(FIRST_YEAR, 9, Kind.WHOLE),
    Column(LAST_YEAR, 9, Kind.WHOLE),
    Column(ASKED, 17, Kind.AMOUNT),
    Column("审定数（元）", 17, Kind.AMOUNT),
    Column(NEXT_YEAR, 17, Kind.AMOUNT),
    Column(YEAR_AFTER, 17, Kind.AMOUNT),
    Column("项目状态", 10),
    Column("申报状态", 10),
    Column("单位申报排序", 12, Kind.WHOLE),
    Column("标记", 12),
    Column("出库原因", 20),
)
_TO_FILL_IN = (
    Column(CODE, 24),
    Column(NAME, 36),
    Column(UNIT_CODE, 12),
    Column(CATEGORY, 12, choices=_CATEGORIES),
    Column(CONTINUITY, 10, choices=_CONTINUITIES),
    Column(FIRST_YEAR, 9, Kind.WHOLE),
    Column(LAST_YEAR, 9, Kind.WHOLE),
    Column(RANK, 7, Kind.WHOLE),
    Column(ASKED, 17, Kind.AMOUNT),
    Column(NEXT_YEAR, 17, Kind.AMOUNT),
    Column(YEAR_AFTER, 17, Kind.AMOUNT),
)
_HOW = (
    (CODE, "新项目留空；填写代码的行更新在库项目的排序、结束年度和三年数。"),
    (NAME, "新项目必填；同一单位同一年不重名。"),
    (UNIT_CODE, "新项目必填；由单位经办人为本单位填写。"),
    (CATEGORY, f"新项目必填：{'、'.join(_CATEGORIES)}。"),
    (CONTINUITY, f"{'、'.join(_CONTINUITIES)}；留空为新增。"),
    (FIRST_YEAR, "新项目必填，四位年份。"),
    (LAST_YEAR, "新项目必填，不早于开始年度。"),
    (RANK, "只用于在库项目，小者在前。"),
    (ASKED, "新项目必填，单位为元，最多两位小数；以单元格显示的数字为准。"),
    (NEXT_YEAR, "下一年需要的金额，单位为元；没有填0。"),
    (YEAR_AFTER, "再下一年需要的金额，单位为元；没有填0。"),
)


class ListedLine(NamedTuple):
    """A line of a list, in words and fen."""

    code: str
    name: str
    unit_code: str
    unit_name: str
    category: str
    first_year: int
    last_year: int
    rank: int | None
    asked_fen: int
    admitted_fen: int | None
    next_year_fen: int
    year_after_fen: int
    project_state: str
    state: str
    unit_rank: int | None
    marks: str
    left_because: str


def list_row(line: ListedLine) -> list[Value]:
    """Give the cells of a line, in the order of ``LIST_COLUMNS``."""
    return [
        line.rank,
        line.code,
        line.name,
        line.unit_code,
        line.unit_name,
        line.category,
        line.first_year,
        line.last_year,
        _yuan(line.asked_fen),
        _yuan(line.admitted_fen),
        _yuan(line.next_year_fen),
        _yuan(line.year_after_fen),
        line.project_state,
        line.state,
        line.unit_rank,
        line.marks,
        line.left_because,
    ]


def sheets_to_fill_in(*, year: int, unit_code: str) -> Sequence[SheetOfRows]:
    """Give the sheet that is filled in, with one row as an example, and how it is done."""
    example: list[Value] = [
        None,
        f"{EXAMPLE}办公楼电梯维修（导入前请删除这一行）",
        unit_code,
        ProjectCategory.OTHER_OPERATING.label,
        Continuity.NEW.label,
        year,
        year + 2,
        None,
        Decimal(120000),
        Decimal(60000),
        Decimal(60000),
    ]
    return (
        SheetOfRows("项目库", _TO_FILL_IN, [example]),
        SheetOfRows("填写说明", (Column("列", 22), Column("怎样填写", 70)), _HOW),
    )


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100
