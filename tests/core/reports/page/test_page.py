"""The page holds everything, loads nothing, and lets nothing of a text through as markup."""

import hashlib
import json
import re
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.own_reports import is_own_report
from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.reports import page as page_package
from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes, report_document, report_error
from mingxi.reports.page import page_report
from mingxi.reports.page.words import words
from mingxi.reports.setting_aside import with_baseline, with_broken_waivers, with_waivers
from mingxi.rules.runner import Reported
from mingxi.rules.waivers import Waiver

VOID = {"meta", "input"}


class Outline(HTMLParser):
    """What a browser would make of a page: its elements, its text, and whether tags agree."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        inner = self._open[-1] if self._open else ""
        self.text[inner] = self.text.get(inner, "") + data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(*documents: report.Document, language: str = "zh") -> str:
    return "".join(page_report(documents, language))


def read(text: str) -> report.Document:
    return check_document("x.txt", text.encode(), Wishes(with_text=True, with_places=True))


UNREAD = report_error("坏.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "zh")


def test_a_figure_stands_in_the_text_with_its_status_and_its_calculation(
    document: report.Document,
) -> None:
    outline = Outline(page(document))
    figures = {
        attributes["aria-label"]: attributes
        for attributes in outline.named("a")
        if "figure" in (attributes.get("class") or "")
    }
    assert figures["18.36万元，有证明"]["href"] == "#d1-c1"
    assert figures["0.8万元，有矛盾"]["class"] == "figure contradicted"
    assert figures["27.66万元，未说明"]["href"] == "#d1-c3"


def test_a_finding_leads_to_its_place_and_the_place_to_the_finding(
    document: report.Document,
) -> None:
    outline = Outline(page(document))
    links = [(attributes.get("id"), attributes["href"]) for attributes in outline.named("a")]
    assert ("d1-r1", "#d1-f1") in links
    assert (None, "#d1-r1") in links
    assert {"d1-r1", "d1-f1"} <= {attributes.get("id") for _, attributes in outline.elements}


def test_every_link_leads_somewhere(document: report.Document) -> None:
    outline = Outline(page(document, UNREAD, document))
    names = {attributes.get("id") for _, attributes in outline.elements}
    targets = {attributes["href"] or "" for attributes in outline.named("a")}
    assert {target.removeprefix("#") for target in targets} <= names


def test_no_name_is_given_twice(document: report.Document) -> None:
    names = [
        attributes["id"]
        for _, attributes in Outline(page(document, UNREAD, document)).elements
        if "id" in attributes
    ]
    assert len(names) == len(set(names))


def test_the_policy_names_the_one_style_and_the_one_script(document: report.Document) -> None:
    html = page(document)
    policy = next(
        attributes["content"] or ""
        for attributes in Outline(html).named("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")


def test_nothing_is_loaded_and_nothing_runs_beside_the_script(document: report.Document) -> None:
    for tag, attributes in Outline(page(document, UNREAD)).elements:
        assert tag not in {"img", "link", "iframe", "object", "base"}
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
        assert "src" not in attributes
    assert "url(" not in page(document)


EVIL = "</script><script>alert(1)</script>\"'&<!-- ]]> {{ 7*7 }} <b onclick=x>"


def tags(html: str) -> list[str]:
    return [tag for tag, _ in Outline(html).elements]


def saying(document: report.Document, words: str) -> str:
    """Put the words wherever a document may have a say but in its text."""
    document["source"] = words
    document["findings"][0] |= {"message": words, "suggestion": words, "waived": words}
    document["claims"][0] |= {"because": words, "proposal": words}
    document["projects"][0] |= {"name": words, "unit": words}
    document["projects"][0]["items"][0]["label"] = words
    error: report.Error = {"code": "unreadable", "message": words}
    return page(document, {**UNREAD, "source": words, "error": error})


def test_markup_around_a_text_stays_text(document: report.Document) -> None:
    html = saying(document, EVIL)
    assert tags(html) == tags(saying(document, "甲/乙"))
    assert html.count("&lt;script&gt;alert(1)") >= 10


def test_markup_in_a_text_stays_text() -> None:
    html = page(read(f"{EVIL}。"))
    assert tags(html) == tags(page(read("甲" * len(EVIL) + "。")))
    assert "&lt;script&gt;alert(1)" in html


@given(st.text(max_size=60))
def test_no_text_yields_what_html_cannot_hold(text: str) -> None:
    document = read("甲乙丙丁。")
    document["text"] = text
    document["blocks"] = [{"start": 0, "end": len(text), "paragraph": 0}]
    html = page(document)
    html.encode()
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]", html
    )
    Outline(html)


def test_one_document_needs_no_overview(document: report.Document) -> None:
    assert 'id="overview"' not in page(document)


def test_the_overview_counts_several_documents_as_they_were_given(
    document: report.Document,
) -> None:
    html = page(document, UNREAD, document)
    overview = html[html.index('id="overview"') :]
    assert re.findall(r'href="#(d\d)"', overview) == ["d1", "d2", "d3"]
    counts = re.findall(r'class="numeric contradicted[^>]*>(\d+)', overview)
    assert counts == ["1", "1", "2"]
    assert "无法读取" in overview


def test_a_document_that_could_not_be_read_says_why() -> None:
    html = page(UNREAD)
    assert "<p>第 1 行</p>" in html
    assert "unreadable-docx" in html


def test_documents_are_rendered_one_at_a_time(document: report.Document) -> None:
    taken = 0

    def documents() -> object:
        nonlocal taken
        for _ in range(5):
            taken += 1
            yield document

    pieces = page_report(documents(), "zh")  # type: ignore[arg-type]
    next(pieces)
    next(pieces)
    assert taken == 2


def test_the_page_is_not_taken_for_a_document(document: report.Document) -> None:
    assert is_own_report(page(document).encode())


def test_no_document_at_all_is_still_a_page() -> None:
    Outline(page())


def test_what_was_waived_is_told_with_its_reason_and_not_counted(
    document: report.Document,
) -> None:
    waiver = Waiver("AR101", "县长办公会同意", None)
    told = with_waivers(document, [waiver], document["text"], date(2026, 1, 1))
    html = page(told)
    assert "县长办公会同意" in html
    assert re.search(r'data-tab="findings"[^>]*>问题 <b>1</b>', html)
    assert re.search(r'data-severity="error"[^>]*>.*?<b>0</b>', html)


def test_what_the_baseline_knows_is_not_counted(document: report.Document) -> None:
    html = page(with_baseline(document, [True, True]))
    assert "没有发现其他问题。" in html
    assert html.count("已在基线中</span>") == 2


def test_waivers_that_did_nothing_are_told(document: report.Document) -> None:
    idle = Waiver("CI101", "去年同意", None)
    told = with_waivers(document, [idle], document["text"], date(2026, 1, 1))
    assert "对 CI101（全文）的豁免没有对应的问题。" in page(told)
    broken = with_broken_waivers(document, "broken-waivers", say("第 {line} 行", line=3), "zh")
    assert "豁免文件未生效" in page(broken)


def test_what_was_read_is_told(document: report.Document) -> None:
    html = page(document)
    for told in ("青禾县文化馆", "66.3%", "县级", "按月支付", "新购图书", "青政发〔2021〕9号"):
        assert told in html


def test_the_document_stays_chinese_in_an_english_page(
    reading: Reading, findings: tuple[Reported, ...]
) -> None:
    wishes = Wishes("en", with_text=True, with_places=True)
    html = page(report_document(reading, findings, wishes), language="en")
    outline = Outline(html)
    assert outline.named("html") == [{"lang": "en"}]
    assert {"class": "sheet", "lang": "zh-CN"} in outline.named("div")
    assert "unexplained" in html


def test_every_word_is_used_and_every_word_used_is_known() -> None:
    folder = files(page_package)
    templates = "".join(
        part.read_text(encoding="utf-8")
        for part in folder.iterdir()
        if part.name.endswith(".jinja")
    )
    used = set(re.findall(r"\bt\.(\w+)", templates))
    used |= {"waived", "baseline"}
    used |= {f"{status}_means" for status in ("proven", "contradicted", "unexplained")}
    assert used == set(words("zh"))


def test_templates_and_script_speak_no_language_of_their_own() -> None:
    for part in files(page_package).iterdir():
        if part.name.endswith((".jinja", ".js")):
            assert not re.search("[\u4e00-\u9fff]", part.read_text(encoding="utf-8")), part.name


def test_the_words_of_the_script_are_safe_json(document: report.Document) -> None:
    (told,) = re.findall(
        r'<script type="application/json" id="words">(.*?)</script>', page(document)
    )
    assert "{shown}" in json.loads(told)["shown"]
