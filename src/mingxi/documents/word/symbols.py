"""Characters of symbol fonts (``w:sym``) as the Unicode characters a reader sees.

Only signs that carry meaning in a budget text are listed: boxes ticked or left open, and the signs
of arithmetic. Ornaments of other symbol fonts have no text. Source: the fonts' own code charts.
"""

from lxml.etree import _Element

from mingxi.documents.word import names

_TABLES = {
    "symbol": {
        0xA3: "≤",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
        0xD7: "·",
        0xE5: "∑",
    },
    "wingdings": {0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x2A: "□"},
}
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)


def symbol(element: _Element) -> str:
    """Give the character of a ``w:sym``; empty where it is an ornament."""
    try:
        point = int(element.get(names.SYMBOL_CHARACTER, ""), 16)
    except ValueError:
        return ""
    known = _TABLES.get(element.get(names.SYMBOL_FONT, "").lower())
    if known is not None:
        return known.get(point % 0x100, "")
    if point in _PRIVATE or point in _SURROGATES or not 0x20 <= point <= 0x10FFFF:
        return ""
    return chr(point)


def bullet(text: str) -> str:
    """Give a list's bullet; the private characters of symbol fonts are all seen as a dot."""
    return "".join("•" if ord(sign) in _PRIVATE else sign for sign in text)
