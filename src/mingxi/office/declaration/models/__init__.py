"""The rows of declaration: texts that are checked, projects, their declarations and versions."""

from mingxi.office.declaration.models import listing, projects, totals
from mingxi.office.declaration.models.bases import BasisUse, PolicyBasis
from mingxi.office.declaration.models.checks import CheckState, TextCheck
from mingxi.office.declaration.models.library import (
    CodeRule,
    CodeSeries,
    ImportProblem,
    ImportState,
    LibraryExport,
    LibraryImport,
    ProjectMark,
    RollOver,
)
from mingxi.office.declaration.models.listing import ProjectYear
from mingxi.office.declaration.models.projects import (
    Attachment,
    BudgetProject,
    Declaration,
    ItemFigure,
    TextVersion,
    WorkingDraft,
)
from mingxi.office.declaration.models.totals import YearTotal

TRIGGERS = [*projects.TRIGGERS, *listing.TRIGGERS, *totals.TRIGGERS]

__all__ = [
    "TRIGGERS",
    "Attachment",
    "BasisUse",
    "BudgetProject",
    "CheckState",
    "CodeRule",
    "CodeSeries",
    "Declaration",
    "ImportProblem",
    "ImportState",
    "ItemFigure",
    "LibraryExport",
    "LibraryImport",
    "PolicyBasis",
    "ProjectMark",
    "ProjectYear",
    "RollOver",
    "TextCheck",
    "TextVersion",
    "WorkingDraft",
    "YearTotal",
]
