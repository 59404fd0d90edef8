"""Web pages as a county's site publishes them: the article amid menus, tools and a foot."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from samples.package import ABOVE, LEFT, Row, cells, height, span

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="SiteName" content="蘅川县人民政府">
<meta name="ColumnName" content="预算公开">
<meta name="ArticleTitle" content="{title}">
<title>{title}_预算公开_蘅川县人民政府</title>
<style>.tools a {{ margin-right: 1em }}</style>
<script>function larger() {{ document.getElementById("zoom").style.fontSize = "20px" }}</script>
</head>
<body>
<div class="header"><h1>蘅川县人民政府</h1></div>
<ul class="nav">
<li><a href="/">首页</a></li>
<li><a href="/xw/">蘅川要闻</a></li>
<li><a href="/zwgk/">政务公开</a></li>
<li><a href="/bs/">办事服务</a></li>
<li><a href="/hd/">互动交流</a></li>
</ul>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; \
<a href="/zwgk/ysgk/">预算公开</a></div>
<h2>{title}</h2>
<div class="tools">发布时间：2024-02-06 来源：蘅川县教育体育局 浏览次数：317 \
<a href="javascript:larger()">字体：大</a><a href="javascript:print()">打印本页</a></div>
<div id="zoom">
{article}
</div>
<div class="prevnext"><p>上一篇：<a href="t0205.html">蘅川县2024年部门预算公开目录</a></p>
<p>下一篇：<a href="t0207.html">蘅川县2024年政府采购意向公告（第二批）</a></p></div>
<div class="footer"><p>主办：蘅川县人民政府办公室 版权所有</p>
<p>网站标识码：0000000000 <a href="/wzdt/">网站地图</a></p></div>
</body>
</html>
"""


def page(manuscript: str) -> bytes:
    """Give the page of a manuscript."""
    lines = [line for line in manuscript.splitlines() if line]
    title = lines[0].removeprefix("! ")
    return _PAGE.format(title=escape(title), article="\n".join(_blocks(lines[1:]))).encode()


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    for mark, group in groupby(lines, _mark):
        contents = [line.removeprefix(mark).lstrip("= ") if mark else line for line in group]
        match mark:
            case "|":
                yield _table([cells(row) for row in contents])
            case "+":
                yield "<ol>\n" + "\n".join(f"<li>{escape(item)}</li>" for item in contents)
                yield "</ol>"
            case "#":
                yield from (f"<p><strong>{escape(heading)}</strong></p>" for heading in contents)
            case _:
                yield from (f"<p>\u3000\u3000{escape(text)}</p>" for text in contents)


def _mark(line: str) -> str:
    return line[0] if line[0] in "|+#" else ""


def _table(rows: list[Row]) -> str:
    filled = "\n".join(f"<tr>{''.join(_row(rows, at))}</tr>" for at in range(len(rows)))
    return f'<table border="1">\n{filled}\n</table>'


def _row(rows: list[Row], at: int) -> Iterator[str]:
    for column, text in enumerate(rows[at]):
        if text in (LEFT, ABOVE):
            continue
        columns, tall = span(rows[at], column), height(rows, at, column)
        merged = f' colspan="{columns}"' if columns > 1 else ""
        merged += f' rowspan="{tall}"' if tall > 1 else ""
        yield f"<td{merged}>{escape(text)}</td>"
