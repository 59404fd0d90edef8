"""How cells look: a red, a yellow and a blue that a printer without colours still tells apart.

Every one of them comes with its word, so nothing is said by colour alone.
"""

from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]

_FONT = "宋体"
_SIZE = 10
_RED = "#9C0006"

_CELL = {
    "font_name": _FONT,
    "font_size": _SIZE,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFBFBF",
    # What a program wrote as text shall be shown as text, also after it was edited.
    "num_format": "@",
}
_FIGURE = _CELL | {"align": "right"}
_WORD = _CELL | {"align": "center", "bold": True}

_STYLES: Final[dict[str, dict[str, Any]]] = {
    "text": _CELL,
    "dim": _CELL | {"font_color": "#7F7F7F"},
    "set-aside": _CELL | {"align": "center", "font_color": "#7F7F7F"},
    "count": _FIGURE | {"num_format": "#,##0"},
    "money": _FIGURE | {"num_format": "#,##0.00"},
    "percent": _FIGURE | {"num_format": "0.0%"},
    "error": _WORD | {"bg_color": "#FFC7CE", "font_color": _RED},
    "warning": _WORD | {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "info": _WORD | {"bg_color": "#DDEBF7", "font_color": "#1F4E78"},
    "fault": _CELL | {"bg_color": "#FFC7CE", "font_color": _RED},
    "mark": {"font_name": _FONT, "font_size": _SIZE, "bold": True, "font_color": "#C00000"},
    "plain": {"font_name": _FONT, "font_size": _SIZE},
    "whole-mark": _CELL | {"bold": True, "font_color": "#C00000"},
    "entry": _CELL | {"bg_color": "#FFFFF0"},
    "heading": _CELL
    | {"bold": True, "bg_color": "#D9D9D9", "align": "center", "valign": "vcenter"},
}


def styles_in(book: Workbook) -> dict[str, Format]:
    """Make every style known to a workbook."""
    return {name: book.add_format(properties) for name, properties in _STYLES.items()}
