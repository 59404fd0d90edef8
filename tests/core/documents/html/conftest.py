"""Web pages made of documents: their text as an article, inside the frames of government sites."""

import html
from collections.abc import Callable
from typing import Any

import pytest

from mingxi.documents import Document, Table, read_document
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes

Told = tuple[list[Any], list[Any]]

# A frame holds the article at ``@``, and its title at ``#``.
BARE = "<html><head><title>无题</title></head><body>@</body></html>"

MODERN = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="ArticleTitle" content="#">
<title>#_蘅川县人民政府</title><style>.p1{color:red}</style><script>var a = "<p>假的</p>";</script>
</head><body>
<div class="header"><h1 class="logo">蘅川县人民政府</h1><form><input name="q">
<button>搜索</button></form></div>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/hd/">互动交流</a></li><li><a href="/fw/">办事服务</a></li></ul></nav>
<div class="breadcrumb">您的位置：<a href="/">首页</a> &gt;
<a href="/zwgk/">政府信息公开</a> &gt; 预算</div>
<div class="main"><h2 class="t">#</h2>
<div class="info">发布时间：2025-03-01 来源：县财政局 浏览次数：135次
字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</div>
<div class="TRS_Editor">@<p>附件：<a href="/P020250301.xlsx">1.项目支出绩效目标表.xlsx</a></p></div>
<div class="share">分享到：<a href="https://w.example/">微博</a></div>
<div class="tools">【打印本页】【关闭窗口】</div>
<p>扫一扫在手机打开当前页</p><div hidden>隐藏的第99项共需1万元。</div>
<div class="pn"><p>上一篇：<a href="/a.html">关于公布2025年预算公开目录的通知</a></p>
<p>下一篇：<a href="/b.html">关于2024年决算的说明，共计3000万元</a></p></div></div>
<div class="footer"><p>主办单位：蘅川县人民政府办公室 网站地图</p>
<p>备案号：测ICP备00000000号-1，网站标识码：0000000000</p></div></body></html>"""

OLD = """<html><head><title>#</title></head><body bgcolor="#ffffff">
<table width="1000" border="0" align="center"><tr><td colspan="2"><img src="top.jpg"></td></tr>
<tr><td colspan="2"><a href="1.htm">首页</a> | <a href="2.htm">政务公开</a> |
<a href="3.htm">财政信息</a> | <a href="4.htm">在线办事</a></td></tr>
<tr><td width="200" valign="top"><table width="100%"><tr><td>栏目导航</td></tr>
<tr><td><a href="5.htm">部门预算</a></td></tr><tr><td><a href="6.htm">部门决算</a></td></tr>
<tr><td><a href="7.htm">专项资金，2024年以来</a></td></tr></table></td>
<td valign="top"><table width="100%" cellpadding="0"><tr><td align="center"><b>#</b></td></tr>
<tr><td align="center">发布日期：2009-3-2 作者：管理员 点击数：77</td></tr>
<tr><td><table width="96%"><tr><td>@</td></tr></table></td></tr>
<tr><td align="right">[打印本页] [关闭窗口]</td></tr></table></td></tr>
<tr><td colspan="2" align="center">版权所有：蘅川县财政局　地址：蘅川县清水街1号<br>
技术支持：某某公司，电话：000-0000000</td></tr></table></body></html>"""

NAMELESS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>#</title></head><body>
<div class="a1"><div class="a2"><a href="/">首页</a><a href="/x">领导之窗</a>
<a href="/y">信息公开</a><a href="/z">互动</a></div></div>
<div class="a3"><div class="b1"><div class="b2">当前位置：首页 &gt; 信息公开</div>
<div class="b3">@</div></div>
<div class="b4"><ul><li><a href="/1">蘅川县2025年一季度经济运行情况，增长5.1%</a></li>
<li><a href="/2">县政府召开第21次常务会议</a></li>
<li><a href="/3">关于开展财政监督检查的公告</a></li>
</ul></div></div>
<div class="a4"><p>主办：蘅川县人民政府 承办：县政务服务局</p>
<p>测ICP备00000000号</p></div>
</body></html>"""

FRAMES = {"bare": BARE, "modern": MODERN, "old": OLD, "nameless": NAMELESS}


def framed(frame: str, article: str, title: str) -> bytes:
    """Put an article into one of the frames."""
    return FRAMES[frame].replace("@", article).replace("#", html.escape(title)).encode()


def article_of(document: Document) -> str:
    """Write a document's paragraphs as ``p`` and its tables as ``table``."""
    written: list[str] = []
    tables = dict(enumerate(document.tables))
    for block in document.blocks:
        if block.table is None:
            text = document.text[block.start : block.end]
            written.append(f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>\n")
        elif (table := tables.pop(block.table, None)) is not None:
            written.append(table_of(document, table))
    return "".join(written)


def table_of(document: Document, table: Table) -> str:
    """Write a table with its merged cells."""
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">'
            f"{html.escape(document.text[cell.start : cell.end])}</td>\n"
            for cell in row
        )
        + "</tr>"
        for row in table.cells
    )
    return f'<table border="1">{rows}</table>\n'


def bare(text: str) -> str:
    """Give a text without its blanks, which browsers collapse."""
    return "".join(text.split())


def told_of(source: str, data: bytes) -> Told:
    """Give claims and findings of a file, without places, the rules of layout left out."""
    told = check_document(source, data, Wishes())
    assert told["error"] is None, told["error"]
    claims = [
        (claim["kind"], claim["verdict"], bare(claim["text"]), claim["stated"], claim["computed"])
        for claim in told["claims"]
    ]
    findings = [
        (finding["rule"], finding["severity"], bare(finding["text"]), finding["message"])
        for finding in told["findings"]
        if not finding["rule"].startswith("TX")
    ]
    return claims, findings


@pytest.fixture(scope="session")
def page() -> Callable[..., Document]:
    """Read a page from its source."""

    def read_it(html: str) -> Document:
        return read_document("网页.html", html.encode())

    return read_it


@pytest.fixture(scope="session")
def frame() -> Callable[[str, str, str], bytes]:
    """Put an article with its title into a named frame."""
    return framed


@pytest.fixture(scope="session")
def as_article() -> Callable[[Document], str]:
    """Write a document as the HTML of an article."""
    return article_of


@pytest.fixture(scope="session")
def told() -> Callable[[str, bytes], Told]:
    """Give claims and findings of a file without their places."""
    return told_of
