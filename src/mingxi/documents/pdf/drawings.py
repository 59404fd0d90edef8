"""Drawings of a page as far as they tell of text: ruling lines, and how much pictures cover.

Word and WPS draw a border as a thin filled rectangle, LibreOffice strokes a line, browsers do both,
and some makers stroke a whole grid as one path. All of them become thin boxes here.
"""

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from mingxi.documents import faults
from mingxi.documents.limits import PDF_FORMS_DEPTH_MAX, PDF_PAGE_DRAWINGS_MAX
from mingxi.documents.pdf.calls import Handle, address, undressed
from mingxi.documents.pdf.page import Box

_THICKNESS_MAX = 3.5
_LENGTH_MIN = 4.0

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


# Most objects of a page are text: they are asked for their kind and left alone.
_OBJECT = undressed(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_HELD = undressed(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_KIND = undressed(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_BOUNDS = undressed(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)


class Drawings(NamedTuple):
    """The thin boxes on a page, and the area of its pictures in square points."""

    rulings: list[Box]
    pictured: float


def drawings_on(page: Handle, number: int) -> Drawings:
    """Gather the drawings of a page; raises DocumentError ``too-large`` where there are too many.

    ``number`` is the page's, for the error.
    """
    return _Drawer(number).draw(page)


class _Drawer:
    """Walks the objects of one page and counts what it met."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._met = 0
        self._rulings: list[Box] = []
        self._pictured = 0.0
        self._room = (ctypes.c_float * 4)()
        start, size = ctypes.addressof(self._room), ctypes.sizeof(ctypes.c_float)
        self._sides = range(start, start + 4 * size, size)

    def draw(self, page: Handle) -> Drawings:
        count = pdfium.FPDFPage_CountObjects(page)
        self._meet(count)
        self._walk(map(_OBJECT, repeat(address(page)), range(count)), _UNMOVED, 0)
        return Drawings(self._rulings, self._pictured)

    def _meet(self, count: int) -> None:
        self._met += max(count, 0)
        if self._met > PDF_PAGE_DRAWINGS_MAX:
            raise faults.crowded_pdf_page(self._number)

    def _walk(self, objects: Iterable[int | None], matrix: _Matrix, depth: int) -> None:
        for place in objects:
            kind = _KIND(place)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            _BOUNDS(place, *self._sides)
            bounds = _moved(Box(*self._room), matrix)
            if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_thin(bounds):
                self._rulings.append(bounds)
                continue
            drawing = ctypes.cast(place or 0, pdfium.FPDF_PAGEOBJECT)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._note_path(drawing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._pictured += bounds.area
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < PDF_FORMS_DEPTH_MAX:
                self._open(drawing, matrix, depth)

    def _open(self, form: Handle, matrix: _Matrix, depth: int) -> None:
        count = pdfium.FPDFFormObj_CountObjects(form)
        self._meet(count)
        held = map(_HELD, repeat(address(form)), range(count))
        self._walk(held, _combined(_matrix(form), matrix), depth + 1)

    def _note_path(self, path: Handle, matrix: _Matrix) -> None:
        stroked = _is_stroked(path)
        corners = pdfium.FPDFPath_CountSegments(path)
        if corners <= 5 and not stroked:
            return
        self._meet(corners)
        whole = _combined(_matrix(path), matrix)
        for outline in _outlines(path, corners, whole):
            self._rulings += filter(_is_thin, _lines(outline, stroked))


def _lines(outline: list[_Point], stroked: bool) -> Iterator[Box]:
    """Give an outline as one box where it is thin, else the lines that are stroked along it."""
    around = _around(outline)
    if _is_thin(around) or not stroked:
        yield around
    else:
        yield from (_around(ends) for ends in pairwise(outline))


def _is_thin(box: Box) -> bool:
    across, upright = box.right - box.left, box.top - box.bottom
    return min(across, upright) <= _THICKNESS_MAX and max(across, upright) >= _LENGTH_MIN


def _around(points: Iterable[_Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_stroked(path: Handle) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _outlines(path: Handle, corners: int, matrix: _Matrix) -> Iterator[list[_Point]]:
    """Give the outlines of a path, each as its corners; a closed one ends where it began."""
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[_Point] = []
    for at in range(corners):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if outline and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield outline
            outline = []
        outline.append(_placed(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if outline:
        yield outline


def _matrix(drawing: Handle) -> _Matrix:
    room = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawing, ctypes.byref(room)):
        return _UNMOVED
    return room.a, room.b, room.c, room.d, room.e, room.f


def _combined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Give the matrix that moves by ``inner`` first, then by ``outer``."""
    if outer == _UNMOVED:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _placed(x: float, y: float, matrix: _Matrix) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: Box, matrix: _Matrix) -> Box:
    if matrix == _UNMOVED:
        return box
    left, bottom, right, top = box
    corners = ((left, bottom), (left, top), (right, bottom), (right, top))
    return _around(_placed(x, y, matrix) for x, y in corners)
