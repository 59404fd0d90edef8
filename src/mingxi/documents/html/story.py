"""The article written into the manuscript: paragraphs, numbers of lists, data tables."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.documents.grids import write_row
from mingxi.documents.html.article import Article
from mingxi.documents.html.blanks import collapsed
from mingxi.documents.html.elements import BLOCKS, HEADINGS, VERBATIM
from mingxi.documents.html.frames import is_furniture
from mingxi.documents.html.lists import Lists
from mingxi.documents.html.page import Page
from mingxi.documents.html.tables import grid_of
from mingxi.documents.manuscript import BLANK, Manuscript


class Paragraph(NamedTuple):
    """A line of the article; ``numbered`` is the length of the number that the browser sets."""

    text: str
    level: int | None
    numbered: int


class _Around(NamedTuple):
    """A block that is open while its content is read."""

    end: int
    level: int | None
    verbatim: bool


class Story:
    """Writes an article; ``tables`` are those of its elements that are data tables."""

    def __init__(
        self, page: Page, article: Article, tables: set[int], manuscript: Manuscript
    ) -> None:
        self._page = page
        self._article = article
        self._cut = article.cut
        self._tables = tables
        self._manuscript = manuscript
        self._lists = Lists(page)

    def write(self) -> None:
        """Write the paragraphs and tables of the article, without the page's lines among them."""
        node, is_page = self._article.node, self._article.is_page
        for piece in self._pieces(node, self._page.ends[node], self._tables):
            if isinstance(piece, int):
                self._write_table(piece)
            elif is_page or not is_furniture(piece.text):
                self.write_paragraph(piece)

    def write_paragraph(self, paragraph: Paragraph) -> None:
        """Write one paragraph."""
        start = self._manuscript.length
        self._manuscript.write(paragraph.text)
        self._manuscript.end_paragraph(start, paragraph.level, paragraph.numbered)

    def _write_table(self, table: int) -> None:
        start = self._manuscript.length
        rows = [
            write_row(self._manuscript, number, row, self._write_cell)
            for number, row in enumerate(grid_of(self._page, table, self._cut))
        ]
        if rows:
            self._manuscript.end_table(start, rows)

    def _write_cell(self, cell: int, _: int) -> int:
        """Write a cell on one line; give the length of the number that it begins with."""
        first, last = cell + 1, self._page.ends[cell]
        texts = [text for text in self._page.texts[first:last] if text and not text.isspace()]
        if (
            len(texts) < 2
            and self._cut.find(1, first, last) < 0
            and "li" not in self._page.tags[first:last]
        ):
            # Nearly all cells hold one text or none, which nothing parts.
            self._manuscript.write("".join(map(collapsed, texts)))
            return 0
        pieces = self._pieces(first, last, frozenset())
        lines = [piece for piece in pieces if isinstance(piece, Paragraph)]
        self._manuscript.write(BLANK.join(line.text for line in lines))
        return lines[0].numbered if lines else 0

    def _pieces(
        self, first: int, last: int, tables: set[int] | frozenset[int]
    ) -> Iterator[Paragraph | int]:
        """Give the paragraphs of a range of nodes, and the data tables that stand in it."""
        page, cut = self._page, self._cut
        tags, texts = page.tags, page.texts
        around = [_Around(last, None, verbatim=False)]
        held: list[str] = []
        label = ""
        node = first
        while around:
            closes = node >= around[-1].end
            tag = "" if closes else tags[node]
            if not tag and not closes:
                held.append(texts[node])
                node += 1
                continue
            is_block = tag in BLOCKS
            if held and (closes or is_block or tag == "br"):
                for paragraph in _paragraphs("".join(held), label, around[-1]):
                    yield paragraph
                    label = ""
                held = []
            if closes:
                around.pop()
                continue
            if cut[node] or node in tables:
                if not cut[node]:
                    yield node
                node = page.ends[node]
                continue
            if is_block:
                level = HEADINGS.get(tag, around[-1].level)
                verbatim = tag in VERBATIM or around[-1].verbatim
                around.append(_Around(page.ends[node], level, verbatim))
                if tag == "li":
                    label = self._lists.label(node)
            node += 1


def _paragraphs(text: str, label: str, around: _Around) -> Iterator[Paragraph]:
    """Give the lines that a block's text makes; those that show nothing are none."""
    if around.verbatim:
        lines = text.replace("\r", "").replace("\t", BLANK).split("\n")
    else:
        lines = [collapsed(text)]
    for line in lines:
        if line.strip():
            yield Paragraph(label + line, around.level, len(label))
            label = ""
