"""What is answered to who writes a form, as plain JSON values; the shapes stand in the pages."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from mingxi.office.declaration.reckoning.cost import (
    amount_of,
    computed_fen,
    explained,
    funded_fen,
    line_fen,
    paid_fen,
    together_fen,
    total_of,
)
from mingxi.office.declaration.reckoning.form_checking import CheckedForm, FormFinding
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError
from mingxi.office.declaration.reckoning.project_form import CostLine, ProjectForm

Json: TypeAlias = dict[str, Any]


def checked_answer(form: ProjectForm, checked: CheckedForm) -> Json:
    """Tell what a check found, and what the amounts of the form come to."""
    return {
        "counts": {
            "error": checked.errors,
            "warning": checked.warnings,
            "info": checked.infos,
        },
        "claims": {
            "proven": checked.proven,
            "contradicted": checked.contradicted,
            "undecided": checked.undecided,
        },
        "findings": [finding_told(finding) for finding in checked.findings],
        "amounts": amounts_told(form),
    }


def finding_told(finding: FormFinding) -> Json:
    """Tell of one finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "excerpt": finding.excerpt,
        "fingerprint": finding.fingerprint,
        "is_arithmetic": finding.is_arithmetic,
        "anchor": finding.anchor._asdict(),
    }


def amounts_told(form: ProjectForm) -> Json:
    """Tell what the amounts of a form come to, and how each cost line does."""
    paid = [paid_fen(one) for one in form.instalments]
    known = [fen for fen in paid if fen is not None]
    return {
        "total_fen": total_of(form),
        "items_fen": together_fen(form.items),
        "funding_fen": funded_fen(form) if form.funding else None,
        "instalments_fen": sum(known) if known and len(known) == len(paid) else None,
        "items": {
            item.key: {
                "amount_fen": amount_of(item),
                "computed_fen": computed_fen(item),
                "cost": _cost(item.cost),
            }
            for item in form.every_item()
        },
    }


def faults_answer(error: FormFaultsError) -> Json:
    """Tell why what was sent is no form."""
    return {
        "code": "form-invalid",
        "message": "填写的内容有不符合要求的地方，没有保存。请按所列各处改正。",
        "details": [fault._asdict() for fault in error.faults],
    }


def _cost(lines: Iterable[CostLine]) -> list[Json]:
    return [
        {"fen": line_fen(line), "explained": explained(line), "parts": _cost(line.parts)}
        for line in lines
    ]
