"""A line of flat text as a paragraph of WordprocessingML."""

from html import escape

from mingxi.documents.word.characters import held

# libxml2 refuses a single text of ten million bytes.
_TEXT_CHARACTERS_MAX = 1_000_000

UNSEEN = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
"""A paragraph that readers pass over: it parts tables, and holds what an empty text cannot."""


def paragraph(line: str, style: str = "") -> str:
    """Set a line, which has no newline in it; each tab of it is a tab of Word's."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    starts = range(0, len(line), _TEXT_CHARACTERS_MAX)
    runs = (_run(line[start : start + _TEXT_CHARACTERS_MAX]) for start in starts)
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def _run(text: str) -> str:
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' if piece else ""
        for piece in held(text).split("\t")
    )
    return f"<w:r>{'<w:tab/>'.join(pieces)}</w:r>"
