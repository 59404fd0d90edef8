"""Speed of reading web pages, against trafilatura reading the article of the same pages.

Both are given the page and find the article in it. Ours also resolves merged cells and automatic
numbers, and knows every paragraph and cell; trafilatura is asked for its plain text. The pages are
invented: an article of the usual length and a table, inside 10 to 20 KB of the menus, news and feet
of a government site, some with the article in a container that has a known name, some without. Each
page is read by both in turn, so that a change of the machine's speed falls on both.
"""

from time import process_time

import trafilatura
from measuring.rounds import Clock, ratios, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import invented_text

from mingxi.documents import read_document

PAGES = 30
ROUNDS = 15
MENUS = 8
NEWS = 50
TARGETS = (
    ("产出指标", "数量指标", "清扫保洁村组", "≥12个"),
    ("产出指标", "质量指标", "设施完好率", "≥95%"),
    ("产出指标", "成本指标", "项目总成本", "≤120万元"),
    ("效益指标", "社会效益指标", "环境卫生状况", "明显改善"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)


def web_page(number: int) -> str:
    """Write an invented project text as a page of a government site."""
    name = "TRS_Editor" if number % 2 else f"c{number}"
    title = f"云屏镇{2019 + number % 7}年公共服务运行经费项目公开"
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{title}_云屏镇人民政府</title>"
        "<style>.p{text-indent:2em;line-height:28px}</style></head><body>"
        f'<div class="top">{_menus()}</div><div class="wrap"><div class="left">{_news("w")}</div>'
        f'<div class="right"><h2>{title}</h2><p>发布时间：2025-03-01　来源：云屏镇人民政府</p>'
        f'<div class="{name}">{_article(number)}</div>{_news("r")}</div></div>'
        '<div class="bottom"><p>主办单位：云屏镇人民政府　网站标识码：0000000000</p></div>'
        "</body></html>"
    )


def _menus() -> str:
    entries = "".join(
        f'<li class="m{at}"><a href="/zwgk/{at}/index.html" target="_blank">政务公开{at}</a></li>'
        for at in range(MENUS)
    )
    return f'<ul class="menu">{entries}</ul>' * MENUS


def _news(column: str) -> str:
    return (
        "<ul>"
        + "".join(
            f'<li><a href="/{column}/t2025_{at}.html" title="县政府召开第{at}次会议">'
            f"县政府召开第{at}次常务会议</a><span>2025-03-{at % 28 + 1:02d}</span></li>"
            for at in range(NEWS)
        )
        + "</ul>"
    )


def _article(number: int) -> str:
    paragraphs = "".join(
        '<p class="p" style="text-indent:2em;"><span style="font-size:16pt;font-family:仿宋;">'
        f"{line}</span></p>\n"
        for line in invented_text(number).splitlines()
    )
    rows = "".join(
        f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in TARGETS
    )
    return f'{paragraphs}<table border="1">{rows * 2}</table>'


def read_by_us(page: bytes) -> int:
    return len(read_document("page.html", page).text)


def read_by_trafilatura(page: str) -> int:
    return len(trafilatura.extract(page) or "")


def one_round(pages: list[str], clock: Clock) -> tuple[float, float]:
    """Give the seconds ours and theirs took for all pages, each page by both in turn."""
    ours = theirs = 0.0
    for page in pages:
        data = page.encode()
        begun = clock()
        read_by_us(data)
        between = clock()
        read_by_trafilatura(page)
        ours += between - begun
        theirs += clock() - between
    return ours, theirs


def main() -> None:
    on_one_core()
    pages = [web_page(number) for number in range(PAGES)]
    one_round(pages, process_time)
    rounds = [one_round(pages, process_time) for _ in range(ROUNDS)]
    ours, theirs = map(list, zip(*rounds, strict=True))
    sheet = Sheet("pages", "Reading web pages, one core", ["trafilatura", "lxml"])
    for name, seconds, characters in (
        ("mingxi: read_document", ours, sum(read_by_us(page.encode()) for page in pages)),
        ("trafilatura: extract", theirs, sum(map(read_by_trafilatura, pages))),
    ):
        middle, least, greatest = (PAGES / value for value in spread(seconds))
        sheet.row(
            what=name,
            pages_per_second=f"{middle:,.0f}",
            range=f"{greatest:,.0f}–{least:,.0f}",
            characters=f"{characters:,}",
        )
    ratio, low, high = ratios(ours, theirs)
    sheet.note(f"ratio mingxi : trafilatura = {ratio:.1f} [{low:.1f}–{high:.1f}]")
    size = sum(len(page.encode()) for page in pages) / PAGES / 1024
    frame = size - sum(len(_article(number).encode()) for number in range(PAGES)) / PAGES / 1024
    sheet.note(f"{PAGES} invented pages of {size:.0f} KiB, {frame:.0f} of them the frame")
    sheet.note(f"medians of {ROUNDS} rounds, each page by both in turn")
    sheet.finish()


if __name__ == "__main__":
    main()
