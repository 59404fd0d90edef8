"""From the bytes of a web page to a document."""

import hashlib
import re

from mingxi.documents import faults
from mingxi.documents.document import Document
from mingxi.documents.html.article import article_of
from mingxi.documents.html.page import parsed
from mingxi.documents.html.story import Paragraph, Story
from mingxi.documents.html.tables import data_tables
from mingxi.documents.html.titles import title_of
from mingxi.documents.html.weights import weigh
from mingxi.documents.manuscript import Manuscript
from mingxi.documents.text import decoded

_SNIFFED_BYTES = 4096
_CHARSET = re.compile(
    rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}([a-z0-9_-]{2,20})", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z!/]")


def read_html(source: str, data: bytes) -> Document:
    """Read the article of a web page; see ``page_document``.

    The encoding is that of the byte order mark, else the one the page declares, else UTF-8, else
    GB18030. Raises DocumentError ``not-html``, ``no-text``, ``too-large``, ``not-text`` or
    ``undecodable-text``.
    """
    match = _CHARSET.search(data[:_SNIFFED_BYTES])
    html = decoded(data, match[1].decode().lower() if match else "")
    if not _TAG.search(html):
        raise faults.not_html()
    return page_document(source, data, html)


def page_document(source: str, data: bytes, html: str) -> Document:
    """Make the document of ``data`` from the page it is, or was turned into.

    Paragraphs without text are left out, and so is what is hidden or struck out; a numbered item
    begins with the number that a browser shows.
    """
    page = parsed(html)
    tables = data_tables(page)
    article = article_of(page, weigh(page), tables)
    manuscript = Manuscript()
    story = Story(page, article, tables, manuscript)
    if title := title_of(page, article):
        story.write_paragraph(Paragraph(title, 1, 0))
    story.write()
    if not manuscript.length:
        raise faults.page_without_text()
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=manuscript.text(),
        blocks=manuscript.blocks(),
        tables=manuscript.tables(),
    )
