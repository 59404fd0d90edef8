"""Findings that were there before, so that only new ones count.

A baseline remembers no texts and no places: only, for each document and rule, the fingerprint of
the passage, and how often it occurs. So it survives edits elsewhere in the document.
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from mingxi.languages import Message, say
from mingxi.places import Span

SCHEMA: Final = "mingxi.baseline/1"

_REACH = 16
_WINDOW = 4 * _REACH
_DIGEST_BYTES = 8


class BaselineError(Exception):
    """A baseline that cannot be read; ``message`` says why and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Entry(NamedTuple):
    """What a finding is known by: its document, its rule, and the passage it speaks of."""

    source: str
    rule: str
    fingerprint: str


def fingerprint(text: str, span: Span) -> str:
    """Give what a passage is known by: its words and 16 characters around it on the same line.

    Blanks do not count, and neither does what stands elsewhere in the document.
    """
    before = text[max(0, span.start - _WINDOW) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _WINDOW].partition("\n")[0]
    parts = _bare(before)[-_REACH:], _bare(text[slice(*span)]), _bare(after)[:_REACH]
    return blake2b("\n".join(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def baseline_text(entries: Iterable[Entry]) -> str:
    """Write a baseline: JSON, sorted, one line to an entry."""
    counted = sorted(Counter(entries).items())
    lines = ",\n".join(
        json.dumps({**entry._asdict(), "count": count}, ensure_ascii=False)
        for entry, count in counted
    )
    body = f"\n{lines}\n" if lines else ""
    return f'{{"schema": "{SCHEMA}", "findings": [{body}]}}\n'


def baseline_from(text: str) -> Counter[Entry]:
    """Read a baseline: how often each entry occurs; raises BaselineError for a damaged one."""
    try:
        written = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(written, dict) or written.get("schema") != SCHEMA:
        raise _damaged()
    findings = written.get("findings")
    if not isinstance(findings, list):
        raise _damaged()
    counts = Counter[Entry]()
    for finding in findings:
        entry, count = _entry(finding)
        counts[entry] += count
    return counts


class Known:
    """The entries of a baseline, used up as their findings occur again."""

    def __init__(self, counts: Counter[Entry]) -> None:
        self._left = Counter(counts)

    def takes(self, entry: Entry) -> bool:
        """Tell whether one more finding with this entry is known."""
        if self._left[entry] <= 0:
            return False
        self._left[entry] -= 1
        return True

    def gone(self, sources: Iterable[str], codes: Iterable[str]) -> int:
        """Count the findings of documents that were checked, by rules asked, that are no more."""
        checked, asked = set(sources), set(codes)
        return sum(
            count
            for entry, count in self._left.items()
            if entry.source in checked and entry.rule in asked
        )


def _entry(finding: Any) -> tuple[Entry, int]:
    match finding:
        case {"source": str(source), "rule": str(rule), "fingerprint": str(known), "count": int(n)}:
            if n >= 1:
                return Entry(source, rule, known), n
    raise _damaged()


def _damaged() -> BaselineError:
    return BaselineError(
        say("基线文件已损坏，或者不是 mingxi 写的基线。请用 --write-baseline 重新生成。")
    )


def _bare(words: str) -> str:
    return "".join(words.split())
