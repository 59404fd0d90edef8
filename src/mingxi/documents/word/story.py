"""A story of a Word file (the body, the notes) written into the manuscript.

The terms are Word's: a story is a part that holds paragraphs and tables of its own.
"""

from lxml.etree import _Element

from mingxi.documents.document import Cell
from mingxi.documents.grids import write_row
from mingxi.documents.manuscript import BLANK, Manuscript, unbroken
from mingxi.documents.word import names
from mingxi.documents.word.content import (
    Paragraph,
    alternative,
    content,
    paragraphs_and_tables,
    text_boxes,
)
from mingxi.documents.word.fields import Fields
from mingxi.documents.word.formatting import Formatting
from mingxi.documents.word.formulas import linear
from mingxi.documents.word.properties import is_any
from mingxi.documents.word.signs import SIGNS
from mingxi.documents.word.symbols import symbol
from mingxi.documents.word.tables import flattened, grid_of

_DRAWINGS = {names.DRAWING, names.PICTURE, names.OBJECT}
_NOTE_REFERENCES = {names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE}


class Story:
    """Writes one part; ``notes`` gathers the notes referred to, as (reference tag, id)."""

    def __init__(
        self, part: str, root: _Element, manuscript: Manuscript, formatting: Formatting
    ) -> None:
        self.notes: list[tuple[str, str]] = []
        self._part = part
        self._manuscript = manuscript
        self._formatting = formatting
        self._ordinals = {run: i for i, run in enumerate(root.iter(names.RUN))}
        # Few files hide anything; the others need not be asked run by run.
        self._may_hide = formatting.styles.may_hide or is_any(root, names.HIDDEN)
        self._fields = Fields()
        self._boxes: list[_Element] = []
        self._in_cell = False

    def write(self, container: _Element) -> None:
        """Write the paragraphs and tables of a body, note or text box."""
        for piece in paragraphs_and_tables(container):
            if isinstance(piece, Paragraph):
                self._write_paragraph(piece)
            else:
                self._write_table(piece)

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        manuscript = self._manuscript
        start = manuscript.length
        numbered = self._write_content(paragraph)
        if paragraph.closed or manuscript.length > start:
            outline = self._formatting.outline(paragraph.properties)
            manuscript.end_paragraph(start, outline, numbered)
        for box in self._boxes_met():
            self.write(box)

    def _write_content(self, paragraph: Paragraph) -> int:
        """Write number and text of a paragraph; give the length of the number."""
        manuscript = self._manuscript
        label = self._formatting.next_label(paragraph.properties) if paragraph.closed else ""
        before = manuscript.bookmark() if label else None
        if label:
            manuscript.write(unbroken(label))
        begun = manuscript.length
        hidden = self._formatting.hides_paragraph(paragraph.properties)
        for element in paragraph.elements:
            self._write_inline(element, hidden)
        self._fields.end_paragraph()
        if before is not None and manuscript.length == begun:
            # A number alone, as in a column of serial numbers, needs nothing to part it from.
            label = label.rstrip()
            manuscript.back_to(before)
            manuscript.write(unbroken(label))
        return len(label)

    def _write_inline(self, element: _Element, hidden: bool) -> None:
        write_run, ordinals = self._manuscript.write_run, self._ordinals
        for child in content(element):
            if child.tag == names.RUN:
                text = "" if self._may_hide or self._fields.in_code else _text_alone(child)
                if text:
                    write_run(text, self._part, ordinals[child], 0)
                else:
                    self._write_run(child, hidden)
            elif child.tag == names.MATH and not self._fields.in_code:
                self._manuscript.write(unbroken(linear(child)))

    def _write_run(self, run: _Element, hidden: bool) -> None:
        if self._may_hide and self._formatting.hides_run(run, hidden):
            self._follow_fields(run)
            return
        written, text = 0, ""
        for child in run:
            tag = child.tag
            if tag == names.RUN_PROPERTIES:
                continue
            if tag != names.RUBY:
                text += self._sign(child)
                continue
            # The base of a ruby text has runs of its own, in the middle of this one.
            written += self._write_signs(run, text, written)
            text = ""
            base = child.find(names.RUBY_BASE)
            if base is not None:
                self._write_inline(base, hidden)
        self._write_signs(run, text, written)

    def _write_signs(self, run: _Element, text: str, offset: int) -> int:
        if text:
            self._manuscript.write_run(text, self._part, self._ordinals[run], offset)
        return len(text)

    def _sign(self, child: _Element) -> str:
        """Give what one child of a run shows; note fields, text boxes and notes on the way."""
        tag = child.tag
        if tag == names.FIELD_CHARACTER:
            self._fields.meet(child.get(names.FIELD_CHARACTER_TYPE))
        if self._fields.in_code:
            return ""
        if tag == names.TEXT:
            text = child.text or ""
            return unbroken(text)
        if tag in SIGNS:
            return BLANK if self._in_cell and SIGNS[tag] == "\n" else SIGNS[tag]
        if tag == names.ALTERNATES:
            branch = alternative(child)
            return "".join(map(self._sign, branch)) if branch is not None else ""
        self._note_anchored(child)
        return symbol(child) if tag == names.SYMBOL else ""

    def _note_anchored(self, child: _Element) -> None:
        """Remember the text boxes and notes that are anchored here and written later."""
        if child.tag in _DRAWINGS:
            self._boxes.extend(text_boxes(child))
        elif child.tag in _NOTE_REFERENCES:
            self.notes.append((str(child.tag), child.get(names.ID, "")))

    def _follow_fields(self, run: _Element) -> None:
        for mark in run.iterchildren(names.FIELD_CHARACTER):
            self._fields.meet(mark.get(names.FIELD_CHARACTER_TYPE))

    def _write_table(self, table: _Element) -> None:
        manuscript = self._manuscript
        start = manuscript.length
        rows: list[list[Cell]] = []
        self._in_cell = True
        for number, row in enumerate(grid_of(table)):
            rows.append(write_row(manuscript, number, row, self._write_on_one_line))
        self._in_cell = False
        if rows:
            manuscript.end_table(start, rows)

    def _write_on_one_line(self, container: _Element, start: int) -> int:
        """Write a cell that began at ``start``, its paragraphs parted by blanks.

        Gives the length of the automatic number that the cell begins with.
        """
        manuscript = self._manuscript
        numbered = 0
        for paragraph in flattened(container):
            before = manuscript.bookmark() if manuscript.length > start else None
            if before is not None:
                manuscript.write(BLANK)
            begun = manuscript.length
            label = self._write_content(paragraph)
            if before is None:
                numbered = label
            elif manuscript.length == begun:
                manuscript.back_to(before)
            for box in self._boxes_met():
                self._write_on_one_line(box, start)
        return numbered

    def _boxes_met(self) -> list[_Element]:
        boxes, self._boxes = self._boxes, []
        return boxes


def _text_alone(run: _Element) -> str:
    """Give the text of a run that holds nothing else, as nearly all do; empty for any other."""
    size = len(run)
    if not 1 <= size <= 2:
        return ""
    last = run[-1]
    if last.tag != names.TEXT or (size == 2 and run[0].tag != names.RUN_PROPERTIES):
        return ""
    return unbroken(last.text or "")
