"""The files of a baseline: read before a run, written after it."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mingxi.languages import say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.setting_aside import with_baseline
from mingxi.rules.baseline import (
    BaselineError,
    Entry,
    Known,
    baseline_from,
    baseline_text,
    fingerprint,
)


class Baselines:
    """What one run knows from a baseline, and what it finds for a new one.

    Documents are named relative to the folder of each file, so that it may be moved with them.
    """

    def __init__(self, known_in: Path | None, written_to: Path | None) -> None:
        """Read what is known; raises BaselineError where that cannot be done.

        The file that is about to be written for the first time knows nothing yet.
        """
        if known_in is not None and not known_in.exists() and _is_same(known_in, written_to):
            known_in = None
        self._known_in, self._written_to = known_in, written_to
        self._known = Known(baseline_from(_read(known_in))) if known_in is not None else None
        self._checked: list[str] = []
        self._found: list[Entry] = []

    @property
    def compares(self) -> bool:
        """Tell whether findings are held against a baseline."""
        return self._known is not None

    def weighed(self, document: report.Document, text: str) -> report.Document:
        """Mark what is known of a document's findings, and note those that stand unwaived."""
        if self._known_in is None and self._written_to is None:
            return document
        passages = [
            (finding, fingerprint(text, Span(finding["start"], finding["end"])))
            for finding in document["findings"]
        ]
        if self._written_to is not None:
            source = _named(document["source"], self._written_to)
            self._found.extend(
                Entry(source, finding["rule"], passage)
                for finding, passage in passages
                if finding["waived"] is None
            )
        if self._known is None or self._known_in is None:
            return document
        source = _named(document["source"], self._known_in)
        self._checked.append(source)
        known = [self._known.takes(Entry(source, f["rule"], passage)) for f, passage in passages]
        return with_baseline(document, known)

    def gone(self, codes: Iterable[str]) -> int:
        """Count what the baseline knows and was not found again, although it was asked for."""
        return 0 if self._known is None else self._known.gone(self._checked, codes)

    def write(self) -> int | None:
        """Write the new baseline, if one is wanted, and give the number of findings in it.

        Raises BaselineError where the file cannot be written.
        """
        if self._written_to is None:
            return None
        try:
            self._written_to.write_text(baseline_text(self._found), encoding="utf-8", newline="\n")
        except OSError as error:
            raise _refused(self._written_to, error) from error
        return len(self._found)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise _refused(path, error) from error
    except UnicodeDecodeError:
        # No JSON either: told as what it is, a damaged baseline.
        return ""


def _is_same(file: Path, other: Path | None) -> bool:
    return other is not None and file.resolve() == other.resolve()


def _named(source: str, file: Path) -> str:
    """Name a document relative to the folder of ``file``, with ``/`` between folders."""
    # On another drive of Windows there is no relative path.
    with suppress(ValueError):
        source = source if source == "-" else os.path.relpath(source, file.parent)
    return source.replace(os.sep, "/")


def _refused(path: Path, error: OSError) -> BaselineError:
    reason = error.strerror or type(error).__name__
    said = say(
        "基线文件 {file} 无法打开：{reason}。请检查路径和权限。", file=str(path), reason=reason
    )
    return BaselineError(said)
