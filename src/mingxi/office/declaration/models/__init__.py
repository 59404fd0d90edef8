"""The rows of declaration: texts that are checked, projects, their declarations and versions."""

from mingxi.office.declaration.models.checks import CheckState, TextCheck
from mingxi.office.declaration.models.imports import ImportedProject, ImportState, TextImport
from mingxi.office.declaration.models.projects import (
    TRIGGERS,
    Attachment,
    BudgetProject,
    Declaration,
    ItemFigure,
    TextVersion,
    WorkingDraft,
)

__all__ = [
    "TRIGGERS",
    "Attachment",
    "BudgetProject",
    "CheckState",
    "Declaration",
    "ImportState",
    "ImportedProject",
    "ItemFigure",
    "TextCheck",
    "TextImport",
    "TextVersion",
    "WorkingDraft",
]
