"""The rows of declaration: texts that are checked, projects, their declarations and versions."""

from mingxi.office.declaration.models.checks import CheckState, TextCheck
from mingxi.office.declaration.models.projects import (
    TRIGGERS,
    Attachment,
    BudgetProject,
    Declaration,
    ItemFigure,
    TextVersion,
    WorkingDraft,
)
from mingxi.office.declaration.models.rounds import UnfundedPart

__all__ = [
    "TRIGGERS",
    "Attachment",
    "BudgetProject",
    "CheckState",
    "Declaration",
    "ItemFigure",
    "TextCheck",
    "TextVersion",
    "UnfundedPart",
    "WorkingDraft",
]
