"""Laws of writing: a file says what was asked, and says it the same way when written again."""

import os

from hypothesis import given, settings

from mingxi.documents import read_document
from mingxi.documents.composed import composed_document
from mingxi.documents.word_writing import word_file
from mingxi.projects.drafts.comparing import differences
from mingxi.projects.drafts.composing import composition, with_words
from mingxi.projects.drafts.draft import DraftDocument
from mingxi.projects.drafts.drafting import drafts_in
from mingxi.projects.drafts.json_form import draft_from_json, json_text
from mingxi.projects.drafts.writing import written
from mingxi.projects.understanding import understand

from .drafts import draft_documents

EXAMPLES = 1_000 if os.environ.get("MINGXI_FULL") == "1" else 50


def read_back(content: bytes) -> DraftDocument:
    return drafts_in(understand(read_document("项目文本.docx", content)))


@settings(max_examples=EXAMPLES)
@given(draft_documents())
def test_what_is_written_is_read_as_what_was_asked(document: DraftDocument) -> None:
    asked = with_words(document)
    content = word_file(composition(asked))
    read = read_back(content)
    assert differences(asked, read) == ()
    assert read == asked
    # What was read is written to the very same file.
    assert written(read).content == content


@settings(max_examples=EXAMPLES)
@given(draft_documents())
def test_a_draft_is_the_same_behind_its_json(document: DraftDocument) -> None:
    assert draft_from_json(json_text(document).encode()) == document
    # Words that the values compose alike need not be told.
    worded = with_words(document)
    assert with_words(draft_from_json(json_text(worded).encode())) == worded


@settings(max_examples=EXAMPLES)
@given(draft_documents())
def test_a_composition_needs_no_file_to_be_read(document: DraftDocument) -> None:
    laid_out = composition(with_words(document))
    composed = composed_document(laid_out, "x.docx").document
    read = read_document("x.docx", word_file(laid_out))
    assert (composed.text, composed.blocks, composed.tables) == (
        read.text,
        read.blocks,
        read.tables,
    )
