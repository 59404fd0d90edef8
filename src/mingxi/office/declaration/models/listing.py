"""The lines of lists: a project in a year with all that lists show, filter and sort by.

A list of 100,000 projects can be turned in any order only along an index, and an index stands on
one table. So the database itself keeps, beside project and declaration, one line of both
(``TRIGGERS``); no service writes it, and none can forget to.
"""

from django.db import models

from mingxi.office.declaration.models.projects import BudgetProject, Declaration
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.frame.database.triggers import Trigger
from mingxi.office.people.models import Unit

UNRANKED = 2_147_483_647
"""The rank of a project without one, which stands behind all others."""
UNDECIDED_FEN = -1
"""The admitted amount where nothing was decided yet; both databases sort it alike, as not NULL."""

SORTED_BY = (
    "rank",
    "code",
    "name",
    "category",
    "unit_code",
    "project_state",
    "state",
    "last_year",
    "asked_fen",
    "admitted_fen",
    "next_year_fen",
    "year_after_fen",
)
"""The columns that a list may be sorted by; each has its index."""


class ProjectYear(models.Model):
    """A project in one year (项目年度), as lists show it; written by the database's triggers alone.

    ``rank`` and ``admitted_fen`` are never NULL here (``UNRANKED``, ``UNDECIDED_FEN``); pages show
    ``shown_rank`` and ``shown_admitted_fen``.
    """

    declaration = models.OneToOneField(
        Declaration,
        verbose_name="年度申报",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="line",
    )
    project = models.ForeignKey(
        BudgetProject, verbose_name="预算项目", on_delete=models.CASCADE, related_name="lines"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="申报单位", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit_code = models.CharField("单位编码", max_length=32)
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    standing = models.CharField(
        "在库情况", max_length=8, choices=[(one.value, one.label) for one in Standing]
    )
    state = models.CharField(
        "申报状态", max_length=16, choices=[(one.value, one.label) for one in DeclarationState]
    )
    project_state = models.CharField(
        "项目状态", max_length=16, choices=[(one.value, one.label) for one in ProjectState]
    )
    category = models.CharField(
        "项目类别", max_length=2, choices=[(one.value, one.label) for one in ProjectCategory]
    )
    code = models.CharField("项目代码", max_length=32)
    name = models.CharField("项目名称", max_length=200)
    rank = models.PositiveIntegerField("排序")
    first_year = models.PositiveSmallIntegerField("开始年度")
    last_year = models.PositiveSmallIntegerField("结束年度")
    asked_fen = models.BigIntegerField("申报数（分）")
    admitted_fen = models.BigIntegerField("审定数（分）")
    next_year_fen = models.BigIntegerField("下一年需求（分）")
    year_after_fen = models.BigIntegerField("再下一年需求（分）")

    class Meta:
        verbose_name = "项目年度"
        verbose_name_plural = "项目年度"
        indexes = [
            models.Index(
                fields=["fiscal_year", "standing", column, "declaration"], name=f"lines_by_{column}"
            )
            for column in SORTED_BY
        ] + [
            models.Index(
                fields=["fiscal_year", "standing", "unit", "declaration"], name="lines_of_unit"
            )
        ]

    def __str__(self) -> str:
        """Give year and name."""
        return f"{self.fiscal_year}年 {self.name}"

    @property
    def shown_rank(self) -> int | None:
        """The rank; None without one."""
        return None if self.rank == UNRANKED else self.rank

    @property
    def shown_admitted_fen(self) -> int | None:
        """The admitted amount in fen; None where nothing was decided."""
        return None if self.admitted_fen == UNDECIDED_FEN else self.admitted_fen


_STANDING = f"""CASE WHEN {{project}}.left_at IS NOT NULL THEN '{Standing.LEFT.value}'
    WHEN {{project}}.code = '' THEN '{Standing.PROPOSED.value}'
    ELSE '{Standing.HELD.value}' END"""
_ENTER = f"""
INSERT INTO declaration_projectyear (
    declaration_id, project_id, unit_id, unit_code, fiscal_year, standing, state, project_state,
    category, code, name, rank, first_year, last_year,
    asked_fen, admitted_fen, next_year_fen, year_after_fen)
SELECT NEW.id, NEW.project_id, NEW.unit_id, unit.code, NEW.fiscal_year,
    {_STANDING.format(project="project")}, NEW.state, project.state,
    project.category, project.code, project.name, COALESCE(project.rank, {UNRANKED}),
    project.first_year, project.last_year,
    NEW.asked_fen, COALESCE(NEW.admitted_fen, {UNDECIDED_FEN}), NEW.next_year_fen,
    NEW.year_after_fen
FROM declaration_budgetproject AS project, people_unit AS unit
WHERE project.id = NEW.project_id AND unit.id = NEW.unit_id;
"""  # noqa: S608  # our own names
_FOLLOW_DECLARATION = f"""
UPDATE declaration_projectyear SET
    unit_id = NEW.unit_id,
    unit_code = (SELECT code FROM people_unit WHERE id = NEW.unit_id),
    fiscal_year = NEW.fiscal_year, state = NEW.state,
    asked_fen = NEW.asked_fen, admitted_fen = COALESCE(NEW.admitted_fen, {UNDECIDED_FEN}),
    next_year_fen = NEW.next_year_fen, year_after_fen = NEW.year_after_fen
WHERE declaration_id = NEW.id;
"""  # noqa: S608  # our own names
_FOLLOW_PROJECT = f"""
UPDATE declaration_projectyear SET
    standing = {_STANDING.format(project="NEW")},
    project_state = NEW.state, category = NEW.category, code = NEW.code, name = NEW.name,
    rank = COALESCE(NEW.rank, {UNRANKED}), first_year = NEW.first_year, last_year = NEW.last_year
WHERE project_id = NEW.id;
"""  # noqa: S608  # our own names


def _kept(table: str, name: str, when: str, does: str) -> Trigger:
    return Trigger(table, name, when, sqlite=does, postgresql=f"{does} RETURN NULL;")


TRIGGERS = [
    _kept("declaration_declaration", "declaration_line_enters", "AFTER INSERT", _ENTER),
    _kept(
        "declaration_declaration",
        "declaration_line_follows",
        "AFTER UPDATE OF unit_id, fiscal_year, state, asked_fen, admitted_fen, next_year_fen,"
        " year_after_fen",
        _FOLLOW_DECLARATION,
    ),
    _kept(
        "declaration_budgetproject",
        "declaration_lines_follow",
        "AFTER UPDATE OF code, name, category, state, rank, first_year, last_year, left_at",
        _FOLLOW_PROJECT,
    ),
]
