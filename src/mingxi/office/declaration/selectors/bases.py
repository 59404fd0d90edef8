"""Which documents a person may see, what rests on them, and which of them no longer hold."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from mingxi.office.declaration.models import BasisUse, Declaration, ItemFigure, PolicyBasis
from mingxi.office.declaration.reckoning.matching_bases import number_key, title_key
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import units_for
from mingxi.prose.citations import citations_in

OPEN_MAX = 100
_NAMED_MAX = 10
_KEEPING_ALL = frozenset({Role.BUDGET_OFFICE, Role.BUDGET_DESK})
# As people type what stands 〔2026〕 in the number of a document.
_BRACKETS = str.maketrans("[]［］", "〔〕〔〕")
_WRITTEN = [state for state in DeclarationState if state.is_written_by_unit]


class BasisWarning(NamedTuple):
    """That a declaration rests on what no longer holds: what is wrong, and what to do.

    ``item_keys`` are the sub-items that rest on it; the empty key is the project as a whole.
    ``items`` are their names.
    """

    basis: PolicyBasis
    says: str
    advice: str
    item_keys: tuple[str, ...]
    items: tuple[str, ...]


class OpenCitation(NamedTuple):
    """A document that is cited and not registered: as it was cited last, and how often it is."""

    use: BasisUse
    declarations: int


def bases_for(person: Person) -> QuerySet[PolicyBasis]:
    """Give the documents that the person may see: those of all, and those of their units."""
    units = list(units_for(person).order_by().values_list("pk", flat=True))
    return PolicyBasis.objects.filter(Q(unit=None) | Q(unit__in=units)).select_related(
        "unit", "successor", "file"
    )


def found_bases(
    rows: QuerySet[PolicyBasis], *, words: str = "", kind: str = "", standing: str = ""
) -> QuerySet[PolicyBasis]:
    """Keep the documents that are looked for; ``standing`` is ``holding``, ``ended`` or empty."""
    if words:
        plain = words.translate(_BRACKETS).strip("《》 ")
        rows = rows.filter(
            Q(title__contains=plain)
            | Q(number__contains=plain)
            | Q(issuer__contains=plain)
            | Q(number_key__contains=number_key(words))
        )
    if kind:
        rows = rows.filter(kind=kind)
    if standing:
        rows = (
            rows.filter(_ended(today())) if standing == "ended" else rows.exclude(_ended(today()))
        )
    return rows


def bases_named(rows: QuerySet[PolicyBasis], words: str) -> list[PolicyBasis]:
    """Give the documents that somebody names: by number, or by title, or as one cites them."""
    cited = citations_in(words)
    numbers = {number_key(words), *(number_key(one.number or "") for one in cited)} - {""}
    titles = {title_key(words), *(title_key(one.title or "") for one in cited)} - {""}
    by_number = list(rows.filter(number_key__in=numbers)[:_NAMED_MAX])
    return by_number or list(rows.filter(title_key__in=titles)[:_NAMED_MAX])


def may_keep(person: Person, basis: PolicyBasis) -> bool:
    """Tell whether a person may change an entry: finance all, a department its own."""
    if person.roles_today & _KEEPING_ALL:
        return True
    own = units_for(person).filter(pk=basis.unit_id) if basis.unit_id else None
    return basis.registered_by_id == person.pk or (own is not None and own.exists())


def uses_for(person: Person, basis: PolicyBasis) -> QuerySet[BasisUse]:
    """Give the places that rest on a document, in declarations that the person may see.

    ``item_label`` is the name of the sub-item, empty for the project as a whole.
    """
    rows: QuerySet[BasisUse] = (
        _with_labels(BasisUse.objects)
        .filter(basis=basis, declaration__in=declarations_for(person))
        .select_related("declaration__project", "declaration__unit")
        .order_by("-declaration__fiscal_year", "declaration", "place")
    )
    return rows


def uses_counted(person: Person, rows: Sequence[PolicyBasis]) -> dict[int, int]:
    """Give how many declarations that the person may see rest on each of some documents."""
    counted = (
        BasisUse.objects.filter(
            basis__in=[row.pk for row in rows], declaration__in=declarations_for(person)
        )
        .order_by()
        .values_list("basis")
        .annotate(declarations=Count("declaration", distinct=True))
    )
    return dict(counted)


def warnings_for(declaration: Declaration) -> list[BasisWarning]:
    """Tell which documents that a declaration rests on no longer hold, or end before its year does.

    A document that holds until its year's last day raises no warning.
    """
    return warnings_of([declaration])[declaration.pk]


def warnings_of(declarations: Sequence[Declaration]) -> dict[int, list[BasisWarning]]:
    """Give the warnings of several declarations, by their keys, in one query."""
    last_days = {one.pk: date(one.fiscal_year, 12, 31) for one in declarations}
    last = max(last_days.values(), default=today())
    uses = _with_labels(BasisUse.objects).filter(_ended(last, "basis__"), declaration__in=last_days)
    resting: defaultdict[tuple[int, PolicyBasis], list[Any]] = defaultdict(list)
    for use in uses.select_related("basis__successor"):
        assert use.basis is not None
        if use.basis.has_ended(last_days[use.declaration_id]):
            resting[use.declaration_id, use.basis].append(use)
    told: dict[int, list[BasisWarning]] = {key: [] for key in last_days}
    for (key, basis), places in resting.items():
        item_keys = tuple(one.item_key for one in places)
        items = tuple(one.item_label for one in places if one.item_label)
        told[key].append(BasisWarning(basis, what_of(basis), _advice(basis), item_keys, items))
    return told


def what_of(basis: PolicyBasis) -> str:
    """Say in a sentence that a document has ended or will; empty where nothing is known of it."""
    day = today()
    if basis.repealed_on is not None:
        when = "已于" if basis.repealed_on <= day else "将于"
        return f"“{basis}”{when}{basis.repealed_on:%Y年%m月%d日}废止。"
    if basis.valid_until is not None:
        if basis.valid_until < day:
            return f"“{basis}”的有效期到{basis.valid_until:%Y年%m月%d日}，已经过期。"
        return f"“{basis}”的有效期到{basis.valid_until:%Y年%m月%d日}。"
    return ""


def declarations_on_ended(person: Person) -> QuerySet[Declaration]:
    """Give the declarations still being written that rest on a document which has ended."""
    uses = BasisUse.objects.filter(_ended(today(), "basis__"))
    return declarations_for(person).filter(state__in=_WRITTEN, pk__in=uses.values("declaration"))


def open_citations_for(person: Person) -> list[OpenCitation]:
    """Give the documents that are cited and not registered, the most cited first."""
    uses = BasisUse.objects.filter(basis=None, declaration__in=declarations_for(person))
    groups = list(
        uses.order_by()
        .values("number_key", "title_key")
        .annotate(declarations=Count("declaration", distinct=True), last=Max("pk"))
        .order_by("-declarations", "-last")[:OPEN_MAX]
    )
    rows = BasisUse.objects.in_bulk([group["last"] for group in groups])
    return [OpenCitation(rows[group["last"]], group["declarations"]) for group in groups]


def open_citation_for(person: Person, use: int) -> BasisUse | None:
    """Give a citation that waits for its document, to begin a registration with."""
    uses = BasisUse.objects.filter(basis=None, declaration__in=declarations_for(person))
    return uses.filter(pk=use).first()


def alike(basis: PolicyBasis, among: QuerySet[PolicyBasis]) -> list[PolicyBasis]:
    """Give entries that may be the same document: the same number, or the same title."""
    same = Q(title_key=basis.title_key)
    if basis.number_key:
        same |= Q(number_key=basis.number_key)
    return list(among.filter(same).exclude(pk=basis.pk)[:OPEN_MAX])


def _with_labels(uses: Any) -> Any:  # a column that the model does not have
    figures = ItemFigure.objects.filter(
        declaration=OuterRef("declaration"), key=OuterRef("item_key")
    )
    return uses.annotate(item_label=Coalesce(Subquery(figures.values("label")[:1]), Value("")))


def _advice(basis: PolicyBasis) -> str:
    if basis.successor is not None:
        return f"请改引“{basis.successor}”，并核对标准是否变动。"
    return "请改引现行有效的文件，或者说明继续执行的理由。"


def _ended(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}repealed_on__lte": on}) | Q(**{f"{prefix}valid_until__lt": on})
