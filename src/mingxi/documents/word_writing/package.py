"""The parts of a Word file, packed: the same parts give the same bytes on any day."""

from html import escape

from mingxi.documents.carried import CARRIED_PART, carried_part
from mingxi.documents.repacking import packed
from mingxi.documents.word_writing.paragraphs import paragraph
from mingxi.documents.word_writing.standard import FONT_TABLE, FOOTER, STYLES

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'

ODD, EVEN = "rOdd", "rEven"
"""What a section calls the feet of its odd and of its even pages."""

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


def _relationships(*related: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
        for identity, kind, target in related
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_ROOT = _relationships(
    ("r1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("r2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
_OF_THE_DOCUMENT = _relationships(
    ("rStyles", f"{_OFFICE}/styles", "styles.xml"),
    ("rFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    ("rSettings", f"{_OFFICE}/settings", "settings.xml"),
    (ODD, f"{_OFFICE}/footer", "footer1.xml"),
    (EVEN, f"{_OFFICE}/footer", "footer2.xml"),
)
_OF_THE_CARRYING_DOCUMENT = _OF_THE_DOCUMENT.replace(
    "</Relationships>",
    f'<Relationship Id="rCarried" Type="{_OFFICE}/customXml" Target="../{CARRIED_PART}"/>'
    "</Relationships>",
)
# Pages of both kinds have their feet, and no punctuation is pressed together: 28 to a line.
_SETTINGS = (
    f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    "<w:evenAndOddHeaders/>"
    '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def _foot(side: str) -> str:
    """Set — 1 — one character in from the outer edge (GB/T 9704-2012)."""
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
    number = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>'
        '<w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    return f"<w:ftr {_NAMESPACES}>{paragraph(FOOTER, number, properties=indent)}</w:ftr>"


def package(name: str, body: str, carried: bytes | None = None) -> bytes:
    """Pack a body into a Word file; ``name`` is what its properties call the document.

    ``carried`` is data for programs that goes along in a part of its own.
    """
    title = escape(name, quote=False)
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            _OF_THE_DOCUMENT if carried is None else _OF_THE_CARRYING_DOCUMENT
        ),
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{STYLES}</w:styles>",
        "word/fontTable.xml": f"<w:fonts {_NAMESPACES}>{FONT_TABLE}</w:fonts>",
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _foot("right"),
        "word/footer2.xml": _foot("left"),
        "docProps/core.xml": core,
    }
    if carried is not None:
        parts[CARRIED_PART] = carried_part(carried)
    return packed({part: (_HEAD + content).encode() for part, content in parts.items()})
