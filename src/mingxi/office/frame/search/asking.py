"""Asking the index: what is looked for, by whom, and what is found."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce

from tantivy import Occur, Query, Schema, Searcher

from mingxi.office.frame.search import index
from mingxi.office.frame.search.words import pair_terms

# How much more a word weighs in the code and in the title.
_CODE, _TITLE = 8.0, 4.0
# Who asks for page 5,000 does not look for anything.
FOUND_MAX = 10_000


@dataclass(frozen=True)
class Hit:
    """A found document: its number, and its text as the index has it (numbers masked)."""

    key: int
    text: str


@dataclass(frozen=True)
class Found:
    """Some of what was found, the best first, and how much there is of it."""

    count: int
    hits: Sequence[Hit]


def search(
    phrases: Sequence[Sequence[str]],
    *,
    kind: str,
    units: Collection[int],
    offset: int = 0,
    limit: int = 10,
) -> Found | None:
    """Find the documents of a kind in which every phrase stands; None while there is no index.

    Args:
        phrases: As ``words.phrases_of`` gives them.
        kind: The code of the kind.
        units: The units whose documents the person may see.
        offset: How many of the best are left out.
        limit: How many are given at most.
    """
    opened = index.current()
    if opened is None:
        return None
    if not phrases:
        return Found(0, ())
    searcher = opened.searcher()
    query = _query(opened.index.schema, phrases, kind, units)
    told = searcher.search(query, limit, count=True, offset=min(offset, FOUND_MAX))
    count: int = told.count  # type: ignore[attr-defined]  # the stubs leave it out
    return Found(count, [_hit(searcher, address) for _, address in told.hits])


def _hit(searcher: Searcher, address: object) -> Hit:
    document = searcher.doc(address)  # type: ignore[arg-type]  # the stubs say Any where it gives it
    return Hit(
        index.key_of(str(document.get_first("id"))),
        bytes(document.get_first("text") or b"").decode(),
    )


def _query(
    schema: Schema, phrases: Sequence[Sequence[str]], kind: str, units: Collection[int]
) -> Query:
    """Ask for all phrases, among what is of the kind and may be seen."""
    seen = Query.term_set_query(schema, "unit", [index.ANY_UNIT, *units])
    of_kind = Query.term_query(schema, "kind", kind, index_option="basic")
    filters = [Query.const_score_query(one, 0.0) for one in (of_kind, seen)]
    wanted = [_phrase(schema, list(signs)) for signs in phrases]
    return Query.boolean_query([(Occur.Must, one) for one in (*filters, *wanted)])


def _phrase(schema: Schema, signs: list[str]) -> Query:
    """Ask for a phrase in title or text, or at the beginning of a code."""
    code = Query.regex_query(schema, "code", re.escape("".join(signs)) + ".*")
    ways = [
        Query.boost_query(code, _CODE),
        Query.boost_query(_words(schema, "title", signs), _TITLE),
        _words(schema, "text", signs),
    ]
    return reduce(lambda one, other: one.or_should_match(other), ways)


def _words(schema: Schema, field: str, signs: list[str]) -> Query:
    if len(signs) == 1:
        return Query.term_query(schema, f"{field}_signs", signs[0], index_option="basic")
    pairs = pair_terms(signs)
    if len(pairs) == 1:
        return Query.term_query(schema, f"{field}_pairs", pairs[0])
    return Query.phrase_query(schema, f"{field}_pairs", list(pairs))
