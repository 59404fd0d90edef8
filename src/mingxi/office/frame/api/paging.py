"""Lists in pages: each names the key that the next one begins after, so that nothing moves.

A row that is added or removed while a program turns the pages is neither doubled nor does it hide
another, as it would with numbered pages.
"""

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from ninja import Schema
from ninja.errors import ValidationError as RequestInvalid
from pydantic import Field

Row = TypeVar("Row", bound=Model)
Told = TypeVar("Told")

LIMIT_MAX = 200


class Paging(Schema):
    """Which page: after which key, and how many rows at most."""

    after: Annotated[str, Field(max_length=64, description="上一页的 next；第一页不写")] = ""
    limit: Annotated[int, Field(ge=1, le=LIMIT_MAX, description="每页最多几条")] = 50


class PageOf(Schema, Generic[Told]):
    """A page of a list, and the key that the next page begins after (null at the end)."""

    items: list[Told]
    next: str | None


def page_of(
    rows: QuerySet[Row], paging: Paging, *, by: str, told: Callable[[Row], Told]
) -> PageOf[Told]:
    """Give a page of ``rows`` in the order of the unique column ``by`` (``-`` before it: falling).

    Raises the error of an invalid request where ``after`` is no value of that column.
    """
    column = by.removeprefix("-")
    ordered = rows.order_by(by)
    if paging.after:
        ordered = _beyond(ordered, by, paging.after)
    found = list(ordered[: paging.limit + 1])
    shown = found[: paging.limit]
    more = len(found) > len(shown)
    return PageOf(
        items=[told(row) for row in shown],
        next=str(getattr(shown[-1], column)) if more else None,
    )


def _beyond(ordered: QuerySet[Row], by: str, after: str) -> QuerySet[Row]:
    side = "lt" if by.startswith("-") else "gt"
    try:
        return ordered.filter(**{f"{by.removeprefix('-')}__{side}": after})
    except (ValidationError, ValueError) as error:
        told = {"type": "string_pattern_mismatch", "loc": ("query", "after")}
        raise RequestInvalid([told]) from error
