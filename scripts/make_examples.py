"""Make the Word files of the sample county from their manuscripts, the same bytes every time.

A manuscript in ``scripts/manuscripts`` has one paragraph to a line. What a line begins with says
what becomes of it:

    !      the title
    #      a section, numbered 一、 by Word; for a further project #. numbers 1、 and #, again 一、
    ##     a part of a section, numbered （一）
    +      an item, numbered 1. anew in each section and part
    |=     the first row of a table, |  a further row; a cell < continues the one to its left, and
           ^ the one above
    [[…]]  a text box

Everything else is a plain paragraph, and {注：…} within one is a footnote. The files are written as
plain parts of WordprocessingML (ECMA-376): a library would add its own time stamps and templates.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).parents[1]
MANUSCRIPTS = ROOT / "scripts" / "manuscripts"
EXAMPLES = ROOT / "examples"

# The earliest moment that a zip archive can tell.
STAMP = (1980, 1, 1, 0, 0, 0)
FOOTNOTE = re.compile(r"\{(注：[^}]*)\}")
LEFT, ABOVE = "<", "^"
# Width of the type area on A4 paper, in twentieths of a point (GB/T 9704-2012).
WIDTH = 8844

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The part of the package: its relationship and content type.
PARTS = {
    "styles": ("styles", f"{FORMAT}.styles+xml"),
    "numbering": ("numbering", f"{FORMAT}.numbering+xml"),
    "footnotes": ("footnotes", f"{FORMAT}.footnotes+xml"),
}


class Numbering(NamedTuple):
    """One list of Word: the paragraphs that are counted together, and how they are numbered."""

    mark: str
    chapter_format: str
    chapter_text: str


# In the order of their ids, from 1.
NUMBERINGS = (
    Numbering("#", "chineseCountingThousand", "%1、"),
    Numbering("#.", "decimal", "%1、"),
    Numbering("#,", "chineseCountingThousand", "%1、"),
)


class Writer:
    """Writes the body of one document, and gathers the notes it refers to."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._list = 1

    def body(self, lines: Iterable[str]) -> str:
        """Give the paragraphs and tables of a manuscript."""
        return "".join(self._blocks(lines))

    def _blocks(self, lines: Iterable[str]) -> Iterator[str]:
        rows: list[list[str]] = []
        for line in lines:
            mark, _, rest = line.partition(" ")
            if mark == "|":
                rows.append(_cells(rest))
                continue
            if rows:
                yield _table(rows)
                rows = []
            if mark == "|=":
                rows.append(_cells(rest))
            else:
                yield self._paragraph(mark, rest, line)
        if rows:
            yield _table(rows)

    def _paragraph(self, mark: str, rest: str, line: str) -> str:
        for number, numbering in enumerate(NUMBERINGS, start=1):
            if mark == numbering.mark:
                self._list = number
                return _numbered(self._runs(rest), number, 0)
        match mark:
            case "!":
                return _styled(_run(rest), "Title")
            case "##":
                return _numbered(self._runs(rest), self._list, 1)
            case "+":
                return _numbered(self._runs(rest), self._list, 2)
        if line.startswith("[["):
            return _text_box(line.strip("[]"))
        return f"<w:p>{self._runs(line)}</w:p>"

    def _runs(self, text: str) -> str:
        """Give the runs of a paragraph, each note as a reference."""
        runs = []
        for i, piece in enumerate(FOOTNOTE.split(text)):
            if i % 2:
                self.notes.append(piece)
                runs.append(f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>')
            elif piece:
                runs.append(_run(piece))
        return "".join(runs)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _styled(runs: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _numbered(runs: str, number: int, level: int) -> str:
    style = f'<w:pStyle w:val="Level{level + 1}"/>'
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{style}{place}</w:pPr>{runs}</w:p>"


def _text_box(text: str) -> str:
    """Give a paragraph that holds nothing but a text box."""
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="width:420pt;height:36pt"><v:textbox><w:txbxContent>'
        f"<w:p>{_run(text)}</w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removesuffix("|").split("|")]


def _table(rows: list[list[str]]) -> str:
    """Give a table; every row has as many cells as the first, merged ones counted."""
    columns = len(rows[0])
    assert all(len(row) == columns for row in rows), rows
    grid = f'<w:gridCol w:w="{WIDTH // columns}"/>' * columns
    filled = "".join(
        f"<w:tr>{''.join(_row(rows, at, WIDTH // columns))}</w:tr>" for at in range(len(rows))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{filled}</w:tbl><w:p/>"
    )


def _row(rows: list[list[str]], at: int, width: int) -> Iterator[str]:
    """Give the cells of a row with the width and the height they are merged to."""
    row = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) else []
    for column, text in enumerate(row):
        if text == LEFT:
            continue
        span = 1
        while column + span < len(row) and row[column + span] == LEFT:
            span += 1
        merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        if text == ABOVE:
            merged += "<w:vMerge/>"
        elif below[column : column + 1] == [ABOVE]:
            merged += '<w:vMerge w:val="restart"/>'
        shown = "" if text == ABOVE or not text else _run(text)
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{merged}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>{shown}</w:p></w:tc>'
        )


