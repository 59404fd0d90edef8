"""Make the pictures of the documentation: the terminal report on a sample document, as SVG.

Rich's own export takes every character for one cell and so lays Chinese over itself. Here each run
of equally wide characters is set at its own column with its own width, so that columns and carets
meet whatever font the reader has; the pictures load nothing.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME as THEME

from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.terminal import Sheet, print_document

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
DOCUMENT = "examples/home-care.docx"
# One picture to a language that the README is written in.
LANGUAGES = ("zh", "en")

COLUMNS = 80
CELL, ROW, FONT = 9, 22, 17
MARGIN, BASELINE = 18, 16
FONTS = "'Sarasa Mono SC','Noto Sans Mono CJK SC','PingFang SC',NSimSun,monospace"
# Chinese fonts draw these signs two cells wide.
SIGN_FONTS = "Menlo,Consolas,'DejaVu Sans Mono',monospace"


def picture(language: str) -> str:
    """Draw what ``mingxi check`` prints of the sample document."""
    printed = _printed(language).rstrip("\n")
    lines = [[*text.render(_console())] for text in AnsiDecoder().decode(printed)]
    width, height = COLUMNS * CELL + 2 * MARGIN, len(lines) * ROW + 2 * MARGIN
    drawn = "\n".join(run for row, line in enumerate(lines) for run in _line(line, row))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" font-size="{FONT}" xml:space="preserve">\n'
        f"<title>mingxi check {DOCUMENT}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="{THEME.background_color.hex}"/>\n'
        f"{drawn}\n</svg>\n"
    )


def _printed(language: str) -> str:
    """Give the report as a terminal with colours receives it."""
    content = (ROOT / DOCUMENT).read_bytes()
    report = check_document(DOCUMENT, content, Wishes(language, with_text=True))
    console = _console()
    print_document(Sheet(console, language), report)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _console() -> Console:
    """Give a console that is the same on every machine."""
    return Console(
        file=io.StringIO(),
        width=COLUMNS,
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def _line(segments: list[Segment], row: int) -> Iterator[str]:
    """Draw a line of the terminal, run by run."""
    column = 0
    for segment in segments:
        for _, group in groupby(segment.text, _shape):
            text = "".join(group)
            if not text.isspace():
                yield _run(text, segment.style or Style.null(), column, row)
            column += cell_len(text)


def _shape(character: str) -> str:
    """Tell apart what fonts make differently wide."""
    if character.isspace():
        return "blank"
    if cell_len(character) == 2:
        return "wide"
    return "latin" if character.isascii() else "sign"


def _run(text: str, style: Style, column: int, row: int) -> str:
    colour = style.color.get_truecolor(THEME).hex if style.color else THEME.foreground_color.hex
    attributes = [
        f'x="{MARGIN + column * CELL}"',
        f'y="{MARGIN + row * ROW + BASELINE}"',
        f'textLength="{cell_len(text) * CELL}"',
        'lengthAdjust="spacingAndGlyphs"',
        f'fill="{colour}"',
    ]
    if _shape(text[0]) == "sign":
        attributes.append(f'font-family="{SIGN_FONTS}"')
    if style.bold:
        attributes.append('font-weight="bold"')
    if style.dim:
        attributes.append('opacity="0.65"')
    if style.underline:
        attributes.append('text-decoration="underline"')
    return f"<text {' '.join(attributes)}>{escape(text)}</text>"


def pictures() -> Iterator[tuple[Path, str]]:
    """Give every picture with its path."""
    for language in LANGUAGES:
        yield PICTURES / f"check.{language}.svg", picture(language)


def main() -> int:
    """Write the pictures, or with ``--check`` name those that are not up to date."""
    parser = argparse.ArgumentParser(description="Make the pictures of the documentation.")
    parser.add_argument("--check", action="store_true", help="write nothing, name stale pictures")
    check = parser.parse_args().check
    stale = 0
    for path, drawn in pictures():
        if path.is_file() and path.read_text(encoding="utf-8") == drawn:
            continue
        stale += 1
        print(path.relative_to(ROOT))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(drawn, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
