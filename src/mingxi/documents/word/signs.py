"""The characters of a run: those of its texts, and one for each tab, break, hyphen or symbol."""

from lxml.etree import _Element

from mingxi.documents.manuscript import BLANK
from mingxi.documents.word import names
from mingxi.documents.word.content import alternative
from mingxi.documents.word.symbols import symbol

SIGNS = {
    names.TAB: BLANK,
    names.POSITION_TAB: BLANK,
    names.BREAK: "\n",
    names.CARRIAGE_RETURN: "\n",
    names.NO_BREAK_HYPHEN: "-",
}
"""What stands for the children of a run that are one character each."""


def length(child: _Element) -> int:
    """Count the characters that a child of a run is read as, outside the code of a field."""
    if child.tag == names.TEXT:
        return len(child.text or "")
    if child.tag in SIGNS:
        return 1
    if child.tag == names.ALTERNATES:
        branch = alternative(child)
        return sum(map(length, branch)) if branch is not None else 0
    return len(symbol(child)) if child.tag == names.SYMBOL else 0
