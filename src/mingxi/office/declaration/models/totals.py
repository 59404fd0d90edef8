"""Sums over the lines of lists, kept by the database as balances are: dashboards add up a few rows.

``TRIGGERS`` move a line's figures from where it stood to where it stands; no service writes here.
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

_KEYS = ("fiscal_year", "standing", "unit_id", "category", "state", "project_state")
_FIGURES = ("asked_fen", "admitted_fen", "next_year_fen", "year_after_fen")


class YearTotal(models.Model):
    """Number and amounts of the projects of a year, by unit, category and states (年度汇总)."""

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

    class Meta:
        verbose_name = "年度汇总"
        verbose_name_plural = "年度汇总"
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "standing", "unit", "category", "state", "project_state"],
                name="year_total_once",
            ),
            models.CheckConstraint(
                condition=models.Q(projects__gte=0), name="year_total_counts_no_less_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}年 单位{self.unit_id} {self.projects}个项目"


def _figure(row: str, column: str) -> str:
    # What is not decided (-1) adds nothing.
    value = f"{row}.{column}"
    return f"CASE WHEN {value} < 0 THEN 0 ELSE {value} END"


_TABLE = "declaration_yeartotal"
_ADD = f"""
INSERT INTO {_TABLE} ({", ".join((*_KEYS, "projects", *_FIGURES))})
VALUES ({", ".join(f"NEW.{key}" for key in _KEYS)}, 1,
    {", ".join(_figure("NEW", figure) for figure in _FIGURES)})
ON CONFLICT ({", ".join(_KEYS)}) DO UPDATE SET
    {", ".join(f"{one} = {_TABLE}.{one} + excluded.{one}" for one in ("projects", *_FIGURES))};
"""  # noqa: S608  # our own names
_TAKE = f"""
UPDATE {_TABLE} SET projects = projects - 1,
    {", ".join(f"{one} = {one} - {_figure('OLD', one)}" for one in _FIGURES)}
WHERE {" AND ".join(f"{key} = OLD.{key}" for key in _KEYS)};
"""  # noqa: S608  # our own names
_LINES = ProjectYear._meta.db_table  # documented by Django


def _kept(name: str, when: str, does: str) -> Trigger:
    return Trigger(_LINES, name, when, sqlite=does, postgresql=f"{does} RETURN NULL;")


TRIGGERS = [
    _kept("declaration_total_grows", "AFTER INSERT", _ADD),
    _kept("declaration_total_shrinks", "AFTER DELETE", _TAKE),
    _kept(
        "declaration_total_moves",
        f"AFTER UPDATE OF {', '.join((*_KEYS, *_FIGURES))}",
        _TAKE + _ADD,
    ),
]
