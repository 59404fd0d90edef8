"""Sums over the lines of lists, kept by the database: dashboards add up a few rows.

``TRIGGERS`` note what a change of lines changes (``frame.database.kept_sums``); now and then
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
from mingxi.office.frame.database.kept_sums import KeptSums
from mingxi.office.frame.database.triggers import Trigger
from mingxi.office.people.models import Unit

_KEYS = ("fiscal_year", "standing", "unit_id", "category", "state", "project_state")


def _settled(column: str) -> str:
    """Write an amount of a line; what is not settled (-1) gives nothing."""
    return f"CASE WHEN {{row}}.{column} < 0 THEN 0 ELSE {{row}}.{column} END"


# What a line gives to the sums of its group, column by column.
_GIVEN = {
    "projects": "1",
    "asked_fen": "{row}.asked_fen",
    "admitted_fen": _settled("admitted_fen"),
    "next_year_fen": "{row}.next_year_fen",
    "year_after_fen": "{row}.year_after_fen",
    "arranged_fen": _settled("arranged_fen"),
    "admitted_projects": "CASE WHEN {row}.admitted_fen < 0 THEN 0 ELSE 1 END",
    "asked_of_admitted_fen": "CASE WHEN {row}.admitted_fen < 0 THEN 0 ELSE {row}.asked_fen END",
    "arranged_projects": "CASE WHEN {row}.arranged_fen < 0 THEN 0 ELSE 1 END",
    "funded_projects": "CASE WHEN {row}.arranged_fen > 0 THEN 1 ELSE 0 END",
    # Where review said nothing, all that was asked may be arranged.
    "admitted_of_arranged_fen": """CASE WHEN {row}.arranged_fen < 0 THEN 0
        WHEN {row}.admitted_fen < 0 THEN {row}.asked_fen ELSE {row}.admitted_fen END""",
}


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
    arranged_fen = models.BigIntegerField("安排数（分）")
    # What is still open is no gap: each amount is held against those of the same projects.
    admitted_projects = models.IntegerField("已审定项目数")
    asked_of_admitted_fen = models.BigIntegerField("已审定项目的申报数（分）")
    arranged_projects = models.IntegerField("已拟安排项目数")
    funded_projects = models.IntegerField("安排数大于零的项目数")
    admitted_of_arranged_fen = models.BigIntegerField("已拟安排项目的审定数（分）")
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


SUMS = KeptSums(YearTotal._meta.db_table, _KEYS, tuple(_GIVEN))  # documented by Django
"""What the sums are by, and what is added up."""


def _counted(sign: str, row: str, source: str) -> str:
    """Select what lines give to their groups."""
    keys = ", ".join(f"{row}.{key} AS {key}" for key in _KEYS)
    given = ", ".join(
        f"{sign} {gives.format(row=row)} AS {column}" for column, gives in _GIVEN.items()
    )
    return f"SELECT {keys}, {given} {source}"


def _noted(name: str, when: str, *, before: bool = False, after: bool = False) -> Trigger:
    """Note what a change of lines changes: of each on SQLite, of all together on PostgreSQL."""
    states = [("-", "OLD", "lines_before")] * before + [("+", "NEW", "lines_after")] * after
    of_one = " UNION ALL ".join(_counted(sign, row, "") for sign, row, _ in states)
    of_all = " UNION ALL ".join(_counted(sign, of, f"FROM {of}") for sign, _, of in states)
    return Trigger(
        ProjectYear._meta.db_table,  # documented by Django
        name,
        when,
        sqlite=f"{SUMS.added_up(f'({of_one}) AS counted')};",
        postgresql=f"{SUMS.added_up(f'({of_all}) AS counted')}; RETURN NULL;",
        whole=True,
        rows="lines_after" if after else "",
        rows_before="lines_before" if before else "",
    )


TRIGGERS = [
    _noted("declaration_total_grows", "AFTER INSERT", after=True),
    _noted("declaration_total_shrinks", "AFTER DELETE", before=True),
    _noted("declaration_total_moves", "AFTER UPDATE", before=True, after=True),
]
