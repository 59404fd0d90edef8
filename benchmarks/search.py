"""Phrases in the index: terms of two neighbouring signs, as ours has them, against terms of one.

Both indexes hold the same invented project texts, and each phrase is asked of both in turn, within
a third of the units. Every count is held against a plain search through the texts themselves.
"""

import tempfile
import time
from functools import partial
from pathlib import Path

import tantivy
from measuring.rounds import interleaved, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import invented_text

from mingxi.office.frame.search.words import pair_terms, signs_of

TEXTS = 20_000
UNITS = 900
SEEN = range(0, UNITS, 3)
ROUNDS = 15
PHRASES = ("资金", "公共服务", "市级财政补助", "确保资金使用规范、安全、有效", "河道巡查工作的通知")


def index_of(texts: list[list[str]], folder: Path) -> tantivy.Index:
    """Index texts as they were taken apart; every third may be seen."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("unit", indexed=True)
    builder.add_text_field("terms", tokenizer_name="whitespace")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(64_000_000, 1)
    for number, terms in enumerate(texts):
        entry = tantivy.Document()
        entry.add_unsigned("unit", number % UNITS)
        entry.add_text("terms", " ".join(terms))
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def count(index: tantivy.Index, terms: list[str]) -> int:
    """Count the texts in which the terms stand one behind the other."""
    query = tantivy.Query
    phrase = (
        query.phrase_query(index.schema, "terms", list(terms))
        if len(terms) > 1
        else query.term_query(index.schema, "terms", terms[0])
    )
    seen = query.term_set_query(index.schema, "unit", list(SEEN))
    both = query.boolean_query([(tantivy.Occur.Must, phrase), (tantivy.Occur.Must, seen)])
    found: int = index.searcher().search(both, 20, count=True).count
    return found


def main() -> None:
    on_one_core()
    texts = [signs_of(invented_text(number)) for number in range(TEXTS)]
    whole = ["".join(signs) for signs in texts]
    sheet = Sheet("search", f"Phrases in {TEXTS:,} texts, one core", ["tantivy"])
    with tempfile.TemporaryDirectory() as room:
        indexes = {}
        for name, taken in (("one", texts), ("two", [pair_terms(signs) for signs in texts])):
            folder = Path(room, name)
            folder.mkdir()
            begun = time.process_time()
            indexes[name] = index_of(taken, folder)
            taken_seconds = time.process_time() - begun
            size = sum(file.stat().st_size for file in folder.iterdir())
            sheet.note(f"{name} sign(s) to a term: {size / 1e6:.0f} MB in {taken_seconds:.0f} s")
        for phrase in PHRASES:
            signs = signs_of(phrase)
            terms = {"one": signs, "two": pair_terms(signs)}
            true = sum("".join(signs) in text for text in whole[:: UNITS // len(SEEN)])
            assert count(indexes["two"], terms["two"]) == true, phrase
            turns = {name: partial(count, indexes[name], terms[name]) for name in indexes}
            times = interleaved(turns, ROUNDS, time.perf_counter)
            one, two = (1000 * spread(times[name]).median for name in ("one", "two"))
            sheet.row(
                phrase=phrase,
                found=f"{true:,}",
                **{"one sign": f"{one:.2f} ms", "two signs": f"{two:.2f} ms"},
                faster=f"{one / two:.1f}×",
            )
    sheet.finish()


if __name__ == "__main__":
    main()
