"""The article of a page is read, the page around it is not; and both files tell the same."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingxi.documents import Document, read_document

EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.docx"))
NAMES = ("bare", "modern", "old", "nameless")

Page = Callable[[str], Document]
Told = Callable[[str, bytes], Any]


def lines(document: Document) -> list[str]:
    """Give the lines of a text that show something."""
    return [line.strip(" ") for line in document.text.split("\n") if line.strip()]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_tells_what_the_word_file_tells(
    path: Path,
    name: str,
    told: Told,
    frame: Callable[[str, str, str], bytes],
    as_article: Callable[[Document], str],
) -> None:
    word = read_document(path.name, path.read_bytes())
    page = frame(name, as_article(word), lines(word)[0])
    read = read_document("网页.html", page)
    # The old page shows the title above the article, as part of the same layout.
    assert lines(read)[lines(read).count(lines(word)[0]) - 1 :] == lines(word)
    assert len(read.tables) == len(word.tables)
    assert told("网页.html", page) == told(path.name, path.read_bytes())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_page_that_an_office_suite_writes_comes_through_whole(
    path: Path, office_suite: str, tmp_path: Path, told: Told
) -> None:
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        [
            office_suite,
            "--headless",
            f"-env:UserInstallation={home}",
            "--convert-to",
            "html",
            "--outdir",
            tmp_path,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    data = (tmp_path / f"{path.stem}.html").read_bytes()
    word, page = read_document(path.name, path.read_bytes()), read_document("网页.html", data)
    assert len(page.tables) == len(word.tables)
    assert len(lines(page)) == len(lines(word))
    claims, findings = told("网页.html", data)
    claims_of_word, findings_of_word = told(path.name, path.read_bytes())
    assert [claim[:2] for claim in claims] == [claim[:2] for claim in claims_of_word]
    assert [finding[:3] for finding in findings] == [finding[:3] for finding in findings_of_word]


BODY = "".join(
    f"<p>{number}、安排资金{number}万元，用于道路养护，按月支付，年底前完成。</p>"
    for number in range(1, 9)
)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(9)) + "</ul>"


@pytest.mark.parametrize(
    "page_source",
    [
        f'{MENU}<div id="zoom">{BODY}</div><p>版权所有</p>',
        f'{MENU}<div class="a TRS_Editor b">{BODY}</div>{MENU}',
        f"{MENU}<ucapcontent>{BODY}</ucapcontent>{MENU}",
        f"<nav>导航</nav><article>{BODY}</article><footer>主办单位：某局，电话：000</footer>",
        f"<div>{MENU}</div><div>{BODY}</div><div>{MENU}</div>",
        f"<table><tr><td>{MENU}<td>{BODY.replace('</p>', '<br>').replace('<p>', '')}</table>",
        f"<div>{MENU}</div><div class='view'>{BODY}</div><div class='view'><p>略</p></div>",
        f"<div class=left>{MENU}</div>{BODY}<center>版权所有：某局<br>电话：000</center>",
    ],
)
def test_only_the_article_is_read(page: Page, page_source: str) -> None:
    assert page(page_source).text == page(BODY).text
    assert page(BODY).text.count("\n") == 8


def test_parts_of_an_article_that_is_published_in_several_are_all_read(page: Page) -> None:
    parts = "".join(f'<div class="TRS_Editor">{part}</p></div>' for part in BODY.split("</p>")[:8])
    assert page(f"{MENU}<div>{parts}</div>").text == page(BODY).text


def test_an_empty_container_does_not_hide_the_text(page: Page) -> None:
    assert page(f'{MENU}<div class="content">略</div><div>{BODY}</div>').text == page(BODY).text


def test_links_between_the_paragraphs_are_the_authors(page: Page) -> None:
    links = "".join(
        f'<li><a href="/{n}.pdf">《办法》（云测发〔2024〕{n}号）</a></li>' for n in "123"
    )
    text = page(
        f'<nav>导航</nav><div id="zoom">{BODY}<ul>{links}</ul>{BODY}<ul>{links}</ul></div>'
    ).text
    assert text.count("〔2024〕3号") == 1
    assert text.index("〔2024〕3号") < len(text) / 2 + 60


def test_the_name_of_an_attachment_is_no_text(page: Page) -> None:
    attachment = '<p>附件：<a href="/files/1.xlsx">1.项目支出绩效目标申报表（共5万元）.xlsx</a></p>'
    assert page(f'{MENU}<div id="zoom">{BODY}{attachment}</div>').text == page(BODY).text


@pytest.mark.parametrize(
    "line",
    [
        "扫一扫在手机打开当前页",
        "【打印本页】【关闭窗口】",
        "字体：[大 中 小]",
        "上一篇：关于某事的通知",
        "您的位置：首页 > 政务公开",
        "发布时间：2025-03-01 来源：县财政局 浏览次数：9",
    ],
)
def test_a_tool_of_the_page_is_no_line_of_a_framed_article(page: Page, line: str) -> None:
    framed = f'{MENU}<div id="zoom">{BODY}<p>{line}</p></div>'
    assert page(framed).text == page(BODY).text
    # Without a frame every line is the author's, or left over from a page that a rule may tell of.
    assert page(f"{BODY}<p>{line}</p>").text == page(BODY).text + line + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "打印机3台，共0.6万元。",
        "主办单位：县文旅局",
        "来源：县级财政资金5万元",
        "分享经验会议2次。",
    ],
)
def test_a_line_of_the_text_that_looks_like_one_stays(page: Page, line: str) -> None:
    text = page(f'{MENU}<div id="zoom">{BODY}<p>{line}</p>{BODY}</div>').text
    assert line in text


TITLE = "蘅川县2025年农村公路养护项目"


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (f'<meta name="ArticleTitle" content="{TITLE}">', "", True),
        (f"<title>{TITLE}_蘅川县人民政府</title>", f"<h1>{TITLE}</h1>", True),
        # The source is indented further than the title is long.
        (f"<title>{TITLE}_蘅川县人民政府</title>", f"<h1>{TITLE}</h1><p>\n{' ' * 60}</p>", True),
        (f"<title>{TITLE}_蘅川县人民政府</title>", "", False),
        ("<title>信息公开_蘅川县人民政府</title>", f"<h1>{TITLE}</h1>", False),
    ],
)
def test_a_title_shown_above_the_article_is_read(
    page: Page, head: str, above: str, expected: bool
) -> None:
    source = f'<head>{head}</head><body>{MENU}{above}<div id="zoom">@{BODY}</div></body>'
    document = page(source.replace("@", ""))
    assert (document.text == f"{TITLE}\n" + page(BODY).text) is expected
    assert page(source.replace("@", f"<p>{TITLE}</p>")).text.count(TITLE) == 1
