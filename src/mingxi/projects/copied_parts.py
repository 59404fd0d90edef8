"""The parts (一、二、…) of a document without project texts that repeat another part's words."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.prose.marks import HeadingStyle

_STRETCH = pattern_of(r"[^，。；！？\n]+")
_STRETCH_LENGTH_MIN = 6
_COPIED_CHARACTERS_MIN = 30
_COPIED_PERCENT_MIN = 75
_PARTS_MAX = 200


class CopiedPart(NamedTuple):
    """A part most of which stands in an earlier one: both titles, and where its words stand."""

    title: str
    source: str
    span: Span


class _Part(NamedTuple):
    title: str
    body: int
    end: int


def copied_parts_in(reading: Reading) -> Iterator[CopiedPart]:
    """Give the parts that say again what one earlier part says; projects are read elsewhere."""
    if reading.projects:
        return
    parts = _parts(reading)
    first: dict[str, _Part] = {}
    for part in parts[:_PARTS_MAX]:
        words = _words(reading.text, part)
        sources: Counter[_Part] = Counter()
        for said in words:
            if len(said) >= _STRETCH_LENGTH_MIN:
                source = first.setdefault(said, part)
                sources[source] += len(said) if source is not part else 0
        source, copied = max(sources.items(), key=_count, default=(part, 0))
        whole = sum(map(len, words))
        if copied >= _COPIED_CHARACTERS_MIN and copied * 100 >= whole * _COPIED_PERCENT_MIN:
            yield CopiedPart(part.title, source.title, _filled(reading.text, part))


def _count(entry: tuple[_Part, int]) -> int:
    return entry[1]


def _parts(reading: Reading) -> list[_Part]:
    """Part a document at its headings 一、二、, each alone on its line."""
    text = reading.text
    starts = [m.start for m in reading.outline if m.style is HeadingStyle.HAN and not m.inline]
    parts = []
    for start, following in pairwise((*starts, len(text))):
        line = text.find("\n", start, following)
        if line >= 0:
            parts.append(_Part(text[start:line].strip(), line + 1, following))
    return parts


def _words(text: str, part: _Part) -> list[str]:
    return [bare for said in _STRETCH.findall(text, part.body, part.end) if (bare := said.strip())]


def _filled(text: str, part: _Part) -> Span:
    """Give the first paragraph of a part."""
    written = text[part.body : part.end]
    start = part.body + len(written) - len(written.lstrip())
    end = text.find("\n", start, part.end)
    return Span(start, part.end if end < 0 else end)
