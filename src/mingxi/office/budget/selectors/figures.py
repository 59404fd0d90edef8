"""申报数、审定数、安排数、执行数 of projects and sub-items, each list in one query."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias, cast

from django.db.models import (
    BigIntegerField,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from mingxi.office.budget.models import Arrangement, Balance, DetailLine
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.gaps import Figures
from mingxi.office.declaration.models import Declaration, ItemFigure
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

# Rows of a query as values by name; the library's types do not follow what is added to them.
Values: TypeAlias = "QuerySet[Any, dict[str, Any]]"


class FigureRow(NamedTuple):
    """What one row of a table of figures is about, and its four figures."""

    unit_code: str
    unit_name: str
    figures: Figures
    project_code: str = ""
    project_name: str = ""
    item_code: str = ""
    item_label: str = ""
    # The arrangement of the project, where there is one.
    arrangement: int | None = None


def figures_by_project(rows: QuerySet[Declaration]) -> QuerySet[Any]:
    """Add ``arranged_fen`` (None: not settled) and ``spent_fen`` to declarations."""
    return rows.annotate(
        arranged_fen=Subquery(
            Arrangement.objects.filter(declaration=OuterRef("pk")).values("control_fen")
        ),
        spent_fen=_paid(
            line__fiscal_year=OuterRef("fiscal_year"),
            line__unit_code=OuterRef("unit__code"),
            line__project_code=OuterRef("project__code"),
        ),
    )


def project_rows(person: Person, fiscal_year: int) -> Values:
    """Give the figures of each project of a year as values, by unit and rank; a lazy query."""
    return rows_of_projects(
        Declaration.objects.filter(fiscal_year=fiscal_year, unit__in=_units(person))
    )


def rows_of_projects(declared: QuerySet[Declaration]) -> Values:
    """Give the figures of declarations as values, by unit and rank; a lazy query."""
    return (
        figures_by_project(declared)
        .order_by("unit__code", F("project__rank").asc(nulls_last=True), "pk")
        .values(
            "asked_fen",
            "admitted_fen",
            "arranged_fen",
            "spent_fen",
            unit_code=F("unit__code"),
            unit_name=F("unit__name"),
            project_code=F("project__code"),
            project_name=F("project__name"),
            arrangement_id=F("arrangement__pk"),
        )
    )


def item_rows(person: Person, fiscal_year: int) -> Values:
    """Give the figures of each sub-item of a year as values; a lazy query."""
    return rows_of_items(
        ItemFigure.objects.filter(
            declaration__fiscal_year=fiscal_year, declaration__unit__in=_units(person)
        )
    )


def rows_of_items(rows: QuerySet[ItemFigure]) -> Values:
    """Give the figures of sub-items as values, by unit, rank and project; a lazy query.

    What is arranged comes from the detail lines, so it is not settled before the unit has spread
    its control figure. The sub-items of a project stand together.
    """
    arranged = (
        DetailLine.objects.filter(
            arrangement__declaration=OuterRef("declaration"), item_key=OuterRef("key")
        )
        .order_by()
        .values("item_key")
        .annotate(fen=Sum("amount_fen"))
        .values("fen")
    )
    found = (
        rows.annotate(
            arranged_fen=Subquery(arranged, output_field=BigIntegerField()),
            spent_fen=_paid(
                line__fiscal_year=OuterRef("declaration__fiscal_year"),
                line__unit_code=OuterRef("declaration__unit__code"),
                line__project_code=OuterRef("declaration__project__code"),
                line__sub_item_code=OuterRef("key"),
            ),
        )
        .order_by(
            "declaration__unit__code",
            F("declaration__project__rank").asc(nulls_last=True),
            "declaration",
            "place",
        )
        .values(
            "asked_fen",
            "admitted_fen",
            "arranged_fen",
            "spent_fen",
            unit_code=F("declaration__unit__code"),
            unit_name=F("declaration__unit__name"),
            project_code=F("declaration__project__code"),
            project_name=F("declaration__project__name"),
            item_code=F("code"),
            item_label=F("label"),
            arrangement_id=F("declaration__arrangement__pk"),
        )
    )
    return cast("Values", found)


def row_of(values: dict[str, Any]) -> FigureRow:
    """Give a row of values as what it means."""
    return FigureRow(
        values["unit_code"],
        values["unit_name"],
        Figures(
            values["asked_fen"],
            values["admitted_fen"],
            values["arranged_fen"],
            values["spent_fen"],
        ),
        values.get("project_code", ""),
        values.get("project_name", ""),
        values.get("item_code", ""),
        values.get("item_label", ""),
        values.get("arrangement_id"),
    )


def rows_of(values: Iterable[dict[str, Any]]) -> list[FigureRow]:
    """Give rows of values as what they mean."""
    return [row_of(one) for one in values]


def _units(person: Person) -> list[int]:
    # The keys are asked first: planners mistake how few rows a recursive query has.
    return list(units_for(person).values_list("pk", flat=True))


def _paid(**of: Any) -> Coalesce:
    """Give what the ledger has paid on the lines that are meant; the empty code is no project."""
    paid = (
        Balance.objects.filter(account=Account.PAID.value, **of)
        .exclude(line__project_code="")
        .order_by()
        .values("account")
        .annotate(fen=Sum("balance_fen"))
        .values("fen")
    )
    return Coalesce(Subquery(paid, output_field=BigIntegerField()), Value(0))
