"""The rows of declaration: texts that are checked, projects, their declarations and versions."""

from mingxi.office.declaration.models import projects, reviews, routes
from mingxi.office.declaration.models.checks import CheckState, TextCheck
from mingxi.office.declaration.models.comments import ReviewComment, Waiver
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

TRIGGERS = [*projects.TRIGGERS, *routes.TRIGGERS, *reviews.TRIGGERS]

__all__ = [
    "TRIGGERS",
    "AdmittedItem",
    "Attachment",
    "BlockingRule",
    "BudgetProject",
    "CheckState",
    "CollectiveDecision",
    "Declaration",
    "ItemFigure",
    "Review",
    "ReviewComment",
    "ReviewRoute",
    "ReviewTask",
    "RouteStep",
    "TextCheck",
    "TextVersion",
    "UnfundedPart",
    "Waiver",
    "WorkingDraft",
]
