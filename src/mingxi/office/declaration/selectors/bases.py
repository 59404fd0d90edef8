"""Which documents a person may see, what rests on them, and which of them no longer hold."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from mingxi.office.declaration.models import BasisUse, Declaration, PolicyBasis
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

OPEN_MAX = 100
_WRITTEN = [state for state in DeclarationState if state.is_written_by_unit]


class BasisWarning(NamedTuple):
    """That a declaration rests on what no longer holds: what is wrong, and what to do.

    ``item_keys`` are the sub-items that rest on it; the empty key is the project as a whole.
    """

    basis: PolicyBasis
    says: str
    advice: str
    item_keys: tuple[str, ...]


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
        rows = rows.filter(
            Q(title__contains=words) | Q(number__contains=words) | Q(issuer__contains=words)
        )
    if kind:
        rows = rows.filter(kind=kind)
    if standing:
        rows = (
            rows.filter(_ended(today())) if standing == "ended" else rows.exclude(_ended(today()))
        )
    return rows


def uses_for(person: Person, basis: PolicyBasis) -> QuerySet[BasisUse]:
    """Give the places that rest on a document, in declarations that the person may see."""
    return (
        BasisUse.objects.filter(basis=basis, declaration__in=declarations_for(person))
        .select_related("declaration__project", "declaration__unit")
        .order_by("-declaration__fiscal_year", "declaration", "place")
    )


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
    last_day = date(declaration.fiscal_year, 12, 31)
    uses = BasisUse.objects.filter(_ended(last_day, "basis__"), declaration=declaration)
    keys: defaultdict[int, list[str]] = defaultdict(list)
    bases: dict[int, PolicyBasis] = {}
    for use in uses.select_related("basis__successor"):
        assert use.basis is not None
        bases[use.basis.pk] = use.basis
        keys[use.basis.pk].append(use.item_key)
    return [
        BasisWarning(basis, what_of(basis), _advice(basis), tuple(keys[key]))
        for key, basis in bases.items()
    ]


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


def _advice(basis: PolicyBasis) -> str:
    if basis.successor is not None:
        return f"请改引“{basis.successor}”，并核对标准是否变动。"
    return "请改引现行有效的文件，或者说明继续执行的理由。"


def _ended(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}repealed_on__lte": on}) | Q(**{f"{prefix}valid_until__lt": on})
