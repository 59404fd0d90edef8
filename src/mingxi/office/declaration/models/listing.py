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
"""The admitted or arranged amount where nothing was decided yet; both databases sort it alike, as
not NULL."""

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

    ``rank``, ``admitted_fen`` and ``arranged_fen`` are never NULL here (``UNRANKED``,
    ``UNDECIDED_FEN``); pages show ``shown_rank`` and ``shown_admitted_fen``. What is arranged is
    known to ``budget`` alone: its triggers write that column.
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
    arranged_fen = models.BigIntegerField("安排数（分）")

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
            ),
            # Tables of a year stand by unit and rank, whether a project is held or not.
            models.Index(
                fields=["fiscal_year", "unit_code", "rank", "declaration"],
                name="lines_by_unit_and_rank",
            ),
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
    asked_fen, admitted_fen, next_year_fen, year_after_fen, arranged_fen)
SELECT {{row}}.id, {{row}}.project_id, {{row}}.unit_id, unit.code, {{row}}.fiscal_year,
    {_STANDING.format(project="project")}, {{row}}.state, project.state,
    project.category, project.code, project.name, COALESCE(project.rank, {UNRANKED}),
    project.first_year, project.last_year,
    {{row}}.asked_fen, COALESCE({{row}}.admitted_fen, {UNDECIDED_FEN}), {{row}}.next_year_fen,
    {{row}}.year_after_fen, {UNDECIDED_FEN}
FROM {{source}} declaration_budgetproject AS project, people_unit AS unit
WHERE project.id = {{row}}.project_id AND unit.id = {{row}}.unit_id;
"""  # noqa: S608  # our own names
_FOLLOW_DECLARATION = f"""
UPDATE declaration_projectyear SET
    unit_id = {{row}}.unit_id,
    unit_code = (SELECT code FROM people_unit WHERE id = {{row}}.unit_id),
    fiscal_year = {{row}}.fiscal_year, state = {{row}}.state,
    asked_fen = {{row}}.asked_fen, admitted_fen = COALESCE({{row}}.admitted_fen, {UNDECIDED_FEN}),
    next_year_fen = {{row}}.next_year_fen, year_after_fen = {{row}}.year_after_fen
{{source}} WHERE declaration_projectyear.declaration_id = {{row}}.id {{only}};
"""  # noqa: S608  # our own names
_OF_DECLARATION = (
    "unit_id",
    "fiscal_year",
    "state",
    "asked_fen",
    "admitted_fen",
    "next_year_fen",
    "year_after_fen",
)
_FOLLOW_PROJECT = f"""
UPDATE declaration_projectyear SET
    standing = {_STANDING.format(project="{row}")},
    project_state = {{row}}.state, category = {{row}}.category, code = {{row}}.code,
    name = {{row}}.name, rank = COALESCE({{row}}.rank, {UNRANKED}),
    first_year = {{row}}.first_year, last_year = {{row}}.last_year
{{source}} WHERE declaration_projectyear.project_id = {{row}}.id {{only}};
"""  # noqa: S608  # our own names
_OF_PROJECT = (
    "code",
    "name",
    "category",
    "state",
    "rank",
    "first_year",
    "last_year",
    "left_at",
)


def _followed(table: str, name: str, does: str, columns: tuple[str, ...]) -> list[Trigger]:
    """Have lines follow rows: one by one on SQLite, on PostgreSQL all of a statement at once.

    What lists do not show is written often; it must not make lines anew.
    """
    now, was = (", ".join(f"{row}.{column}" for column in columns) for row in ("changed", "before"))
    of_all = does.format(
        row="changed",
        source="FROM changed, before",
        only=f"AND before.id = changed.id AND ({now}) IS DISTINCT FROM ({was})",
    )
    return [
        Trigger(
            table,
            name,
            f"AFTER UPDATE OF {', '.join(columns)}",
            sqlite=does.format(row="NEW", source="", only=""),
            postgresql="",
        ),
        Trigger(
            table,
            name,
            "AFTER UPDATE",
            sqlite="",
            postgresql=f"{of_all} RETURN NULL;",
            whole=True,
            rows="changed",
            rows_before="before",
        ),
    ]


TRIGGERS = [
    Trigger(
        "declaration_declaration",
        "declaration_line_enters",
        "AFTER INSERT",
        sqlite=_ENTER.format(row="NEW", source=""),
        postgresql=f"{_ENTER.format(row='entered', source='entered,')} RETURN NULL;",
        whole=True,
        rows="entered",
    ),
    *_followed(
        "declaration_declaration", "declaration_line_follows", _FOLLOW_DECLARATION, _OF_DECLARATION
    ),
    *_followed(
        "declaration_budgetproject", "declaration_lines_follow", _FOLLOW_PROJECT, _OF_PROJECT
    ),
]
