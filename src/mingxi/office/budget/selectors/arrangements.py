"""Control figures: whose they are, and the forms they are about."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db.models import F, QuerySet

from mingxi.office.budget.models import Arrangement, DetailLine, FiscalYear
from mingxi.office.budget.reckoning.detail import Detail
from mingxi.office.budget.reckoning.economic import Nature
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import spread_form
from mingxi.office.declaration.models import Declaration, TextVersion, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.office.declaration.reckoning.states import DeclarationState, Stage
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.selectors.versions import form_of_version
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.units import UnitKind
from mingxi.office.people.selectors import units_for

_ADMINISTRATIONS = frozenset({UnitKind.FISCAL_AUTHORITY, UnitKind.BUDGET_DEPARTMENT})
_TO_UNITS = tuple(
    state.value
    for state in (
        ArrangementState.ISSUED,
        ArrangementState.HANDED_IN,
        ArrangementState.APPROVED,
    )
)


def arrangements_for(person: Person) -> QuerySet[Arrangement]:
    """Give the arrangements of the units that the person may see."""
    return Arrangement.objects.filter(unit__in=units_for(person).values("pk"))


def issued_for(person: Person, year: FiscalYear) -> QuerySet[Arrangement]:
    """Give those of a year that were issued, by unit and rank."""
    rows = arrangements_for(person).filter(fiscal_year=year, state__in=_TO_UNITS)
    return rows.select_related("declaration__project", "unit").order_by(
        "unit__code", F("declaration__project__rank").asc(nulls_last=True), "pk"
    )


def open_for_control(
    person: Person, year: FiscalYear, departments: Iterable[int] | None = None
) -> QuerySet[Declaration]:
    """Give the admitted declarations of a year, the first ranked first, with what is proposed.

    Args:
        person: Who looks.
        year: Of which year.
        departments: Only of these units, by number.
    """
    rows = Declaration.objects.filter(
        fiscal_year=year.year,
        state=DeclarationState.ADMITTED.value,
        unit__in=units_for(person).values("pk"),
    )
    if departments is not None:
        rows = rows.filter(unit__in=list(departments))
    return rows.select_related("project", "unit", "arrangement").order_by(
        F("project__rank").asc(nulls_last=True), "pk"
    )


def admitted_of(declaration: Declaration) -> int:
    """Give what review left of a declaration; where it said nothing, what was asked."""
    if declaration.admitted_fen is None:
        return declaration.asked_fen
    return declaration.admitted_fen


def newest_forms(declarations: Iterable[Declaration]) -> dict[int, ProjectForm]:
    """Give the newest forms by the number of the declaration, in one query."""
    numbers = [one.pk for one in declarations]
    versions = TextVersion.objects.filter(declaration__in=numbers).order_by("number")
    return {one.declaration_id: form_of_version(one) for one in _last(versions)}


def _last(versions: Iterable[TextVersion]) -> Iterable[TextVersion]:
    newest: dict[int, TextVersion] = {one.declaration_id: one for one in versions}
    return newest.values()


def draft_form(arrangement: Arrangement) -> tuple[ProjectForm, int]:
    """Give the form as the unit is spreading it, and the revision of the draft."""
    draft = WorkingDraft.objects.get(declaration=arrangement.declaration_id)
    return form_of(draft), draft.revision


def need_form(arrangement: Arrangement) -> ProjectForm | None:
    """Give the form of the need: the newest version of 一上."""
    versions = arrangement.declaration.versions.filter(stage=Stage.FIRST_UP.value)
    version = versions.order_by("number").last()
    return form_of_version(version) if version else None


def proposed_form(arrangement: Arrangement) -> ProjectForm:
    """Give the form with the control figure spread in proportion, as it is proposed anew.

    It begins with the need, not with what was spread before; words that the unit wrote since stay.
    """
    form, _ = draft_form(arrangement)
    need = need_form(arrangement) or form
    admitted = admitted_items_of(arrangement.declaration)
    spread = spread_form(need, control_of(arrangement), admitted)
    return spread.model_copy(update={"sections": form.sections})


def admitted_items_of(declaration: Declaration) -> dict[str, int]:
    """Give what review left of each sub-item, in fen by key; empty where it said nothing."""
    rows = declaration.item_figures.values_list("key", "admitted_fen")
    return {key: fen for key, fen in rows if fen is not None}


def control_of(arrangement: Arrangement) -> dict[Source, int]:
    """Give the control figure of each source."""
    rows = arrangement.controls.select_related("ceiling").order_by("ceiling_id")
    return {one.ceiling.source: one.amount_fen for one in rows}


def details_of(arrangement: Arrangement) -> list[Detail]:
    """Give the detail lines as values, in their order."""
    rows = arrangement.lines.select_related("control__ceiling").order_by("place")
    return [detail_of(line, line.control.ceiling.source) for line in rows]


def detail_of(line: DetailLine, source: Source) -> Detail:
    """Give a detail line as a value."""
    return Detail(
        line.item_key,
        line.function_code,
        line.dept_econ_code,
        line.gov_econ_code,
        source,
        line.amount_fen,
    )


def nature_of(unit: Unit) -> Nature:
    """Tell how the classification of governments takes a unit."""
    return Nature.ADMINISTRATION if unit.kind in _ADMINISTRATIONS else Nature.INSTITUTION


class SpreadItem(NamedTuple):
    """A sub-item of a spread form: how deep it lies, what it needed, and what it got, in fen."""

    item: FormItem
    depth: int
    need_fen: int | None
    fen: int

    @property
    def gap_fen(self) -> int | None:
        """What it lacks; None where nothing is known of its need."""
        return None if self.need_fen is None else self.need_fen - self.fen


def spread_items(arrangement: Arrangement, form: ProjectForm) -> list[SpreadItem]:
    """Give the sub-items with what review left of them, where it said nothing what was asked."""
    needs = {
        one.key: one.asked_fen if one.admitted_fen is None else one.admitted_fen
        for one in arrangement.declaration.item_figures.all()
    }
    return list(_spread_items(form.items, needs, 0))


def _spread_items(
    items: Iterable[FormItem], needs: Mapping[str, int], depth: int
) -> Iterator[SpreadItem]:
    for item in items:
        yield SpreadItem(item, depth, needs.get(item.key), item.amount_fen or 0)
        yield from _spread_items(item.items, needs, depth + 1)


def handed_in_version(arrangement: Arrangement) -> TextVersion | None:
    """Give the text that was handed in (二上): the one that is published."""
    versions = arrangement.declaration.versions.filter(stage=Stage.SECOND_UP.value)
    return versions.defer("content").order_by("number").last()


def item_names(form: ProjectForm) -> Mapping[str, str]:
    """Give the names of sub-items by key; the empty key is the project as a whole."""
    return {"": form.name} | {item.key: item.label for item in form.every_item()}


def spread_form_of(arrangement: Arrangement) -> ProjectForm | None:
    """Give the form as it is spread: as handed in, else as the unit writes it."""
    versions = arrangement.declaration.versions.filter(stage=Stage.SECOND_UP.value)
    version = versions.order_by("number").last()
    if version is not None and arrangement.state != ArrangementState.ISSUED:
        return form_of_version(version)
    if arrangement.state == ArrangementState.ISSUED:
        return draft_form(arrangement)[0]
    return need_form(arrangement)
