"""The rows of declaration: texts that are checked, projects, their declarations and versions."""

from mingxi.office.declaration.models import listing, projects, reviews, routes, totals
from mingxi.office.declaration.models.bases import BasisUse, PolicyBasis
from mingxi.office.declaration.models.checks import CheckState, TextCheck
from mingxi.office.declaration.models.comments import ReviewComment, Waiver
from mingxi.office.declaration.models.imports import ImportedProject, TextImport, TextImportState
from mingxi.office.declaration.models.library import (
    CodeRule,
    CodeSeries,
    ImportProblem,
    ImportState,
    LibraryBulk,
    LibraryBulkRefusal,
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
from mingxi.office.declaration.models.reviews import (
    AdmittedItem,
    CollectiveDecision,
    Review,
    ReviewTask,
)
from mingxi.office.declaration.models.rounds import UnfundedPart
from mingxi.office.declaration.models.routes import BlockingRule, ReviewRoute, RouteStep
from mingxi.office.declaration.models.totals import YearTotal

TRIGGERS = [
    *projects.TRIGGERS,
    *routes.TRIGGERS,
    *reviews.TRIGGERS,
    *listing.TRIGGERS,
    *totals.TRIGGERS,
]

__all__ = [
    "TRIGGERS",
    "AdmittedItem",
    "Attachment",
    "BasisUse",
    "BlockingRule",
    "BudgetProject",
    "CheckState",
    "CodeRule",
    "CodeSeries",
    "CollectiveDecision",
    "Declaration",
    "ImportProblem",
    "ImportState",
    "ImportedProject",
    "ItemFigure",
    "LibraryBulk",
    "LibraryBulkRefusal",
    "LibraryExport",
    "LibraryImport",
    "PolicyBasis",
    "ProjectMark",
    "ProjectYear",
    "Review",
    "ReviewComment",
    "ReviewRoute",
    "ReviewTask",
    "RollOver",
    "RouteStep",
    "TextCheck",
    "TextImport",
    "TextImportState",
    "TextVersion",
    "UnfundedPart",
    "Waiver",
    "WorkingDraft",
    "YearTotal",
]
