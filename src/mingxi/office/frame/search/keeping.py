"""Keeping the index: what changed is brought in, a new one is built, and one is held against rows.

A document is read after the notice of its change, and the notice is removed after the document was
written: who is killed in between does it once more, to the same end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tantivy import Query, Searcher

from mingxi.languages import Message, say
from mingxi.office.frame.database import writing
from mingxi.office.frame.search import index
from mingxi.office.frame.search.kinds import document_kinds
from mingxi.office.frame.search.models import Waiting

# So many documents are read and written at once.
BATCH = 200


@dataclass(frozen=True)
class Step:
    """How far a building is: ``place`` is where it goes on."""

    place: dict[str, Any]
    done: int
    total: int


def refresh(limit: int = 5 * BATCH) -> int:
    """Bring documents that changed into the index, at most so many; gives how many notices went.

    Without an index nothing is done: the building reads everything anyway.

    Raises:
        IndexBusyError: Another process writes it.
    """
    if not Waiting.objects.exists():
        return 0
    with index.alone():
        opened = index.current()
        if opened is None:
            return 0
        notices = list(Waiting.objects.order_by("pk")[:limit])
        changed: defaultdict[str, set[int]] = defaultdict(set)
        for notice in notices:
            changed[notice.kind].add(notice.key)
        for kind, keys in changed.items():
            for some in _batches(sorted(keys)):
                _write(opened.name, kind, some)
        _forget_notices([notice.pk for notice in notices])
    return len(notices)


def build(place: dict[str, Any] | None = None) -> Iterator[Step]:
    """Build the index from the database, and let it take over at the end.

    Args:
        place: Where an interrupted building goes on; what it wrote is there.

    Raises:
        IndexBusyError: Another process writes it.
    """
    with index.alone():
        place = place if place and index.exists(place["name"]) else _beginning()
        totals = {code: sum(1 for _ in kind.every_key()) for code, kind in document_kinds().items()}
        total = sum(totals.values())
        yield Step(place, place["done"], total)
        codes = list(document_kinds())
        for code in codes[codes.index(place["kind"]) if place["kind"] else 0 :]:
            after = place["after"] if code == place["kind"] else 0
            keys = (key for key in document_kinds()[code].every_key() if key > after)
            for some in _batches(keys):
                _write(place["name"], code, some)
                done = place["done"] + len(some)
                place = {**place, "kind": code, "after": some[-1], "done": done}
                yield Step(place, done, max(done, total))
        index.take_over(place["name"])
        _forget_notices(
            list(Waiting.objects.filter(pk__lte=place["noticed"]).values_list("pk", flat=True))
        )


def differences() -> Iterator[Message]:
    """Tell where the index is not as the database is now; what waits to be brought in is none."""
    opened = index.current()
    if opened is None:
        yield say("没有索引，或者是旧版本的索引")
        return
    searcher = opened.searcher()
    waiting = set(Waiting.objects.values_list("kind", "key"))
    for code, kind in document_kinds().items():
        found = 0
        for some in _batches(kind.every_key()):
            for document in kind.documents(some):
                known = _digest(searcher, opened.index.schema, index.id_of(code, document.key))
                found += known is not None
                if (code, document.key) in waiting:
                    continue
                kept = index.without_numbers(document)
                if known is None:
                    yield say("{kind}{key}不在索引中", kind=kind.name, key=str(document.key))
                elif known != index.digest_of(kept):
                    yield say("{kind}{key}与索引中的不同", kind=kind.name, key=str(document.key))
        gone = sum(1 for one, _ in waiting if one == code)
        count = _count(searcher, opened.index.schema, code)
        if count > found + gone:
            more = count - found
            yield say("索引中多出{count}个已不存在的{kind}", count=str(more), kind=kind.name)


def documents_in(opened: index.OpenIndex) -> int:
    """Count the documents of an index."""
    return opened.searcher().num_docs


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while some := list(islice(rest, BATCH)):
        yield some


def _write(name: str, code: str, keys: Sequence[int]) -> None:
    """Write documents as they are now, and remove those that are gone."""
    documents = {one.key: one for one in document_kinds()[code].documents(keys)}
    with index.changing(name) as writer:
        for key in keys:
            if key in documents:
                index.put(writer, code, documents[key])
            else:
                index.remove(writer, code, key)


def _beginning() -> dict[str, Any]:
    last = Waiting.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {"name": index.begin(), "kind": "", "after": 0, "done": 0, "noticed": last or 0}


def _forget_notices(numbers: Sequence[int]) -> None:
    for some in _batches(numbers):
        with writing():
            Waiting.objects.filter(pk__in=some).delete()


def _digest(searcher: Searcher, schema: Any, name: str) -> bytes | None:
    query = Query.term_query(schema, "id", name, index_option="basic")
    hits = searcher.search(query, 1).hits
    return bytes(searcher.doc(hits[0][1]).get_first("digest") or b"") if hits else None


def _count(searcher: Searcher, schema: Any, code: str) -> int:
    """Count the documents of a kind; the terms alone would count those that were replaced."""
    query = Query.term_query(schema, "kind", code, index_option="basic")
    count: int = searcher.search(query, 1, count=True).count  # type: ignore[attr-defined]  # the stubs leave it out
    return count
