"""PDF files made by hand, so that a test decides where each character and each line stands.

Sheets are A4 with the origin at the lower left; lengths are in points. The font is not embedded:
each character is set on a square of its size, those of ASCII on half of one, and a ToUnicode map
tells what it reads as.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pytest

from mingxi.documents import Document, read_document

LEFT, RIGHT, TOP, SIZE, STEP = 90.0, 506.0, 740.0, 16.0, 28.0
WIDTH, HEIGHT = 596, 842

Pdf = Callable[..., bytes]
ReadPdf = Callable[..., Document]
Lay = Callable[..., "list[Sheet]"]


class Sheet:
    """One page under the hand: texts, rulings and pictures are put where the test says."""

    def __init__(self, rotate: int = 0, width: float = WIDTH) -> None:
        self.rotate, self.width = rotate, width
        self.content: list[str] = []
        self.forms: list[str] = []

    def text(
        self, x: float, y: float, text: str, size: float = SIZE, turn: str = "1 0 0 1"
    ) -> None:
        """Set a text with its baseline beginning at a point."""
        # Without glyphs to measure, pdfium takes a text of one character for nothing.
        codes = text.ljust(2, "\u3000").encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {turn} {x} {y} Tm <{codes}> Tj ET")

    def ruling(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Stroke a line."""
        self.content.append(f"{x0} {y0} m {x1} {y1} l S")

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle, as Word draws its borders."""
        self.content.append(f"{x} {y} {width} {height} re f")

    def outline(self, x: float, y: float, width: float, height: float) -> None:
        """Stroke a rectangle as one path."""
        self.content.append(f"{x} {y} {width} {height} re S")

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """Show a picture."""
        self.content.append(f"q {width} 0 0 {height} {x} {y} cm /I Do Q")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule a table through and through."""
        for y in ys:
            self.ruling(xs[0], y, xs[-1], y)
        for x in xs:
            self.ruling(x, ys[0], x, ys[-1])


def width_of(text: str, size: float = SIZE) -> float:
    """Tell how wide a text is set."""
    return sum(size / 2 if character.isascii() else size for character in text)


class _Objects:
    """The numbered objects of a file."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, body: str | bytes) -> int:
        self.bodies.append(body.encode() if isinstance(body, str) else body)
        return len(self.bodies)

    def stream(self, entries: str, data: bytes) -> int:
        head = f"<<{entries}/Length {len(data)}>>stream\n".encode()
        return self.add(head + data + b"\nendstream")

    def file(self, root: int, trailer: str) -> bytes:
        written = b"%PDF-1.7\n"
        places = []
        for number, body in enumerate(self.bodies, 1):
            places.append(len(written))
            written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(places) + 1
        end = f"trailer<</Size {size}/Root {root} 0 R{trailer}>>\nstartxref\n{len(written)}\n%%EOF"
        return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def"
    b" 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    b" 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def made(sheets: Iterable[Sheet], trailer: str = "", extra: Iterable[str] = ()) -> bytes:
    """Make a PDF file; ``trailer`` and ``extra`` objects are set down as they are."""
    objects = _Objects()
    to_unicode = objects.stream("", _MAP)
    descriptor = objects.add(
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
    )
    held = objects.add(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDToGIDMap/Identity/DW 1000/W[32 126 500]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R>>"
    )
    font = objects.add(
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
        f"/DescendantFonts[{held} 0 R]/ToUnicode {to_unicode} 0 R>>"
    )
    image = objects.stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"\x80",
    )
    for body in extra:
        objects.add(body)
    sheets = list(sheets)
    first = len(objects.bodies) + 1
    tree = first + 2 * len(sheets)
    for number, sheet in enumerate(sheets):
        content = objects.stream("", "\n".join(sheet.content).encode())
        assert content == first + 2 * number
        objects.add(
            f"<</Type/Page/Parent {tree} 0 R/Rotate {sheet.rotate}"
            f"/MediaBox[0 0 {sheet.width} {HEIGHT}]"
            f"/Contents {content} 0 R"
            f"/Resources<</Font<</F {font} 0 R>>/XObject<</I {image} 0 R>>>>>>"
        )
    kids = " ".join(f"{first + 2 * number + 1} 0 R" for number in range(len(sheets)))
    assert objects.add(f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>") == tree
    return objects.file(objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>"), trailer)


class Style(NamedTuple):
    """How paragraphs are set: characters to a line, indent in characters, space between them."""

    across: int = 26
    indent: int = 2
    space: float = 0.0
    lines: int = 22


def laid(paragraphs: Iterable[str], style: Style = Style()) -> list[Sheet]:  # noqa: B008
    """Set paragraphs line by line and page by page, breaking where the line is full."""
    width = 2 * LEFT + style.across * SIZE
    sheets = [Sheet(width=width)]
    y, set_here = TOP, 0
    for paragraph in paragraphs:
        for at, line in enumerate(_broken(paragraph, style)):
            if set_here == style.lines:
                sheets.append(Sheet(width=width))
                y, set_here = TOP, 0
            sheets[-1].text(LEFT + (0 if at else style.indent * SIZE), y, line)
            y, set_here = y - STEP, set_here + 1
        y -= style.space
    return sheets


def _broken(paragraph: str, style: Style) -> list[str]:
    """Break a paragraph into lines; figures hold together, and no line begins with a stop."""
    lines = [""]
    room = (style.across - style.indent) * SIZE
    for piece in _pieces(paragraph):
        if lines[-1] and width_of(lines[-1] + piece) > room:
            lines.append("")
            room = style.across * SIZE
        lines[-1] += piece
    return lines


def _pieces(paragraph: str) -> list[str]:
    pieces: list[str] = []
    for sign in paragraph:
        glued = pieces and (
            sign in "，。；：、）》"
            or (sign.isascii() and pieces[-1][-1].isascii())
            or pieces[-1][-1] in "（《"
        )
        if glued:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


@pytest.fixture(scope="session")
def pdf() -> Pdf:
    """Make the bytes of a PDF file from its sheets."""
    return made


@pytest.fixture(scope="session")
def read_pdf() -> ReadPdf:
    """Make a PDF file from its sheets and read it."""

    def read_it(*sheets: Sheet) -> Document:
        return read_document("示例.pdf", made(sheets))

    return read_it


@pytest.fixture(scope="session")
def sheet() -> type[Sheet]:
    """Give the paper: each call is an empty page."""
    return Sheet


@pytest.fixture(scope="session")
def lay() -> Lay:
    """Set paragraphs line by line on as many sheets as they need."""
    return laid


@pytest.fixture(scope="session")
def style() -> type[Style]:
    """Give the ways to set paragraphs."""
    return Style
