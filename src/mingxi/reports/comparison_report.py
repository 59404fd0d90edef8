"""The comparison of two documents as one plain object, from their bytes: pure functions."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mingxi import __version__
from mingxi.documents import DocumentError, read_document
from mingxi.languages import CatalogueMissingError, render
from mingxi.places import Span
from mingxi.projects.comparison import Comparison, compare
from mingxi.projects.comparison.difference import Difference, Part, Places, Stated
from mingxi.projects.project_text import ProjectText
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand
from mingxi.quantities.money import plain_number
from mingxi.reports import comparison
from mingxi.reports.document_report import Wishes, printable, report_error, report_mistake


class Given(NamedTuple):
    """A document to compare: its bytes, or why there are none."""

    source: str
    content: bytes | DocumentError


def report_comparison(old: Given, new: Given, wishes: Wishes) -> comparison.Comparison:
    """Read two documents and tell how the new one differs from the old one.

    Where either cannot be read, its ``error`` says why and nothing is compared. Raises what our
    own mistakes raise, and CatalogueMissingError where the language was never compiled.
    """
    readings = [_reading(given) for given in (old, new)]
    sources = [
        _source(given, reading, wishes) for given, reading in zip((old, new), readings, strict=True)
    ]
    before, after = readings
    if isinstance(before, Reading) and isinstance(after, Reading):
        return _told(
            sources, _Teller(before.text, after.text, wishes.language), compare(before, after)
        )
    return _untold(sources, wishes.language)


def report_comparison_safely(old: Given, new: Given, wishes: Wishes) -> comparison.Comparison:
    """Compare two documents; a mistake of ours is told as the error of the new one.

    Raises CatalogueMissingError, since nothing could be told at all.
    """
    try:
        return report_comparison(old, new, wishes)
    except CatalogueMissingError:
        raise
    except Exception as mistake:  # noqa: BLE001 - the last line of defence, told as our own mistake
        failed = report_mistake(new.source, None, type(mistake).__name__, wishes.language)
        sources = [_head(given) for given in (old, new)]
        sources[1]["error"] = failed["error"]
        return _untold(sources, wishes.language)


def comparison_json(told: comparison.Comparison) -> Iterator[str]:
    """Give the pieces of the JSON text, which ends with a line break."""
    yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    yield "\n"


def _reading(given: Given) -> Reading | DocumentError:
    if isinstance(given.content, DocumentError):
        return given.content
    try:
        return understand(read_document(given.source, given.content))
    except DocumentError as error:
        return error


def _source(given: Given, reading: Reading | DocumentError, wishes: Wishes) -> comparison.Source:
    head = _head(given)
    if isinstance(reading, DocumentError):
        language = wishes.language
        unread = report_error(given.source, None, reading.code, reading.message, language)
        head["error"] = unread["error"]
        return head
    head["characters"] = len(reading.text)
    if wishes.with_text:
        head["text"] = reading.text
    return head


def _head(given: Given) -> comparison.Source:
    content = given.content
    return {
        "source": printable(given.source),
        "sha256": hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None,
        "error": None,
        "characters": 0,
    }


def _untold(sources: list[comparison.Source], language: str) -> comparison.Comparison:
    """Tell of documents that could not be compared."""
    return {
        "schema": comparison.SCHEMA,
        "tool": {"name": "mingxi", "version": __version__},
        "language": language,
        "old": sources[0],
        "new": sources[1],
        "identical": False,
        "notices": [],
        "parts": [],
        "gone": [],
        "arrived": [],
        "summary": {"look": 0, "info": 0},
    }


def _told(
    sources: list[comparison.Source], teller: "_Teller", found: Comparison
) -> comparison.Comparison:
    differences = sum(len(part.differences) for part in found.parts)
    told = _untold(sources, teller.language)
    told["identical"] = found.identical
    told["notices"] = [render(notice, teller.language) for notice in found.notices]
    told["parts"] = [teller.part(part) for part in found.parts]
    told["gone"] = [_project(project) for project in found.gone]
    told["arrived"] = [_project(project) for project in found.arrived]
    look = found.to_look_at
    told["summary"] = {"look": look, "info": differences + len(found.arrived) - look}
    return told


def _project(project: ProjectText) -> comparison.Project:
    return {
        "start": project.start,
        "end": project.end,
        "name": project.name,
        "year": project.year,
        "unit": project.unit,
        "arranged": project.arranged,
    }


class _Teller(NamedTuple):
    """The two texts that places are in, and the language that is spoken."""

    old: str
    new: str
    language: str

    def part(self, part: Part) -> comparison.Part:
        return {
            "old": None if part.old is None else _project(part.old),
            "new": None if part.new is None else _project(part.new),
            "differences": [self.difference(told) for told in part.differences],
            "sentences": {
                "same": part.sentences.same,
                "altered": part.sentences.altered,
                "added": [_stretch(self.new, span) for span in part.sentences.added],
                "dropped": [_stretch(self.old, span) for span in part.sentences.dropped],
            },
        }

    def difference(self, told: Difference) -> comparison.Difference:
        return {
            "topic": told.topic.value,
            "change": told.change.value,
            "weight": told.weight.value,
            "subject": told.subject,
            "message": render(told.message, self.language),
            **self.places(told.places),
            "old_written": told.old and told.old.text,
            "new_written": told.new and told.new.text,
            "old_value": _value(told.old),
            "new_value": _value(told.new),
            "difference": _decimal(told.difference),
            "percent": _decimal(told.percent),
            "unit": told.unit,
            "effect": told.effect,
            "also": [self.places(places) for places in told.also],
        }

    def places(self, places: Places) -> comparison.Places:
        return {
            "old": None if places.old is None else _stretch(self.old, places.old),
            "new": None if places.new is None else _stretch(self.new, places.new),
        }


def _stretch(text: str, span: Span) -> comparison.Stretch:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _value(stated: Stated | None) -> str | None:
    return None if stated is None else _decimal(stated.value)


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain_number(value)
