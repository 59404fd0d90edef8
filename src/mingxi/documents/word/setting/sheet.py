"""The package of a plain Word file: A4, plain type, and no more than Word is content with.

The fonts are those of Chinese official documents (GB/T 9704-2012, 5.2.2), in smaller sizes.
Source: ECMA-376 part 1, and part 2 for the package.
"""

from collections.abc import Iterable

from mingxi.documents.repacking import packed
from mingxi.documents.signatures import WORD_MAIN
from mingxi.documents.word.names import WORD

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

LINE_WIDTH = 9026
"""The width between the margins, in twentieths of a point."""

HEADING_LEVELS = 9
CELL_STYLE = "Cell"

_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440"'
    ' w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"'
    ' w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:style>'
)
_HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
    f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>'
    "</w:style>"
    for level in range(1, HEADING_LEVELS + 1)
)
_CELLS = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{CELL_STYLE}">'
    f'<w:name w:val="{CELL_STYLE}"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)
# Without it Word speaks of a mode of compatibility in the title of its window.
_SETTINGS = (
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_SIDE_PARTS = {"styles": _DEFAULTS + _HEADINGS + _CELLS, "settings": _SETTINGS}


def sheet(body: Iterable[str]) -> bytes:
    """Pack the XML of a body's paragraphs and tables as a Word file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": WORD_MAIN}),
        WORD_MAIN: _part("document", f"<w:body>{''.join(body)}{_SECTION}</w:body>"),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in _SIDE_PARTS}),
        **{f"word/{name}.xml": _part(name, content) for name, content in _SIDE_PARTS.items()},
    }
    return packed({name: (_HEAD + content).encode() for name, content in parts.items()})


def _part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}">{content}</w:{root}>'


def _relations(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _content_types() -> str:
    kinds = {WORD_MAIN: "document.main", **{f"word/{name}.xml": name for name in _SIDE_PARTS}}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
