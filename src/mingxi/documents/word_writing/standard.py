"""The page and the styles of an official document, in Word's measures.

GB/T 9704-2012: A4 with margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters, the title in
2号小标宋, the body in 3号仿宋, headings in 黑体, 楷体 and 仿宋, page numbers in 4号半角宋体.

Lengths are twentieths of a point, sizes of type half points.
"""

from typing import NamedTuple


class Sheet(NamedTuple):
    """A sheet of paper and its margins; the footer is measured from the lower edge."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    landscape: bool = False

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


LINE = 579
"""22 lines fill the 225 mm between the margins; at 580 the last one would go over."""

CHARACTER_SPACE = -849
"""What 28 characters to 156 mm leave of 16 pt, in 4096ths of a point (``w:charSpace``)."""

# LibreOffice gives a character that is wider than its place on the grid two of them. So the grid is
# stated, and the styles keep to it by themselves: 28 characters of 15.7 pt, lines of 28.95 pt.
_CLOSER = '<w:spacing w:val="-6"/>'
_AS_WIDE = '<w:spacing w:val="0"/>'

TITLE_LINE = 680
"""34 pt, for a title of 22 pt."""

# The number's line is 14 pt high, and its dash, in the middle, stands 7 mm below the text.
_FOOTER = 1446

UPRIGHT = Sheet(11906, 16838, top=2098, right=1474, bottom=1984, left=1588, footer=_FOOTER)
# The upright sheet turned to the left: its upper edge becomes the left one, the binding the top.
SIDEWAYS = Sheet(
    16838, 11906, top=1588, right=1474, bottom=1984, left=2098, footer=_FOOTER, landscape=True
)

SONG_TITLE = "方正小标宋简体"
FANG_SONG = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
SONG = "宋体"
WESTERN = "Times New Roman"

SUBSTITUTES = {
    SONG_TITLE: "方正小标宋_GBK",
    FANG_SONG: "仿宋",
    KAI: "楷体",
    HEI: "SimHei",
    SONG: "SimSun",
}
"""What a machine that lacks a typeface takes for it; Windows has the latter ones."""


def fonts(name: str, western: str = WESTERN) -> str:
    """Name the typefaces of Chinese and of Western characters; ``“”`` and ``—`` are Chinese."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{western}" w:hAnsi="{western}" '
        f'w:eastAsia="{name}" w:cs="{western}"/>'
    )


def size(half_points: int) -> str:
    """Set the size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
_TITLE_SPACING = f'<w:spacing w:before="0" w:after="0" w:line="{TITLE_LINE}" w:lineRule="exact"/>'
_TABLE_SPACING = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_FOOTER_SPACING = '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_OFF_THE_GRID = '<w:snapToGrid w:val="0"/>'


def _style(identity: str, name: str, paragraph: str, run: str, *, based: bool = True) -> str:
    base = '<w:basedOn w:val="Normal"/>' if based else ""
    default = "" if based else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, typeface: str) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    paragraph = f"<w:keepNext/>{_EXACT}{_TWO_CHARACTERS}{outline}"
    return _style(f"Heading{level}", f"heading {level}", paragraph, fonts(typeface))


TITLE = "Title"
BODY = "Normal"
CAPTION = "Caption"
TABLE_TEXT = "TableText"
TABLE_HEADING = "TableHeading"
FOOTER = "Footer"
LEAD = "Lead"
"""The one style of characters: a heading of the second level that runs into its paragraph."""


def heading_style(level: int) -> str:
    """Give the style of a heading."""
    return f"Heading{level}"


STYLES = "".join(
    (
        "<w:docDefaults><w:rPrDefault><w:rPr>",
        fonts(FANG_SONG),
        size(32),
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr>',
        "</w:pPrDefault></w:docDefaults>",
        _style(
            BODY,
            "Normal",
            f'<w:widowControl w:val="0"/>{_OFF_THE_GRID}{_EXACT}{_TWO_CHARACTERS}'
            '<w:jc w:val="both"/>',
            fonts(FANG_SONG) + _CLOSER + size(32),
            based=False,
        ),
        _style(
            TITLE,
            "Title",
            f'<w:keepNext/>{_TITLE_SPACING}{_NO_INDENT}<w:jc w:val="center"/>',
            fonts(SONG_TITLE) + _AS_WIDE + size(44),
        ),
        _heading(1, HEI),
        _heading(2, KAI),
        _style(
            CAPTION,
            "caption",
            f'<w:keepNext/>{_EXACT}{_NO_INDENT}<w:jc w:val="center"/>',
            fonts(HEI),
        ),
        _style(
            TABLE_TEXT,
            "Table Text",
            f'{_TABLE_SPACING}{_NO_INDENT}<w:jc w:val="left"/>',
            fonts(SONG) + _AS_WIDE + size(21),
        ),
        _style(
            TABLE_HEADING,
            "Table Heading",
            f'{_TABLE_SPACING}{_NO_INDENT}<w:jc w:val="center"/>',
            fonts(HEI) + _AS_WIDE + size(21),
        ),
        _style(
            FOOTER,
            "footer",
            f"{_FOOTER_SPACING}{_NO_INDENT}",
            fonts(SONG, SONG) + _AS_WIDE + size(28),
        ),
        f'<w:style w:type="character" w:styleId="{LEAD}"><w:name w:val="Lead"/>',
        f"<w:rPr>{fonts(KAI)}</w:rPr></w:style>",
    )
)

FONT_TABLE = "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{substitute}"/><w:charset w:val="86"/></w:font>'
    for name, substitute in SUBSTITUTES.items()
)
