"""No page may use up the machine, and none makes anything but a document or a clear refusal."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mingxi.documents import Document, DocumentError, read_document

Page = Callable[[str], Document]
EXAMPLE = Path(__file__).parents[4] / "examples" / "home-care.docx"
DEPTH = 20_000


@pytest.mark.parametrize(
    "tag",
    [
        "div",
        "span",
        "table><tr><td",
        "table border=1><tr><td>1<td",
        "ul><li",
        "ol reversed><li",
        "a href=x",
        "b",
        "p",
        "blockquote",
        "font size=1",
    ],
)
def test_deep_nesting_is_read(page: Page, tag: str) -> None:
    assert "经费12万元。" in page(f"<{tag}>" * DEPTH + "经费12万元。").text


def test_formatting_that_is_never_closed_does_not_multiply(page: Page) -> None:
    fonts = "".join(f"<font size={number}>" for number in range(DEPTH))
    assert page(fonts + "<p>甲" * DEPTH).text == "甲\n" * DEPTH


def test_spans_beyond_reason_stay_in_proportion_to_the_cells(page: Page) -> None:
    row = "<tr>" + "<td rowspan=65535 colspan=1000000>甲" * 2
    document = page(f"<table border=1>{row * 2000}</table>")
    assert len(document.text) < 2000 * 400
    wide = page("<table border=1><tr>" + "<td rowspan=65535>1" * 5000 + "<tr><td>2" * 2000)
    assert len(wide.text) < 2000 * 70 + 5000 * 3


@pytest.mark.parametrize("row_count", [5_000, pytest.param(100_000, marks=pytest.mark.full)])
def test_a_long_table_is_read_whole(page: Page, row_count: int) -> None:
    rows = "".join(f"<tr><td>{number}<td>{number}元" for number in range(row_count))
    assert len(page(f"<table>{rows}</table>").tables[0].cells) == row_count


def test_too_large_a_page_is_refused(monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    source = "<p>甲</p>" * 100
    assert page(source)
    with monkeypatch.context() as limits:
        limits.setattr("mingxi.documents.html.page.HTML_TAGS_MAX", 100)
        with pytest.raises(DocumentError) as refusal:
            page(source)
        assert refusal.value.code == "too-large"
    monkeypatch.setattr("mingxi.documents.html.page.HTML_BYTES_MAX", 100)
    with pytest.raises(DocumentError) as refusal:
        page(source)
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("name", ["bare", "modern", "old", "nameless"])
def test_a_damaged_page_is_read_or_refused(
    name: str,
    frame: Callable[[str, str, str], bytes],
    as_article: Callable[[Document], str],
) -> None:
    word = read_document(EXAMPLE.name, EXAMPLE.read_bytes())
    sound = frame(name, as_article(word), "居家养老服务项目")
    chance = random.Random(name)  # noqa: S311 - no secret hangs on it
    read = 0
    for _ in range(250):
        try:
            document = read_document("网页.html", damaged(sound, chance))
        except DocumentError:
            continue
        read += 1
        assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
        assert all(0 <= t.start <= t.end <= len(document.text) for t in document.tables)
    assert read > 0


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut out, double, or overwrite a few stretches of a file."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randint(1, 400))
        new = chance.choice(
            (
                b"",
                data[start:end] * 2,
                b"<table><tr>",
                b"</div></td>",
                b'<div class="',
                b"<!--",
                chance.randbytes(5),
                b"<td rowspan=0 colspan=-1>",
                b"&#x110000;",
                b"</body>",
            )
        )
        data = data[:start] + new + data[end:]
    return data
