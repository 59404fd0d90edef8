"""All claims of a document, in text order, each figure judged by its best reading."""

from collections.abc import Iterable, Sequence

from mingxi.documents.document import Document
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.mending import mended
from mingxi.projects.claims.sentences import sentence_claims
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.prose.marks import YUAN, Figure

# A new account of open amounts begins with these sections; the funding section sums up the content.
_FRESH = frozenset({SectionKey.NAME, SectionKey.CONTENT, SectionKey.PLAN, SectionKey.OUTCOME})
# Readings that may each prove the same result; one proof suffices.
_FORWARD = frozenset({ClaimKind.PRODUCT, ClaimKind.SUM, ClaimKind.BOUND, ClaimKind.PERCENT})


def claims_in(
    document: Document,
    figures: Sequence[Figure],
    projects: Sequence[ProjectText],
    table_claims: Sequence[Claim],
) -> tuple[Claim, ...]:
    """Find every claim of a document's prose and add those of its tables, in text order."""
    tables = [Span(table.start, table.end) for table in document.tables]
    totals = _table_totals(table_claims)
    claims = sentence_claims(
        document.text,
        _outside(figures, tables),
        projects,
        _fresh_starts(projects),
        [figure for figure in figures if figure.span in totals] if totals else [],
    )
    claims += table_claims
    claims.sort(key=lambda claim: (claim.span, claim.result, claim.kind))
    return tuple(mended(_best(claims), figures))


def _outside(figures: Sequence[Figure], tables: Sequence[Span]) -> list[Figure]:
    """Leave out what stands in tables; both sequences are in text order."""
    left: list[Figure] = []
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        if at == len(tables) or figure.end <= tables[at].start:
            left.append(figure)
    return left


def _table_totals(claims: Iterable[Claim]) -> set[Span]:
    return {
        claim.result
        for claim in claims
        if claim.detail == "column" and claim.unit == YUAN and not claim.fails
    }


def _fresh_starts(projects: Sequence[ProjectText]) -> list[int]:
    return sorted(
        section.start
        for project in projects
        for section in project.sections
        if section.key in _FRESH
    )


def _best(claims: Sequence[Claim]) -> list[Claim]:
    """Drop a failing reading of a result that another reading proves, and repeated readings."""
    proven = {claim.result for claim in claims if claim.kind in _FORWARD and not claim.fails}
    kept: list[Claim] = []
    seen: set[tuple[Span, Span, ClaimKind]] = set()
    for claim in claims:
        if claim.fails and claim.kind in _FORWARD and claim.result in proven:
            continue
        key = (claim.span, claim.result, claim.kind)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept
