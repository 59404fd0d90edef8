"""One project that was read, in fields; and the form that comes of what the person sent."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from pydantic import ValidationError as FormError

from mingxi.office.declaration.pages.accepting_fields import (
    FundingForm,
    HeadForm,
    IndicatorForm,
    InstalmentForm,
    ItemForm,
    WordsForm,
)
from mingxi.office.declaration.reckoning.cost import explained
from mingxi.office.declaration.reckoning.imported import Place, ReadProject
from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.projects.headings import CANONICAL_TITLES


class Row(NamedTuple):
    """A line on the page: its fields, where they were read, and how deep it stands."""

    form: forms.Form
    place: Place | None
    title: str = ""
    depth: int = 0
    amount_place: Place | None = None

    @property
    def what(self) -> str:
        """What the line is called by the words it begins with."""
        told = [name for name in ("what", "level3") if name in self.form.fields]
        return str(self.form[told[0]].value() or "") if told else ""


class Accepting:
    """One project that was read, in fields; ``data`` is what the person sent."""

    def __init__(self, read: ReadProject, unit_name: str, data: Any = None) -> None:
        self.read = read
        years = {"first_year": read.fiscal_year, "last_year": read.fiscal_year}
        told = read.model_dump(exclude_none=True, include=set(HeadForm.base_fields))
        named = {"unit_name": unit_name} if not read.unit_name else {}
        self.head = HeadForm(data, prefix="head", initial={**years, **told, **named})
        self.items = [
            Row(
                ItemForm(data, prefix=f"item-{item.key}", initial=item.model_dump()),
                read.places.get(f"items[{item.key}].label"),
                "；".join(map(explained, item.cost)),
                depth,
                amount_place=read.places.get(f"items[{item.key}].amount_fen"),
            )
            for depth, item in _with_depth(read.items)
        ]
        self.funding = self._rows(FundingForm, "funding", data)
        self.instalments = self._rows(InstalmentForm, "instalments", data)
        self.indicators = self._rows(IndicatorForm, "indicators", data)
        self.sections = [
            Row(
                WordsForm(data, prefix=f"section-{key.value}", initial={"words": words}),
                read.places.get(f"sections.{key.value}"),
                CANONICAL_TITLES[key],
            )
            for key, words in read.sections.items()
        ]

    def _rows(self, kind: type[forms.Form], name: str, data: Any) -> list[Row]:
        return [
            Row(
                kind(data, prefix=f"{name}-{at}", initial=one.model_dump()),
                self.read.places.get(f"{name}[{at}]"),
            )
            for at, one in enumerate(getattr(self.read, name))
        ]

    @property
    def heads(self) -> list[tuple[forms.BoundField, Place | None]]:
        """The particulars, each with its place."""
        return [(field, self.read.places.get(field.name)) for field in self.head]

    @property
    def rows(self) -> list[Row]:
        """All lines."""
        return [
            *self.items,
            *self.funding,
            *self.instalments,
            *self.indicators,
            *self.sections,
        ]

    def is_valid(self) -> bool:
        """Tell whether all that is kept can be taken; what is left out need not be right."""
        sound = self.head.is_valid()
        for row in self.rows:
            valid = row.form.is_valid()
            sound &= valid or not row.form.is_kept  # type: ignore[attr-defined]  # a RowForm
        return sound

    def form(self) -> ProjectForm | None:
        """Make the form of what the person sent; None where it cannot be, and the head says why."""
        if not self.is_valid():
            return None
        kept = set()
        changed = {}
        for row, (_, item) in zip(self.items, _with_depth(self.read.items), strict=True):
            changed[item.key] = row.form.cleaned_data
            if row.form.cleaned_data["keep"]:
                kept.add(item.key)
        items = tuple(_kept_items(self.read.items, kept, changed))
        present = {item.key for item in _every(items)}
        answers: dict[str, Any] = {
            **self.head.cleaned_data,
            "items": items,
            "funding": self._taken(self.funding, self.read.funding, FormFunding),
            "instalments": tuple(
                one if one.item_key in present else one.model_copy(update={"item_key": None})
                for one in self._taken(self.instalments, self.read.instalments, FormInstalment)
            ),
            "indicators": tuple(
                one if one.item_key in present else one.model_copy(update={"item_key": None})
                for one in self._taken(self.indicators, self.read.indicators, FormIndicator)
            ),
            "sections": {
                key: row.form.cleaned_data["words"]
                for row, key in zip(self.sections, self.read.sections, strict=True)
                if row.form.cleaned_data["keep"] and row.form.cleaned_data["words"].strip()
            },
        }
        try:
            return self.read.form(answers)
        except FormError as error:
            for one in error.errors():
                self.head.add_error(None, f"{one['loc']}：{one['msg']}")
            return None

    @staticmethod
    def _taken(rows: list[Row], read: tuple[Any, ...], kind: type[Any]) -> tuple[Any, ...]:
        return tuple(
            kind.model_validate({**one.model_dump(), **_sent(row.form.cleaned_data, kind)})
            for row, one in zip(rows, read, strict=True)
            if row.form.cleaned_data["keep"]
        )


def _sent(given: Mapping[str, Any], kind: type[Any]) -> dict[str, Any]:
    """Give what the form's value knows."""
    return {name: value for name, value in given.items() if name in kind.model_fields}


def _with_depth(items: tuple[FormItem, ...], depth: int = 0) -> Iterator[tuple[int, FormItem]]:
    for item in items:
        yield depth, item
        yield from _with_depth(item.items, depth + 1)


def _kept_items(
    items: tuple[FormItem, ...], kept: set[str], changed: dict[str, dict[str, Any]]
) -> Iterator[FormItem]:
    """Give the items that are kept, as they were corrected; what stands below one goes with it."""
    for item in items:
        if item.key in kept:
            sent = changed[item.key]
            yield item.model_copy(
                update={
                    "label": sent["label"],
                    "amount_fen": sent["amount_fen"],
                    "cost": item.cost if sent["amount_fen"] == item.amount_fen else (),
                    "items": tuple(_kept_items(item.items, kept, changed)),
                }
            )


def _every(items: tuple[FormItem, ...]) -> Iterator[FormItem]:
    for _, item in _with_depth(items):
        yield item
