"""The numbers that a browser sets before the items of an ordered list.

Source: HTML Living Standard, 4.4.5 (the ol element) and 4.4.8 (the li element).
"""

from mingxi.documents.html.page import NO_ATTRIBUTES, Page
from mingxi.documents.manuscript import BLANK
from mingxi.documents.numerals import written

_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_CHINESE_STYLES = ("cjk-ideographic", "simp-chinese-informal", "cjk-decimal")
_NUMBER_MAX = 10**9


class Lists:
    """The ordered lists of a page and how far each has counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._next: dict[int, int] = {}

    def label(self, item: int) -> str:
        """Count one ``li`` and give the number before it with what parts them, or nothing."""
        page = self._page
        ordered = page.parents[item]
        if page.tags[ordered] != "ol":
            return ""
        attributes = page.attributes.get(ordered, NO_ATTRIBUTES)
        backwards = "reversed" in attributes
        number = number_in(page.attributes.get(item, NO_ATTRIBUTES).get("value"))
        if number is None:
            number = self._next.get(ordered)
        if number is None:
            number = number_in(attributes.get("start"))
        if number is None:
            number = self._items(ordered) if backwards else 1
        self._next[ordered] = number + (-1 if backwards else 1)
        return _label(number, attributes.get("type", ""), attributes.get("style", ""))

    def _items(self, ordered: int) -> int:
        page, item, count = self._page, ordered + 1, 0
        while item < page.ends[ordered]:
            count += page.tags[item] == "li"
            item = page.ends[item]
        return count


def number_in(attribute: str | None) -> int | None:
    """Read a whole number as HTML does; None where there is none, or one beyond all reason."""
    if attribute is None:
        return None
    digits = attribute.strip()
    if not digits.lstrip("+-").isdecimal() or len(digits) > len(str(_NUMBER_MAX)):
        return None
    try:
        return int(digits)
    except ValueError:
        return None


def _label(number: int, kind: str, style: str) -> str:
    _, stated, shape = style.replace(" ", "").partition("list-style-type:")
    shape = shape.partition(";")[0]
    if shape == "none":
        return ""
    if stated and shape in _CHINESE_STYLES:
        return written(number, "chineseCounting") + "、"
    number_format = _STYLES.get(shape) or _FORMATS.get(kind, "decimal")
    return written(number, number_format) + "." + BLANK
