"""Titles, headings and paragraphs as Word has them."""

from collections.abc import Iterator
from html import escape

from mingxi.documents.composition import Caption, Heading, Paragraph, Title
from mingxi.documents.word_writing import standard
from mingxi.documents.word_writing.titles import title_lines


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """Set a paragraph of some runs; ``properties`` follow the style's name."""
    named = "" if style == standard.BODY else f'<w:pStyle w:val="{style}"/>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, style: str = "") -> str:
    """Set a run of characters; the hint gives ``“”``, ``…`` and ``—`` their Chinese form."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    )


def set_text(piece: Title | Heading | Paragraph | Caption, properties: str = "") -> Iterator[str]:
    """Set a piece that is no table; ``properties`` are those of its last paragraph."""
    match piece:
        case Title(text):
            *above, last = title_lines(text)
            yield from (paragraph(standard.TITLE, run(line)) for line in above)
            yield paragraph(standard.TITLE, run(last))
            # GB/T 9704-2012: one line stays free below the title.
            yield paragraph(standard.BODY, properties=properties)
        case Heading(text, level):
            yield paragraph(standard.heading_style(level), run(text), properties=properties)
        case Caption(text):
            yield paragraph(standard.CAPTION, run(text), properties=properties)
        case Paragraph(text, 0):
            yield paragraph(standard.BODY, run(text), properties=properties)
        case Paragraph(text, lead):
            runs = (run(text[:lead], standard.LEAD), *([run(text[lead:])] if text[lead:] else []))
            yield paragraph(standard.BODY, *runs, properties=properties)
