"""Word files, with numbers that Word counts, merged cells, footnotes and text boxes."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from samples.package import ABOVE, LEFT, cells, content_types, packed, relationships, span

FOOTNOTE = re.compile(r"\{(注：[^}]*)\}")
# Width of the type area on A4 paper, in twentieths of a point (GB/T 9704-2012).
WIDTH = 8844

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = ("styles", "numbering", "footnotes")
"""The parts beside the main one; kind of relationship and content type are named like them."""


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
                rows.append(cells(rest))
                continue
            if rows:
                yield _table(rows)
                rows = []
            if mark == "|=":
                rows.append(cells(rest))
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
        columns = span(row, column)
        merged = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        if text == ABOVE:
            merged += "<w:vMerge/>"
        elif below[column : column + 1] == [ABOVE]:
            merged += '<w:vMerge w:val="restart"/>'
        shown = "" if text == ABOVE or not text else _run(text)
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width * columns}" w:type="dxa"/>{merged}</w:tcPr>'
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


def word_file(manuscript: str) -> bytes:
    """Give the Word file of a manuscript."""
    writer = Writer()
    body = writer.body(line for line in manuscript.splitlines() if line)
    parts = {
        "[Content_Types].xml": content_types(
            {"/word/document.xml": f"{FORMAT}.document.main+xml"}
            | {f"/word/{name}.xml": f"{FORMAT}.{name}+xml" for name in PARTS}
        ),
        "_rels/.rels": relationships({"word/document.xml": "officeDocument"}),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": relationships({f"{name}.xml": name for name in PARTS}),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _footnotes(writer.notes),
    }
    return packed(parts)
