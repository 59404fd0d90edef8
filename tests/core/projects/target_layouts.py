"""One set of indicators, written in the many layouts that texts have for it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias
from unicodedata import east_asian_width


class Wanted(NamedTuple):
    """What every layout must give back."""

    level1: str
    level2: str
    level3: str
    operator: str
    number: str
    unit: str
    weight: str

    @property
    def target(self) -> str:
        """The target in a single cell."""
        sign = "" if self.operator in ("=", "定性") else self.operator
        return f"{sign}{self.number}{self.unit}"


WANTED = (
    Wanted("产出指标", "数量指标", "清淤渠道长度", "≥", "12.5", "公里", "15"),
    Wanted("产出指标", "数量指标", "配备管护员人数", "=", "8", "人", "10"),
    Wanted("产出指标", "质量指标", "清淤验收合格率", "≥", "95", "%", "15"),
    Wanted("产出指标", "时效指标", "清淤完成时限", "≤", "60", "日", "10"),
    Wanted("产出指标", "成本指标", "管护总成本", "≤", "36", "万元", "10"),
    Wanted("效益指标", "社会效益指标", "改善灌溉村组", "≥", "6", "个", "15"),
    Wanted("效益指标", "可持续影响指标", "管护机制", "定性", "优良中低差", "", "5"),
    Wanted("满意度指标", "服务对象满意度指标", "受益群众满意度", "≥", "90", "%", "10"),
)

Rows: TypeAlias = Sequence[Sequence[str]]
Layout: TypeAlias = Callable[[Rows], str]
LEVELS = ("一级指标", "二级指标", "三级指标")
HEADS: dict[str, tuple[tuple[str, ...], Callable[[Wanted], tuple[str, ...]]]] = {
    "one cell": ((*LEVELS, "指标值"), lambda w: (*w[:3], w.target)),
    "the year's value": ((*LEVELS, "年度指标值"), lambda w: (*w[:3], w.target)),
    "short words": (("一级", "二级", "三级", "目标值"), lambda w: (*w[:3], w.target)),
    "columns": ((*LEVELS, "指标性质", "指标值", "度量单位", "权重"), tuple),
    "operator and unit": ((*LEVELS, "运算符号", "目标值", "单位"), lambda w: tuple(w[:6])),
    "weight first": ((*LEVELS, "权重", "指标值"), lambda w: (*w[:3], w.weight, w.target)),
    "self-evaluation": (
        (*LEVELS, "年度指标值", "实际完成值", "分值", "得分"),
        lambda w: (*w[:3], w.target, w.target, w.weight, w.weight),
    ),
    "explained": (
        (*LEVELS, "指标值", "评分标准", "佐证材料"),
        lambda w: (*w[:3], w.target, "完成得满分", "台账"),
    ),
    "two horizons": (
        (*LEVELS, "指标值", *LEVELS[1:], "指标值"),
        lambda w: (*w[:3], w.target, *w[1:3], w.target),
    ),
    "two values": (
        (*LEVELS, "中期指标值", "年度指标值"),
        lambda w: (*w[:3], w.target, w.target),
    ),
}


def rows_under(head: str, *, merged: bool, beside: bool) -> list[list[str]]:
    """Give a table: levels once or in every row, 绩效指标 in a column beside it or not."""
    labels, row_of = HEADS[head]
    rows = [list(row_of(wanted)) for wanted in WANTED]
    if merged:
        places = [place for place, label in enumerate(labels) if label.startswith(("一", "二"))]
        for row, above in reversed(list(zip(WANTED[1:], WANTED, strict=False))):
            same = [row[:1] == above[:1], *[row[:2] == above[:2]] * (len(places) - 1)]
            for place, repeats in zip(places, same, strict=True):
                if repeats:
                    rows[WANTED.index(row)][place] = ""
    if beside:
        return [["绩效指标", *labels], *(["", *row] for row in rows)]
    return [list(labels), *rows]


def stacked(rows: Rows) -> str:
    """One cell a line, rows parted by blank lines."""
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def tabbed(rows: Rows) -> str:
    """One row a line, an empty cell where a merged one goes on."""
    return "".join("\t".join(row) + "\n" for row in rows)


def ragged(rows: Rows) -> str:
    """One row a line, nothing where a merged cell goes on."""
    return "".join("\t".join(filter(None, row)) + "\n" for row in rows)


def spaced(rows: Rows) -> str:
    """One row a line, columns kept by blanks."""
    widths = [max(map(_width, column)) + 3 for column in zip(*rows, strict=True)]
    padded = (
        [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    )
    lines = map("".join, padded)
    return "".join(line.rstrip() + "\n" for line in lines)


def spaced_by_order(rows: Rows) -> str:
    """One row a line, cells parted by two blanks wherever they end up."""
    return "".join("  ".join(filter(None, row)) + "\n" for row in rows)


def single_blanks(rows: Rows) -> str:
    """One row a line, cells parted by one blank."""
    return "".join(" ".join(filter(None, row)) + "\n" for row in rows)


def barred(rows: Rows) -> str:
    """One row a line, cells between bars."""
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return "".join([lines[0], "|---" * len(rows[0]) + "|\n", *lines[1:]])


def cell_to_a_line(rows: Rows) -> str:
    """One cell a line, and nothing between the rows."""
    return "".join(f"{cell}\n" for row in rows for cell in row if cell)


def _width(cell: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in cell)
