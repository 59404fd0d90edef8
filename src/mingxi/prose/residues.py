"""What word processors, web pages and templates leave behind in a text.

One search for the words that give a residue away serves all families; what stands there is asked
at each word found, so that a text without residues costs one pass.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span


class ResidueKind(StrEnum):
    """Where a residue comes from."""

    FIELD = "field"
    WEB_PAGE = "web-page"
    PLACEHOLDER = "placeholder"
    GARBLED = "garbled"


class Residue(NamedTuple):
    """A residue and its place: of a web page the whole line, else the residue itself."""

    start: int
    end: int
    kind: ResidueKind

    @property
    def span(self) -> Span:
        """The place of the residue."""
        return Span(self.start, self.end)


# The words of each family, and below the pattern that must match where such a word stands.
_WORDS_OF = {
    ResidueKind.FIELD: (
        "[bookmark:|[批注|【批注|[Comment|_GoBack|_Hlk|_Toc|_Ref|OLE_LINK|错误!|错误！|Error!|MERGEFORMAT|PAGEREF"
    ),
    ResidueKind.WEB_PAGE: (
        "扫一扫|扫码在|手机扫码|【打印】|【关闭】|打印本页|关闭窗口|关闭本页|上一篇|下一篇|字体：|字体:|字号："
        "|字号:|浏览次数|浏览量|点击次数|点击量|点击数|阅读次数|发布时间|发布日期|责任编辑|分享到|版权所有|网站地图"
        "|ICP备|返回顶部|您的位置|您现在的位置|当前位置"
    ),
    ResidueKind.PLACEHOLDER: (
        "XX|xx|ＸＸ|××|○○|__|＿＿|【待|[待|（待|(待|【此处|（此处|【请填|（请填|此处填写|请填写|请输入|单击|TODO"
    ),
    ResidueKind.GARBLED: "\ufffd|锟斤拷|烫烫烫|锘",
}
_PATTERNS = {
    ResidueKind.FIELD: (
        r"\[bookmark:[^\]\n]{0,60}\]|[\[【](?:批注|Comment)[^\]】\n]{0,80}[\]】]|_GoBack\b|_(?:Hlk|Toc|Ref)\d+|OLE_LINK\d+"
        r"|错误[!！]\s?(?:未找到引用源|未定义书签|超链接引用无效)[。.]?"
        r"|Error! (?:Reference source not found|Bookmark not defined)\.?"
        r"|MERGEFORMAT|PAGEREF _\w{1,20}"
    ),
    ResidueKind.WEB_PAGE: (
        r"扫一扫(?:在手机|，?分享|上面的|下载)|扫码在手机|手机扫码(?:查看|浏览|阅读)|【打印】|【关闭】|打印本页"
        r"|关闭(?:窗口|本页)|[上下]一篇[：:]|字[体号][：:]\s{0,3}[\[【［]?\s{0,3}[大小中]"
        r"|(?:浏览|点击|阅读)(?:次数|量|数)[：:]\s{0,3}\d|发布(?:时间|日期)[：:]\s{0,3}\d{4}[-年/]"
        r"|责任编辑[：:]|分享到[：:]|版权所有[：:©]|网站地图|ICP备|返回顶部"
        r"|(?:您(?:现在)?的位置|当前位置)(?:是?[：:])"
    ),
    ResidueKind.PLACEHOLDER: (
        r"(?<![A-Za-z×])[XxＸ×○]{2,6}+"
        r"(?=街道|社区|单位|公司|项目|中心|学校|[县市区乡镇村局年月日人个元万户亩号条家])"
        r"|(?<![_＿])[_＿]{2,20}+(?=\s?(?:万?元|人|名|户|个|亩|公里|次|%|[，。；、]))"
        r"|(?<=[：:由])[XxＸ×○]{2,12}+(?![A-Za-z0-9×*＊-])"
        r"|[【\[（(](?:待补充?|待定|待填写?|待完善|待核实|待明确|暂缺|暂空)[】\]）)]"
        r"|[【（](?:此处|请)填写[^】）\n]{0,20}[】）]|此处填写|请(?:在此)?(?:填写|输入)(?=[】）\n]|相关内容)"
        r"|单击此处[^\n。]{0,8}输入|TODO\b"
    ),
    ResidueKind.GARBLED: r"(?<!\ufffd)\ufffd++|锟斤拷|烫烫烫|锘[挎縗]",
}
_WORDS = {
    word: (kind, pattern_of(_PATTERNS[kind]))
    for kind, words in _WORDS_OF.items()
    for word in words.split("|")
}
# Nothing but plain words: the engine then looks for their first characters alone.
_ANY_WORD = pattern_of("|".join(re.escape(word) for word in _WORDS))
_TRAIL = pattern_of(
    r"^[^\S\n]{0,20}(?P<trail>[\u4e00-\u9fff]{2,16}"
    r"(?:\s?[>＞»›]{1,2}\s?[\u4e00-\u9fff“”（）]{2,24}){2,8})[^\S\n]*$",
    re.MULTILINE,
)
_TRAIL_SIGNS = ">＞»›"
_LINE_LENGTH_MAX = 200


def residues_in(text: str) -> tuple[Residue, ...]:
    """Find the residues of all families, in text order."""
    return tuple(_apart(sorted([*_at_words(text), *_trails(text)])))


def _apart(found: list[Residue]) -> Iterator[Residue]:
    """Give of residues that overlap the first: _GoBack stands inside [bookmark: _GoBack]."""
    end = -1
    for residue in found:
        if residue.start >= end:
            end = residue.end
            yield residue


def _at_words(text: str) -> Iterator[Residue]:
    for word in _ANY_WORD.finditer(text):
        kind, pattern = _WORDS[word[0]]
        match = pattern.match(text, word.start())
        if match is None:
            continue
        if kind is ResidueKind.WEB_PAGE:
            yield Residue(*_line(text, match.start()), kind)
        else:
            # Of 20XX年 the digits belong to the blank year.
            century = kind is ResidueKind.PLACEHOLDER and text.startswith("20", match.start() - 2)
            yield Residue(match.start() - 2 * century, match.end(), kind)


def _line(text: str, place: int) -> Span:
    """Give the line around ``place`` without the blanks at its ends, or a part of a long one."""
    floor, ceiling = max(0, place - _LINE_LENGTH_MAX), place + _LINE_LENGTH_MAX
    start = text.rfind("\n", floor, place) + 1 or floor
    end = text.find("\n", place, ceiling)
    written = text[start : end if end >= 0 else min(ceiling, len(text))]
    start += len(written) - len(written.lstrip())
    return Span(start, start + len(written.strip()))


def _trails(text: str) -> Iterator[Residue]:
    """Find the lines that tell the way to a page: 首页 > 信息公开 > 财政预决算."""
    if any(sign in text and text.count(sign) > 1 for sign in _TRAIL_SIGNS):
        for match in _TRAIL.finditer(text):
            yield Residue(*match.span("trail"), ResidueKind.WEB_PAGE)
