"""What paragraphs and runs look like once their styles and lists are asked."""

from collections.abc import Callable
from functools import cached_property

from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.numbering import Numbering
from mingxi.documents.word.properties import NumberingReference, ParagraphProperties, is_on
from mingxi.documents.word.styles import Styles

_NO_LIST = "0"


class Formatting:
    """The styles and lists of one file; the lists are read when a paragraph is in one."""

    def __init__(self, styles: Styles, read_numbering: Callable[[], Numbering]) -> None:
        self.styles = styles
        self._read_numbering = read_numbering

    @cached_property
    def _numbering(self) -> Numbering:
        return self._read_numbering()

    def outline(self, paragraph: ParagraphProperties) -> int | None:
        """Give a paragraph's heading level 1-9, or None for body text."""
        if paragraph.outline is not None:
            return paragraph.outline or None
        return self.styles.of_paragraph(paragraph.style).outline or None

    def next_label(self, paragraph: ParagraphProperties) -> str:
        """Count the paragraph in its list and give its number; empty where it is in none."""
        number_id, level = paragraph.numbering or (None, None)
        style = self.styles.of_paragraph(paragraph.style)
        if number_id is None and style.numbering is not None:
            number_id, level_of_style = style.numbering
            if level is None:
                level = level_of_style
            if level is None and number_id is not None:
                level = self._numbering.level_of_style(number_id, style.numbered_by)
        if number_id is None or number_id == _NO_LIST:
            return ""
        return self._numbering.next_label(NumberingReference(number_id, level))

    def hides_paragraph(self, paragraph: ParagraphProperties) -> bool:
        """Tell whether the paragraph's style hides its text."""
        return self.styles.of_paragraph(paragraph.style).hidden is True

    def hides_run(self, run: _Element, by_paragraph: bool) -> bool:
        """Tell whether a run is hidden: by itself, its style, or else as its paragraph is."""
        properties = run.find(names.RUN_PROPERTIES)
        if properties is None:
            return by_paragraph
        style, switch = None, None
        for child in properties:
            if child.tag == names.HIDDEN:
                switch = is_on(child)
            elif child.tag == names.RUN_STYLE:
                style = child.get(names.VALUE)
        if switch is None and style is not None:
            switch = self.styles.named(style).hidden
        return by_paragraph if switch is None else switch
