"""How forms are drawn, and the widgets of the trade."""

from mingxi.office.frame.forms.renderer import OfficeRenderer
from mingxi.office.frame.forms.widgets import FileDrop, WithUnit

__all__ = ["FileDrop", "OfficeRenderer", "WithUnit"]