def _document(body: str) -> str:
    """Give the main part: A4 with the margins of GB/T 9704-2012."""
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
        'w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}{page}</w:body></w:document>'


def _styles() -> str:
    """Give the styles: title, three levels of numbered paragraphs, table cells and tables."""
    line = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(line.format(side=side) for side in sides)
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{_font("仿宋_GB2312")}<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200"/></w:pPr>'
        "</w:style>"
        + _paragraph_style("Title", "方正小标宋简体", 44, '<w:jc w:val="center"/>')
        + _paragraph_style("Level1", "黑体", 32, '<w:outlineLvl w:val="0"/>')
        + _paragraph_style("Level2", "楷体_GB2312", 32, '<w:outlineLvl w:val="1"/>')
        + _paragraph_style("Level3", "仿宋_GB2312", 32)
        + _paragraph_style("Cell", "宋体", 21, '<w:ind w:firstLineChars="0"/>')
        + '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _paragraph_style(name: str, font: str, half_points: int, extra: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{extra}</w:pPr>'
        f'<w:rPr>{_font(font)}<w:sz w:val="{half_points}"/></w:rPr></w:style>'
    )


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}"/>'


def _numbering() -> str:
    """Give the lists: sections, parts（一）and items 1., each level restarting below the former."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + _level(0, numbering.chapter_format, numbering.chapter_text)
        + _level(1, "chineseCountingThousand", "（%2）")
        + _level(2, "decimal", "%3.")
        + "</w:abstractNum>"
        for number, numbering in enumerate(NUMBERINGS, start=1)
    )
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _ in enumerate(NUMBERINGS, start=1)
    )
    return f'<w:numbering xmlns:w="{WORD}">{kinds}{lists}</w:numbering>'


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def _footnotes(notes: list[str]) -> str:
    filled = "".join(
        f'<w:footnote w:id="{number}"><w:p>{_run(note)}</w:p></w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    return f'<w:footnotes xmlns:w="{WORD}">{filled}</w:footnotes>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, (_, kind) in PARTS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{FORMAT}.document.main+xml"/>'
        f"{parts}</Types>"
    )


def _relationships(targets: dict[str, str]) -> str:
    """Give a part of relationships: what each kind of part is found at."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def word_file(manuscript: str) -> bytes:
    """Give the Word file of a manuscript."""
    writer = Writer()
    body = writer.body(line for line in manuscript.splitlines() if line)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relationships(
            {kind: f"{name}.xml" for name, (kind, _) in PARTS.items()}
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _footnotes(writer.notes),
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, STAMP)
            entry.compress_type = ZIP_DEFLATED
            # The same on every system, not that of the one the file was made on.
            entry.create_system = 0
            archive.writestr(entry, DECLARATION + content)
    return file.getvalue()


def word_files() -> Iterator[tuple[str, bytes]]:
    """Give every Word file of the sample county with its name."""
    for path in sorted(MANUSCRIPTS.glob("*.txt")):
        yield f"{path.stem}.docx", word_file(path.read_text(encoding="utf-8"))


def main() -> int:
    """Write the files, or with ``--check`` name those that are not up to date."""
    parser = argparse.ArgumentParser(description="Make the Word files of the sample county.")
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    check = parser.parse_args().check
    stale = 0
    for name, content in word_files():
        path = EXAMPLES / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale += 1
        print(path.relative_to(ROOT))
        if not check:
            path.write_bytes(content)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
