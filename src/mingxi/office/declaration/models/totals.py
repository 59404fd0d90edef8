"""Sums over the lines of lists, kept by the database: dashboards add up a few rows.

``TRIGGERS`` only add rows that tell what a change of lines changes, so whoever writes waits for
nobody: rows that all shared would keep one transaction waiting for another, and two that move
projects between the same groups in opposite directions for ever. Readers add up; now and then
``services.totals`` puts the rows of a group together.
"""

from django.db import models

from mingxi.office.declaration.models.listing import ProjectYear
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.frame.database.triggers import Trigger
from mingxi.office.people.models import Unit

KEYS = ("fiscal_year", "standing", "unit_id", "category", "state", "project_state")
"""The columns that tell groups apart."""
_AMOUNTS = ("asked_fen", "admitted_fen", "next_year_fen", "year_after_fen")
FIGURES = ("projects", *_AMOUNTS)
"""The columns that are added up."""


class YearTotal(models.Model):
    """A part of number and amounts of the projects of a group of a year (年度汇总).

    A group is of a unit, category and states. The sum of its rows is what counts; a row alone may
    be less than nothing, and a group without projects has no rows or ones that come to nothing.
    """

    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    standing = models.CharField(
        "在库情况", max_length=8, choices=[(one.value, one.label) for one in Standing]
    )
    unit = models.ForeignKey(
        Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    category = models.CharField(
        "项目类别", max_length=2, choices=[(one.value, one.label) for one in ProjectCategory]
    )
    state = models.CharField(
        "申报状态", max_length=16, choices=[(one.value, one.label) for one in DeclarationState]
    )
    project_state = models.CharField(
        "项目状态", max_length=16, choices=[(one.value, one.label) for one in ProjectState]
    )
    projects = models.IntegerField("项目数")
    asked_fen = models.BigIntegerField("申报数（分）")
    admitted_fen = models.BigIntegerField("审定数（分）")
    next_year_fen = models.BigIntegerField("下一年需求（分）")
    year_after_fen = models.BigIntegerField("再下一年需求（分）")
    is_gathered = models.BooleanField("已归并")

    class Meta:
        verbose_name = "年度汇总"
        verbose_name_plural = "年度汇总"
        indexes = [
            # Readers ask by year and unit; who gathers looks for whole groups.
            models.Index(
                fields=["fiscal_year", "unit", "category", "state", "project_state", "standing"],
                name="year_totals_by_group",
            ),
            models.Index(
                fields=["id"], condition=models.Q(is_gathered=False), name="year_totals_to_gather"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}年 单位{self.unit_id} {self.projects}个项目"


_COLUMNS = ", ".join((*KEYS, *FIGURES))
_LINES = ProjectYear._meta.db_table  # documented by Django


def summed(rows: str, *, is_gathered: bool) -> str:
    """Write the statement that adds rows up, a row for each group that does not come to nothing.

    Args:
        rows: What stands behind FROM, with the columns ``KEYS`` and ``FIGURES``.
        is_gathered: Whether the sums are all that there is of their groups.
    """
    return f"""
INSERT INTO declaration_yeartotal ({_COLUMNS}, is_gathered)
SELECT {", ".join(KEYS)}, {", ".join(f"SUM({one})" for one in FIGURES)}, {is_gathered}
FROM {rows}
GROUP BY {", ".join(KEYS)}
HAVING {" OR ".join(f"SUM({one}) <> 0" for one in FIGURES)}
"""  # noqa: S608  # our own names


def _counted(sign: str, row: str, source: str) -> str:
    """Select what lines give to their groups; what is not decided (-1) gives nothing."""
    keys = ", ".join(f"{row}.{key} AS {key}" for key in KEYS)
    amounts = ", ".join(
        f"{sign} CASE WHEN {row}.{one} < 0 THEN 0 ELSE {row}.{one} END AS {one}" for one in _AMOUNTS
    )
    return f"SELECT {keys}, {sign} 1 AS projects, {amounts} {source}"


def _noted(name: str, when: str, *, before: bool = False, after: bool = False) -> Trigger:
    """Note what a change of lines changes: of each on SQLite, of all together on PostgreSQL."""
    states = [("-", "OLD", "lines_before")] * before + [("+", "NEW", "lines_after")] * after
    of_one = " UNION ALL ".join(_counted(sign, row, "") for sign, row, _ in states)
    of_all = " UNION ALL ".join(_counted(sign, of, f"FROM {of}") for sign, _, of in states)
    return Trigger(
        _LINES,
        name,
        when,
        sqlite=f"{summed(f'({of_one}) AS counted', is_gathered=False)};",
        postgresql=f"{summed(f'({of_all}) AS counted', is_gathered=False)}; RETURN NULL;",
        whole=True,
        rows="lines_after" if after else "",
        rows_before="lines_before" if before else "",
    )


TRIGGERS = [
    _noted("declaration_total_grows", "AFTER INSERT", after=True),
    _noted("declaration_total_shrinks", "AFTER DELETE", before=True),
    _noted("declaration_total_moves", "AFTER UPDATE", before=True, after=True),
]
