"""Which policy documents a sentence cites: titles, numbers, how they are written wrongly."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.prose.citations import citations_in
from mingxi.prose.marks import Citation, CitationKind


def only(text: str) -> Citation:
    (citation,) = citations_in(text)
    return citation


def numbers(text: str) -> list[str | None]:
    return [citation.number for citation in citations_in(text)]


def test_title_and_number_are_one_citation() -> None:
    text = "根据《云坪县会议费管理办法》（云坪财行〔2019〕12号）执行。"
    citation = only(text)
    assert citation.text == "《云坪县会议费管理办法》（云坪财行〔2019〕12号）"
    assert (citation.title, citation.number) == ("云坪县会议费管理办法", "云坪财行〔2019〕12号")
    assert citation.kind is CitationKind.DOCUMENT
    assert citation.faults == ()
    assert citation.title_span is not None
    assert citation.number_span is not None
    assert text[slice(*citation.title_span)] == "《云坪县会议费管理办法》"
    assert text[slice(*citation.number_span)] == "云坪财行〔2019〕12号"


def test_several_citations_may_follow_each_other_without_a_separator() -> None:
    text = (
        "《会议办法》（云财〔2019〕1号）《审计条例》、《培训法》（云财〔2019〕2号）和《差旅办法》"
    )
    assert numbers(text) == ["云财〔2019〕1号", None, "云财〔2019〕2号", None]


@pytest.mark.parametrize(
    ("written", "number", "faults"),
    [
        ("云财〔2019〕12号", "云财〔2019〕12号", ()),
        ("云财﹝2019﹞12号", "云财〔2019〕12号", ()),
        ("云财[2019]12号", "云财〔2019〕12号", ("bracket-square",)),
        ("云财［２０１９］１２号", "云财〔2019〕12号", ("bracket-square",)),
        ("云财【2019】12号", "云财〔2019〕12号", ("bracket-black",)),
        ("云财(2019) 12 号", "云财〔2019〕12号", ("bracket-round",)),
        ("云坪县文明委（2021）10号", "云坪县文明委〔2021〕10号", ("bracket-round",)),
        ("云财〔201912号", "云财〔2019〕12号", ("parenthesis-broken",)),
        ("云财〔2019〕第12号", "云财〔2019〕12号", ("serial-di",)),
        ("云财〔2019〕012号", "云财〔2019〕12号", ("serial-zero",)),
        ("云 财 发〔2019〕12号", "云财发〔2019〕12号", ()),
        ("国务院令第493号", "国务院令第493号", ()),
        ("中华人民共和国国务院令第493号", "国务院令第493号", ()),
        ("国务院第493号令", "国务院令第493号", ()),
        ("主席令第二十一号", "主席令第21号", ()),
        ("财政部令第102号", "财政部令第102号", ()),
        ("云府令第93号", "云府令第93号", ()),
        ("国家卫生和计划生育委员会令第10号", "国家卫生和计划生育委员会令第10号", ()),
        ("财政部 税务总局公告2019年第39号", "财政部 税务总局公告2019年第39号", ()),
    ],
)
def test_every_form_of_a_number_has_one_normal_form(
    written: str, number: str, faults: tuple[str, ...]
) -> None:
    citation = only(f"文号：{written}。")
    assert citation.text == written
    assert (citation.number, citation.faults) == (number, faults)


@pytest.mark.parametrize(
    "sentence",
    [
        "根据云财发〔2019〕5号文件",
        "以及云财发〔2019〕5号",
        "严格按照云财发〔2019〕5号要求",
        "见云财发〔2019〕5号",
        "由云财发〔2019〕5号文确定",
        "云坪县财政局云财发〔2019〕5号",
        "的批复和云财发〔2019〕5号",
    ],
)
def test_words_that_lead_up_to_a_number_are_no_part_of_it(sentence: str) -> None:
    assert numbers(sentence) == ["云财发〔2019〕5号"]


def test_a_county_named_after_a_conjunction_keeps_its_code() -> None:
    assert numbers("根据和坪办发〔2019〕5号、《办法》（云财〔2020〕1号）和云财〔2020〕2号") == [
        "和坪办发〔2019〕5号",
        "云财〔2020〕1号",
        "云财〔2020〕2号",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "云坪市人才发展规划期（2021—2025年）共5年。",
        "办公区（2021）10号楼维修。",
        "土地证云国用（2010）第123号。",
        "采购合同（2021）15号。",
        "编号〔2019〕第五批。",
        "补助标准<3万元，占比≥95%》。",
    ],
)
def test_what_only_looks_like_a_number_is_no_citation(text: str) -> None:
    assert citations_in(text) == ()


def test_a_number_within_a_title_belongs_to_the_title() -> None:
    citation = only("《关于修改〈采购办法〉（财政部令第57号）的决定》")
    assert citation.number is None
    assert citation.title == "关于修改〈采购办法〉（财政部令第57号）的决定"


@pytest.mark.parametrize("between", ["", "文件", "文", " ", "："])
def test_a_number_may_come_before_its_title(between: str) -> None:
    citation = only(f"按云组通〔2018〕3号{between}《关于党员教育的通知》执行")
    assert (citation.title, citation.number) == ("关于党员教育的通知", "云组通〔2018〕3号")
    assert citation.faults == ("number-first",)


@pytest.mark.parametrize(
    "text",
    [
        "（云财〔2019〕1号）\n《云坪县差旅费办法》",
        "关于差旅费的通知\n云财〔2019〕1号《关于会议费的通知》",
        "〔2023〕第7号公告 云财〔2019〕1号",
    ],
)
def test_a_number_takes_no_title_of_another_line_or_clause(text: str) -> None:
    number = next(citation for citation in citations_in(text) if citation.number)
    assert number.title in (None, "关于会议费的通知")


def test_a_number_on_a_line_of_its_own_belongs_to_the_heading_above() -> None:
    citation = only("云坪县财政局\n关于做好会议费管理的通知\n云财〔2019〕1号\n\n各单位：")
    assert (citation.title, citation.number) == ("关于做好会议费管理的通知", "云财〔2019〕1号")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "云财教〔2019〕9号 关于印发《云坪县清理工作方案》的通知、其他",
            "关于印发〈云坪县清理工作方案〉的通知",
        ),
        (
            "云财教〔2019〕9号云坪县财政局关于印发《支出标准(试行)》的通知",
            "云坪县财政局关于印发〈支出标准(试行)〉的通知",
        ),
        ("依云财教〔2019〕9号关于做好普查的通知精神", "关于做好普查的通知"),
        ("据云坪县财政局关于会议费的通知（云财教〔2019〕9号）", "云坪县财政局关于会议费的通知"),
        ("执行云坪县人才引进办法（云财教〔2019〕9号）。", "云坪县人才引进办法"),
    ],
)
def test_a_title_without_marks_is_read_beside_its_number(text: str, title: str) -> None:
    citation = only(text)
    assert (citation.title, citation.number) == (title, "云财教〔2019〕9号")
    assert "outer-marks-missing" in citation.faults


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_title_line_needs_no_marks(blank: str) -> None:
    title = "云坪省财政厅 云坪省民政厅关于下达“三区”计划预算（第一批）的通知"
    citation = only(f"{title}{blank}云财教〔2022〕80号\n正文")
    assert citation.title == title
    assert citation.faults == ()


def test_the_notice_that_issues_a_document_is_what_is_cited() -> None:
    citation = only("云坪县民政局关于印发《低保办法》的通知（云民〔2020〕1号），")
    assert citation.title == "云坪县民政局关于印发〈低保办法〉的通知"
    assert citation.faults == ("outer-marks-missing",)


@pytest.mark.parametrize(
    ("written", "title", "fault"),
    [
        ("《关于印发〈会议费办法〉的通知》", "关于印发〈会议费办法〉的通知", None),
        ("《关于印发<会议费办法>的通知》", "关于印发〈会议费办法〉的通知", "nested-marks"),
        ("《关于印发《会议费办法》的通知》", "关于印发〈会议费办法〉的通知", "nested-marks"),
        ("《<关于印发会议费办法>的通知》", "〈关于印发会议费办法〉的通知", "nested-broken"),
        ("《关于印发〈会议费办法的通知》", "关于印发〈会议费办法的通知", "nested-broken"),
        ("《关于印发《会议费办法》的通知", "关于印发〈会议费办法〉的通知", "title-unclosed"),
        ("《关于会议费的通知", "关于会议费的通知", "title-unclosed"),
        ("关于会议费的通知》", "关于会议费的通知", "title-unopened"),
        ("《会议费办法（试行》", "会议费办法（试行", "parenthesis-broken"),
        ("《会议费办法\n（试行）》", "会议费办法（试行）", None),
    ],
)
def test_title_marks_are_read_however_they_are_set(
    written: str, title: str, fault: str | None
) -> None:
    citation = only(f"依据{written}（云财〔2019〕2号），安排经费。")
    assert (citation.title, citation.number) == (title, "云财〔2019〕2号")
    assert (fault in citation.faults) if fault else not citation.faults


def test_an_unclosed_title_does_not_swallow_the_next_one() -> None:
    text = "《关于会议费的通知（云财〔2019〕2号）、《关于培训费的通知》（云财〔2019〕3号）"
    assert [c.title for c in citations_in(text)] == ["关于会议费的通知", "关于培训费的通知"]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("《会议费办法》（云财〔2019〕2号）", False),
        ("《会议费办法》(云财〔2019〕2号，2019年3月印发)", False),
        ("《会议费办法》）云财〔2019〕2号）", True),
        ("《会议费办法》（云财〔2019〕2号、其他文件", True),
        ("《会议费办法》云财〔2019〕2号）、", True),
        ("见文件（即《会议费办法》云财〔2019〕2号）", False),
    ],
)
def test_a_broken_bracket_around_the_number_is_named(text: str, broken: bool) -> None:
    assert ("parenthesis-broken" in only(text).faults) is broken


def test_an_abbreviation_between_title_and_number_does_not_part_them() -> None:
    citation = only("《云坪县会议费管理办法》（以下简称《办法》）（云财〔2019〕2号）")
    assert citation.number == "云财〔2019〕2号"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("中华人民共和国预算法", CitationKind.LAW),
        ("中国共产党支部工作条例（试行）", CitationKind.LAW),
        ("云坪县村民选举办法", CitationKind.DOCUMENT),
        ("云坪县人才发展规划（2021—2025年）", CitationKind.DOCUMENT),
        ("云坪县政府购买服务指导性目录", CitationKind.DOCUMENT),
        ("云坪县委第87次常委会会议纪要", CitationKind.MINUTES),
    ],
)
def test_a_law_or_document_is_cited_by_its_title_alone(title: str, kind: CitationKind) -> None:
    citation = only(f"执行《{title}》的规定")
    assert (citation.title, citation.number, citation.kind) == (title, None, kind)


@pytest.mark.parametrize(
    "title",
    [
        "求是",
        "云坪日报",
        "项目申报表",
        "日常水电用量登记表",
        "书法",
        "看法",
        "质量检测报告",
        "工程量清单",
        "邀请函",
    ],
)
def test_books_magazines_and_forms_are_no_citations(title: str) -> None:
    assert citations_in(f"订阅《{title}》。") == ()


@pytest.mark.parametrize(
    ("text", "cited", "kind"),
    [
        (
            "结合2021年4月1日第64次政府常务会议精神，",
            "2021年4月1日第64次政府常务会议精神",
            CitationKind.MINUTES,
        ),
        ("、县人民政府第37次常务会议纪要。", "县人民政府第37次常务会议纪要", CitationKind.MINUTES),
        ("根据中共云坪县委会议纪要第十五期", "中共云坪县委会议纪要第十五期", CitationKind.MINUTES),
        ("2019年5月16日部务会通过", "2019年5月16日部务会通过", CitationKind.DECISION),
        ("\n4.2023年第十二次常务会议纪要", "2023年第十二次常务会议纪要", CitationKind.MINUTES),
        ("（6）第十四次常务会议纪要", "第十四次常务会议纪要", CitationKind.MINUTES),
        ("\n①第十四次常务会议纪要", "第十四次常务会议纪要", CitationKind.MINUTES),
        ("以及镇第十八届人大第三次会议决议", "镇第十八届人大第三次会议决议", CitationKind.DECISION),
    ],
)
def test_a_meeting_is_cited_by_its_number_or_day(text: str, cited: str, kind: CitationKind) -> None:
    citation = only(text)
    assert (citation.text, citation.number, citation.kind) == (cited, None, kind)


@pytest.mark.parametrize(
    "text",
    [
        "起草会议纪要，印发会议纪要12期。",
        "贯彻县委农村工作会议精神。",
        "学习第七次边疆工作座谈会精神和市第五次党代会精神。",
        "报经部务会研究通过后实施。",
    ],
)
def test_meetings_that_are_only_mentioned_are_no_citations(text: str) -> None:
    assert citations_in(text) == ()


codes = st.sampled_from(["云财", "坪政办发", "云坪组通", "禾财教", "霁农改办", "岚党人才"])
years = st.integers(1978, 2035)
serials = st.integers(1, 9999)
names = st.sampled_from(
    ["会议费管理办法（试行）", "关于印发〈低保细则〉的通知", "人才规划（2021—2025年）", "审计条例"]
)


@given(names, codes, years, serials, st.sampled_from(["〔〕", "[]", "【】", "（）", "()", "［］"]))
def test_a_citation_printed_from_its_parts_reads_back(
    name: str, code: str, year: int, serial: int, brackets: str
) -> None:
    written = f"《{name}》（{code}{brackets[0]}{year}{brackets[1]}{serial}号）"
    citation = only(f"依据{written}等文件")
    assert citation.text == written
    assert (citation.title, citation.number) == (name, f"{code}〔{year}〕{serial}号")


_MARKS = "《》〈〉<>（）()〔〕[]【】，。；、：\n \t云县12"
_WORDS = ["关于", "的通知", "办法", "会议纪要", "第5次", "令第3号", "印发", "财政局", "根据", "号"]
_PIECES = st.sampled_from([*_MARKS, *_WORDS, "2019", "〔2019〕3号", "公告2019年第3号"])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_citations_are_in_order_apart_and_quote_the_text(text: str) -> None:
    found = citations_in(text)
    assert all(text[c.start : c.end] == c.text and c.text for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for citation in found:
        for span in (citation.title_span, citation.number_span):
            assert span is None or citation.start <= span.start < span.end <= citation.end


@pytest.mark.parametrize("texts", ["seeds", "heldin/texts"])
def test_every_number_of_the_shared_truth_is_found(shared: Path, texts: str) -> None:
    missed, asked = [], 0
    for path in sorted((shared / texts).parent.joinpath("gold").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        found = citations_in((shared / texts / truth["file"]).read_text(encoding="utf-8"))
        wanted = [c for p in truth["projects"] for c in p.get("citations", [])]
        for true in [*wanted, *truth.get("citations", [])]:
            if true["number"] is None:
                continue
            asked += 1
            near = [c for c in found if c.start < true["end"] and true["start"] < c.end]
            if true["number"] not in [c.number for c in near]:
                missed.append((path.name, true["number"]))
    assert asked
    assert len(missed) <= 0.03 * asked, missed
