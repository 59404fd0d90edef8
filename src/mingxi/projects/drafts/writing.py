"""A draft written as a Word file, and proven: the file says what was asked, or there is none."""

from typing import NamedTuple

from mingxi.documents import read_document
from mingxi.documents.word_writing import word_file
from mingxi.projects.drafts.comparing import Difference, differences
from mingxi.projects.drafts.composing import composition, with_words
from mingxi.projects.drafts.draft import DraftDocument
from mingxi.projects.drafts.drafting import drafts_in
from mingxi.projects.understanding import understand


class Written(NamedTuple):
    """A Word file, and the document with the words that it was given."""

    content: bytes
    document: DraftDocument


class NotReadBackError(Exception):
    """What was written is read otherwise; ``differences`` tell where."""

    def __init__(self, found: tuple[Difference, ...]) -> None:
        super().__init__(found)
        self.differences = found


def written(document: DraftDocument) -> Written:
    """Write a document as Word, laid out by GB/T 9704-2012; the same document gives the same bytes.

    Raises NotReadBackError where the file would be read as anything else than ``document``: words
    given for a section contradict the values, or a value cannot be told from the words around it.
    """
    worded = with_words(document)
    content = word_file(composition(worded))
    read = drafts_in(understand(read_document(f"{worded.title}.docx", content)))
    if read != worded:
        raise NotReadBackError(differences(worded, read))
    return Written(content, worded)
