"""What an examination of the log finds, and where."""

from enum import StrEnum
from typing import NamedTuple


class What(StrEnum):
    """The kinds of tampering, by what was found."""

    ALTERED = "altered"
    REMOVED = "removed"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    SEAL_REMOVED = "seal-removed"
    CUT_OFF = "cut-off"
    HEAD_MISSING = "head-missing"
    HEAD_ALTERED = "head-altered"
    HEAD_REMOVED = "head-removed"
    PEAKS_ALTERED = "peaks-altered"
    NODE_ALTERED = "node-altered"
    KEPT_HEAD_ALTERED = "kept-head-altered"
    KEY_REPLACED = "key-replaced"
    UNSEALED_REMOVED = "unsealed-removed"
    KEPT_FROM_SEALING = "kept-from-sealing"
    UNGUARDED = "unguarded"


class Finding(NamedTuple):
    """A finding about the leaves ``first`` to ``last`` (from 1).

    Of heads they are the leaves that the head speaks for or its size; of entries without a seal
    the entries' own numbers; ``detail`` names what has neither.
    """

    what: What
    first: int
    last: int
    detail: str = ""


class Findings:
    """Gathers findings; neighbours that were found alike become one."""

    def __init__(self) -> None:
        self._open: dict[What, Finding] = {}
        self._closed: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Take a finding; those of one kind come in the order of their leaves."""
        before = self._open.get(finding.what)
        if before and before.detail == finding.detail and finding.first <= before.last + 1:
            finding = before._replace(last=max(before.last, finding.last))
        elif before:
            self._closed.append(before)
        self._open[finding.what] = finding

    def gathered(self) -> list[Finding]:
        """Give all findings, by leaf."""
        found = [*self._closed, *self._open.values()]
        return sorted(found, key=lambda finding: (finding.first, finding.what))
