"""Files become documents: flat text with its blocks and tables, each knowing its place.

``walk`` opens what a user names (files, folders, archives), ``read_document`` turns the bytes of
one file into a ``Document``, and ``tables_in`` finds the tables laid out in flat text. What cannot
be read raises ``DocumentError`` with a code for programs and a sentence for people. The readers
take bytes and open nothing themselves; no file is trusted, and none may use up the machine.
"""

from mingxi.documents.document import Block, Cell, Document, Run, Table
from mingxi.documents.faults import DocumentError
from mingxi.documents.reading import DOCUMENT_SUFFIXES, read_document
from mingxi.documents.text_tables import tables_in
from mingxi.documents.walking import Found, walk

__all__ = [
    "DOCUMENT_SUFFIXES",
    "Block",
    "Cell",
    "Document",
    "DocumentError",
    "Found",
    "Run",
    "Table",
    "read_document",
    "tables_in",
    "walk",
]
