"""What government pages put around a text, as data: names, and lines that are never text.

The names are those that the publishing systems of Chinese government sites write, and the roles of
HTML and ARIA.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

CONTAINERS = (
    # UCAP, on gov.cn and in many provinces; the element is that of older JPAGE pages
    frozenset(("ucap-content", "ucapcontent", "pages_content")),
    # TRS WCM
    frozenset(("trs_editor", "trs_editor_view", "trs_ueditor", "trs_web")),
    # VSB
    frozenset(("vsb_content", "vsb_content_2", "vsb_content_4", "v_news_content")),
    # JCMS, and what the buttons for larger letters look for on most sites
    frozenset(("zoom", "zoomcon", "textzoom", "fontzoom")),
    # Names that many templates share
    frozenset[str]().union(
        ("article-content", "article_content", "articlecontent", "article-body", "entry-content"),
        ("article-con", "article_con", "con_content", "content_con", "content-text"),
        ("content_text", "contenttext", "detail-content", "detail_content", "post-content"),
        ("news-content", "news_content", "newscontent", "news_con", "newscon"),
        ("info-content", "info_content", "infocontent", "xxgk_content"),
    ),
    # Names that may mean a part of the page as well
    frozenset(("article", "main", "content", "view", "maincontent", "main-content", "detail")),
)
"""Ids, classes and elements that hold the article, small letters, the surest first."""

FURNITURE = frozenset[str]().union(
    ("nav", "navbar", "navigation", "menu", "submenu", "leftnav", "left-nav", "sidenav"),
    ("breadcrumb", "breadcrumbs", "crumb", "crumbs", "location", "position", "curpos", "dqwz"),
    ("header", "head", "banner", "topbar", "top-bar", "site-header", "page-header", "weizhi"),
    ("footer", "foot", "site-footer", "page-footer", "contentinfo", "copyright"),
    ("sidebar", "side-bar", "aside", "related", "relevant", "xgxx", "xgwz", "xgyd"),
    ("toolbar", "print", "printbox", "dayin", "fontsize", "qrcode", "erweima", "ewm", "saoyisao"),
    ("share", "bdsharebuttonbox", "bshare", "social-share", "jiathis_style"),
    ("prevnext", "prev-next", "pagination", "pager"),
    ("friendlink", "friend-link", "friendlinks", "links", "yqlj"),
    ("comment", "comments", "pinglun", "search", "searchbox", "login"),
)
"""Ids, classes, roles and elements that hold none of it."""

FURNISHES = -1

_TOOL_LINE = re.compile(
    r"""[\[【（(\s]*(?:
        (?:您|你)?(?:当前|现在)?(?:的|所在)?位置\s*[:：]
      | 首页\s*[>＞»›/]
      | (?:打印|关闭)(?:本页|此页|窗口|页面|[\]】）)|\s]|\Z)
      | 字[体号](?:大小)?\s*[:：]?\s*[\[【（(]?\s*[大小特超]
      | 扫一扫.{0,12}(?:手机|打开|分享|关注|页面)
      | (?:上|下)一[篇条]\s*(?:[:：]|\Z)
      | 分享(?:到|至)?\s*(?:[:：]|微信|微博|\Z)
      | (?:浏览|阅读|点击)(?:次数|量|数)\s*[:：]
      | 责任编辑\s*[:：]
      | (?:返回|回到)顶部
      | (?:发布|发文|更新)?(?:时间|日期)\s*[:：].{0,60}?(?:来源|浏览|阅读|点击|字[体号]|作者|编辑)
      | (?:信息|文章|稿件)?来源\s*[:：].{0,60}?(?:发布|时间|日期|浏览|阅读|点击|字[体号]|打印)
    )""",
    re.VERBOSE,
)
_FOOT_LINE = re.compile(r"版权所有|ICP备|公网安备|公安备案|网站标识码|网站地图|网站找错")
_BETWEEN = "\0"
_LINE_CHARACTERS_MAX = 150
_NAMES_CHARACTERS_MAX = 1_000


def meaning(names: str) -> int | None:
    """Tell what some names mean that stand in one attribute, parted by blanks.

    Gives the rank of the container they name in ``CONTAINERS``, ``FURNISHES`` for furniture, which
    counts where both are named, or None. Of a list longer than any honest one the rest is passed
    over, for what was asked once is remembered.
    """
    return _meaning(names[:_NAMES_CHARACTERS_MAX])


@lru_cache(maxsize=2048)
def _meaning(names: str) -> int | None:
    wanted = set(names.lower().split())
    if not FURNITURE.isdisjoint(wanted):
        return FURNISHES
    ranks = (rank for rank, known in enumerate(CONTAINERS) if not known.isdisjoint(wanted))
    return next(ranks, None)


ATTACHMENT = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|wps|et|pdf|ofd|zip|rar|7z|jpe?g|png|tiff?)(?:[?#]|\Z)", re.IGNORECASE
)
"""The end of an address that leads to a file, not to a page."""


def feet(texts: Sequence[str]) -> Iterator[int]:
    """Number the texts that close a government page: licence, owner, site map.

    All are searched at once: most are labels of a few characters.
    """
    joined = _BETWEEN.join(texts)
    number = counted = 0
    for match in _FOOT_LINE.finditer(joined):
        number += joined.count(_BETWEEN, counted, match.start())
        counted = match.start()
        yield number


def is_furniture(line: str) -> bool:
    """Tell whether a line is a tool of the page (print, share, where you are) or its foot."""
    return len(line) <= _LINE_CHARACTERS_MAX and bool(
        _TOOL_LINE.match(line) or _FOOT_LINE.search(line)
    )
