"""Versions: the text as it was sent on, kept for ever."""

from mingxi.office.declaration.models import Declaration, ItemFigure, TextVersion
from mingxi.office.declaration.reckoning.cost import amount_of, total_of
from mingxi.office.declaration.reckoning.form_checking import CheckedForm
from mingxi.office.declaration.reckoning.project_form import (
    FormItem,
    ProjectForm,
    json_of_form,
    sha256_of,
)
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.services.citing import link_bases
from mingxi.office.declaration.services.drafting import refuse_form
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.people.models import Person


def make_version(
    *,
    declaration: Declaration,
    form: ProjectForm,
    checked: CheckedForm,
    report: StoredFile,
    stage: Stage,
    by: Person,
) -> TextVersion:
    """Keep a form as the next version; in 一上 also what it asks, on declaration and items.

    ``checked`` is the check of this form and ``report`` its stored report. Whether the declaration
    may be sent on is asked by whoever sends it.
    """
    refuse_form(form)
    content = json_of_form(form)
    with writing():
        present = held_declaration(declaration.pk)
        before = present.versions.order_by("-number").values_list("number", flat=True).first()
        version = TextVersion.objects.create(
            declaration=present,
            number=(before or 0) + 1,
            stage=stage.value,
            content=content,
            sha256=sha256_of(content),
            asked_fen=total_of(form) or 0,
            made_by=by,
            made_at=now(),
            report=report,
            errors=checked.errors,
            warnings=checked.warnings,
        )
        _count(present, version)
        # What 二上 holds is arranged; what was asked stands as 一上 has it.
        if stage is Stage.FIRST_UP:
            _ask(present, version, form)
        record(
            "version.made",
            by=by,
            on=version,
            facts={
                "declaration": present.pk,
                "number": version.number,
                "stage": stage.value,
                "asked_fen": version.asked_fen,
                "errors": version.errors,
                "warnings": version.warnings,
            },
            secrets={"content_sha256": version.sha256},
        )
        link_bases(declaration=present, form=form, by=by)
    return version


def _count(declaration: Declaration, version: TextVersion) -> None:
    """Write what the check of the version found onto the declaration."""
    declaration.errors, declaration.warnings = version.errors, version.warnings
    declaration.changed_at = version.made_at
    declaration.save(update_fields=["errors", "warnings", "changed_at"])


def _ask(declaration: Declaration, version: TextVersion, form: ProjectForm) -> None:
    """Write what the version asks onto the declaration and its items."""
    declaration.asked_fen = version.asked_fen
    declaration.next_year_fen = form.next_year_fen
    declaration.year_after_fen = form.year_after_fen
    declaration.save()
    figures = {figure.key: figure for figure in declaration.item_figures.all()}
    for place, (code, item) in enumerate(_coded(form.items)):
        figure = figures.pop(item.key, None) or ItemFigure(declaration=declaration, key=item.key)
        figure.code, figure.label, figure.place = code, item.label, place
        figure.asked_fen = amount_of(item) or 0
        figure.save()
    for gone in figures.values():
        # What was admitted of an item that is no longer asked for stays to be compared with.
        if gone.admitted_fen is None:
            gone.delete()
        else:
            gone.asked_fen = 0
            gone.save(update_fields=["asked_fen"])


def _coded(items: tuple[FormItem, ...], above: str = "") -> list[tuple[str, FormItem]]:
    """Number the items as a reader counts them: 1, 1.1, 1.2, 2."""
    coded = []
    for ordinal, item in enumerate(items, start=1):
        code = f"{above}{ordinal}"
        coded += [(code, item), *_coded(item.items, f"{code}.")]
    return coded
