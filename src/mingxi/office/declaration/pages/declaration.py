"""A declaration as it is read: what is asked and admitted, the text, the findings, the versions."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.documents.composition import Caption, Heading, Piece, Table, Title
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.cost import amount_of, computed_fen, explained
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_choices import (
    HORIZON_NAMES,
    LEVEL_NAMES,
    name_of_field,
    target_of,
)
from mingxi.office.declaration.reckoning.project_form import (
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.bases import warnings_for
from mingxi.office.declaration.selectors.drafts import (
    form_of,
    may_declare_again,
    may_write,
    writes_for,
)
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.selectors.versions import form_of_version, newest_version
from mingxi.office.frame.access import needs
from mingxi.quantities.money import Money
from mingxi.regulations.classifications import classification_of, function_named
from mingxi.rules.finding import Severity

TONES = {
    Severity.ERROR: ("error", "错误"),
    Severity.WARNING: ("warn", "警告"),
    Severity.INFO: ("info", "提示"),
}
DEPTH_SHOWN_MAX = 2


class ItemLine(NamedTuple):
    """A sub-item as a line of the table."""

    place: str
    depth: int
    item: FormItem
    asked_fen: int | None
    admitted_fen: int | None
    built_up: tuple[str, ...]
    gap: str
    account: str


@needs(READ_PROJECTS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Show it: to its writers as it is now, to all others as it was sent on last."""
    declaration = get_object_or_404(
        declarations_for(request.user).select_related(
            "project", "unit", "begun_by", "draft__saved_by"
        ),
        pk=declaration_id,
    )
    form, is_draft = _shown(declaration, is_writer=writes_for(request.user, declaration.unit))
    checked = checked_form(form)
    admitted = dict(declaration.item_figures.values_list("key", "admitted_fen"))
    return render(
        request,
        "declaration/pages/declaration.html",
        {
            "declaration": declaration,
            "form": form,
            "function": f"{form.function_code} {function_named(form.function_code)}".strip(),
            "is_draft": is_draft,
            "may_write": may_write(request.user, declaration),
            "may_list": is_draft,
            "may_declare_again": may_declare_again(request.user, declaration),
            "pieces": [_piece(piece) for piece in checked.words.composition.pieces],
            "findings": [
                (*TONES[found.severity], found, name_of_field(found.anchor.field, form))
                for found in sorted(
                    checked.findings, key=lambda one: list(TONES).index(one.severity)
                )
            ],
            "items": list(_lines(form.items, admitted)),
            "funding": [(LEVEL_NAMES[one.level], one) for one in form.funding],
            "instalments": [(one, _when(one), _of_item(form, one)) for one in form.instalments],
            "indicators": [
                (one, HORIZON_NAMES[one.horizon], target_of(one), _of_item(form, one))
                for one in form.indicators
            ],
            "versions": declaration.versions.select_related("made_by", "review").order_by(
                "-number"
            ),
            "bases": declaration.basis_uses.select_related("basis"),
            "basis_warnings": warnings_for(declaration),
            "last_review": declaration.reviews.order_by("-pk").first(),
            "attachments": declaration.attachments.select_related("file", "added_by"),
        },
    )


def _shown(declaration: Declaration, *, is_writer: bool) -> tuple[ProjectForm, bool]:
    """Give the form to be shown, and whether it is the draft.

    What was sent on counts; a draft is shown to its writers alone, while they write.
    """
    writes = is_writer and DeclarationState(declaration.state).is_written_by_unit
    version = newest_version(declaration)
    if version is not None and not writes:
        return form_of_version(version), False
    return form_of(declaration.draft), True


def _piece(piece: Piece) -> tuple[str, object]:
    """Give the kind of a piece of the text, and its words or rows."""
    match piece:
        case Table():
            return "table", piece.rows
        case Title(text):
            return "title", text
        case Heading(text):
            return "heading", text
        case Caption(text):
            return "caption", text
        case _:
            return "text", piece.text


def _lines(
    items: Iterable[FormItem], admitted: dict[str, int | None], above: str = ""
) -> Iterator[ItemLine]:
    for number, item in enumerate(items, 1):
        place = f"{above}{number}"
        asked, computed = amount_of(item), computed_fen(item)
        yield ItemLine(
            place=place,
            depth=min(place.count("."), DEPTH_SHOWN_MAX),
            item=item,
            asked_fen=asked,
            admitted_fen=admitted.get(item.key),
            built_up=tuple(map(explained, item.cost)),
            gap=_gap(computed, asked),
            account=_account(item.dept_econ_code),
        )
        yield from _lines(item.items, admitted, f"{place}.")


def _gap(computed: int | None, asked: int | None) -> str:
    if computed is None or asked is None or computed == asked:
        return ""
    more_or_less = "多" if computed > asked else "少"
    return f"测算比申报数{more_or_less}{Money(abs(computed - asked)).to_the_fen()}"


def _account(code: str) -> str:
    names = classification_of(code) or {}
    return f"{code} {names.get(code, '')}".strip()


def _when(instalment: FormInstalment) -> str:
    months = [month for month in (instalment.first, instalment.last) if month]
    return "，".join(filter(None, ("至".join(dict.fromkeys(months)), instalment.occasion)))


def _of_item(form: ProjectForm, part: FormInstalment | FormIndicator) -> str:
    return next((item.label for item in form.every_item() if item.key == part.item_key), "")
