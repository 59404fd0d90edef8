"""The index on the disk: where it lies, how it is opened, what one document of it holds.

``MINGXI_DATA/index`` holds a folder for each building of the index and the file ``current``, which
names the one that is asked: a new one takes over in one step, and an unfinished one is never asked.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import tantivy
from django.conf import settings
from django.core.files import locks

from mingxi.office.frame.durable import written_whole
from mingxi.office.frame.search.kinds import Document
from mingxi.office.frame.search.words import folded, masked, pair_terms, signs_of, single_terms

# Rises with every change of what a document holds; an index of another format is none.
FORMAT = 1
# The unit of documents that everybody may see who may look for their kind.
ANY_UNIT = 0

_HEAP_BYTES = 32_000_000
_CURRENT = "current"


class IndexBusyError(Exception):
    """Another process writes the index."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("code", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("unit", indexed=True, fast=True)
    for name in ("title_pairs", "text_pairs"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in ("title_signs", "text_signs"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    # For excerpts: only kept, so that no term is made of it.
    builder.add_bytes_field("text", stored=True)
    builder.add_bytes_field("digest", stored=True)
    return builder.build()


class OpenIndex:
    """An index that is open; ``name`` is that of its folder."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = folder() / name
        self.index = tantivy.Index.open(str(self.folder))
        self.index.config_reader("manual")
        self._seen: int | None = None

    def searcher(self) -> tantivy.Searcher:
        """Give a view of all that is committed."""
        changed = (self.folder / "meta.json").stat().st_mtime_ns
        if changed != self._seen:
            self.index.reload()
            self._seen = changed
        return self.index.searcher()


class _Opened(NamedTuple):
    """What this process has open, and in which folder."""

    folder: Path
    opened: OpenIndex


_opened: list[_Opened] = []


def folder() -> Path:
    """Give the folder of all that belongs to the index."""
    data: Path = settings.CONFIGURATION.data
    return data / "index"


def current() -> OpenIndex | None:
    """Give the index that is asked; None where there is none of this format."""
    try:
        name = (folder() / _CURRENT).read_text().strip()
    except FileNotFoundError:
        return None
    if not name.startswith(_prefix()) or not tantivy.Index.exists(str(folder() / name)):
        return None
    for one in _opened:
        if one.folder == folder() and one.opened.name == name:
            return one.opened
    _opened[:] = [_Opened(folder(), OpenIndex(name))]
    return _opened[0].opened


def begin() -> str:
    """Begin another index; gives its name."""
    name = f"{_prefix()}{secrets.token_hex(8)}"
    (folder() / name).mkdir(mode=0o700)
    tantivy.Index(_schema(), path=str(folder() / name))
    return name


def exists(name: str) -> bool:
    """Tell whether an index that was begun is still there."""
    return name.startswith(_prefix()) and tantivy.Index.exists(str(folder() / name))


def take_over(name: str) -> None:
    """Ask this index from now on, and remove all others."""
    with written_whole(folder() / _CURRENT) as sink:
        sink.write(name.encode())
    for other in folder().iterdir():
        if other.is_dir() and other.name != name:
            # Windows keeps what another process still reads; it is removed the next time.
            shutil.rmtree(other, ignore_errors=True)


def forget() -> None:
    """Ask no index any more: it was made from another database."""
    (folder() / _CURRENT).unlink(missing_ok=True)


@contextmanager
def alone() -> Iterator[None]:
    """Be the only process that writes the index.

    Raises:
        IndexBusyError: Another one does; whichever way it ends, the system lets others in.
    """
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / "lock").open("wb") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise IndexBusyError
        try:
            yield
        finally:
            locks.unlock(file)


@contextmanager
def changing(name: str) -> Iterator[tantivy.IndexWriter]:
    """Change an index; what is written is there when the block ends well, or not at all."""
    writer = tantivy.Index.open(str(folder() / name)).writer(_HEAP_BYTES, 1)
    try:
        yield writer
        writer.commit()
    finally:
        writer.wait_merging_threads()


def put(writer: tantivy.IndexWriter, kind: str, document: Document) -> None:
    """Write a document in the place of what the index has of it."""
    remove(writer, kind, document.key)
    document = without_numbers(document)
    of_title, of_text = signs_of(document.title), signs_of(document.text)
    entry = tantivy.Document()
    entry.add_text("id", id_of(kind, document.key))
    entry.add_text("kind", kind)
    entry.add_text("code", folded(document.code))
    entry.add_unsigned("unit", ANY_UNIT if document.unit is None else document.unit)
    entry.add_text("title_pairs", " ".join(pair_terms(of_title)))
    entry.add_text("title_signs", " ".join(single_terms(of_title)))
    entry.add_text("text_pairs", " ".join(pair_terms(of_text)))
    entry.add_text("text_signs", " ".join(single_terms(of_text)))
    entry.add_bytes("text", document.text.encode())
    entry.add_bytes("digest", digest_of(document))
    writer.add_document(entry)


def without_numbers(document: Document) -> Document:
    """Give the document as the index may have it: numbers that point at somebody are masked."""
    return replace(
        document,
        title=masked(document.title),
        code=masked(document.code),
        text=masked(document.text),
    )


def digest_of(document: Document) -> bytes:
    """Give what tells whether the index has a document (``without_numbers``) as it is now."""
    told = (str(document.unit), document.title, document.code, document.text)
    return sha256("\x1f".join(told).encode()).digest()


def remove(writer: tantivy.IndexWriter, kind: str, key: int) -> None:
    """Remove a document; without effect where the index has none."""
    writer.delete_documents_by_term("id", id_of(kind, key))


def id_of(kind: str, key: int) -> str:
    """Give the name of a document in the index."""
    return f"{kind}/{key}"


def key_of(name: str) -> int:
    """Give the document's number again."""
    return int(name.rpartition("/")[2])


def _prefix() -> str:
    return f"{FORMAT}-"
