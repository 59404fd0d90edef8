"""The members of a comparison (schema ``mingxi.comparison/1``), as types.

What each member means stands in the published JSON Schema (``mingxi schema comparison``), which has
the same names; a test keeps the two together. Places are half-open ranges of code points in the
flat text of the old or the new document.
"""

from typing import Final, NotRequired, TypedDict

from mingxi.reports.report import Error, Tool

SCHEMA: Final = "mingxi.comparison/1"


class Source(TypedDict):
    """One of the two documents."""

    source: str
    sha256: str | None
    error: Error | None
    characters: int
    text: NotRequired[str]


class Stretch(TypedDict):
    """A stretch of one of the texts."""

    start: int
    end: int
    text: str


class Places(TypedDict):
    """Where something stands in the old and in the new text."""

    old: Stretch | None
    new: Stretch | None


class Difference(TypedDict):
    """One difference."""

    topic: str
    change: str
    weight: str
    subject: str
    message: str
    old: Stretch | None
    new: Stretch | None
    old_written: str | None
    new_written: str | None
    old_value: str | None
    new_value: str | None
    difference: str | None
    percent: str | None
    unit: str
    effect: int | None
    also: list[Places]


class Sentences(TypedDict):
    """What became of the sentences and rows."""

    same: int
    altered: int
    added: list[Stretch]
    dropped: list[Stretch]


class Project(TypedDict):
    """A project of one of the texts."""

    start: int
    end: int
    name: str | None
    year: int | None
    unit: str | None
    arranged: int | None


class Part(TypedDict):
    """A project beside last year's, or what stands in no project."""

    old: Project | None
    new: Project | None
    differences: list[Difference]
    sentences: Sentences


class Summary(TypedDict):
    """The counts over all parts."""

    look: int
    info: int


class Comparison(TypedDict):
    """The whole object."""

    schema: str
    tool: Tool
    language: str
    old: Source
    new: Source
    identical: bool
    notices: list[str]
    parts: list[Part]
    gone: list[Project]
    arrived: list[Project]
    summary: Summary
