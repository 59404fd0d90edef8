"""What a page of a PDF holds once the file format is behind us: glyphs, rulings, pictures.

Lengths are in points (1/72 inch); ``x`` grows to the right and ``y`` upwards, as on paper.
"""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """The area in square points."""
        return abs(self.right - self.left) * abs(self.top - self.bottom)

    def turned(self, quarters: int) -> "Box":
        """Turn the box about the origin to the right, so many quarters of a circle."""
        left, bottom, right, top = self
        for _ in range(quarters % 4):
            left, bottom, right, top = bottom, -right, top, -left
        return Box(left, bottom, right, top)


class Glyph(NamedTuple):
    """A character and the box it takes up, as wide as it pushes the next one on.

    The blanks and line ends that pdfium makes up have a box without width.
    """

    character: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page turned so that its text runs from left to right.

    ``number`` counts from 1. ``rulings`` are thin boxes, ``asides`` texts printed at right angles
    to the others, and ``pictured`` is the share of the page that pictures cover.
    """

    number: int
    paper: Box
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Box, ...] = ()
    asides: tuple[str, ...] = ()
    pictured: float = 0.0
