"""What is printed is calm, complete and legible without colour."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document, report_error
from mingxi.reports.groups import groups
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import (
    Sheet,
    print_document,
    print_reading,
    print_rule,
    print_rules,
    print_statistics,
    print_summary,
)
from mingxi.reports.terminal.remarks import remarks_on
from mingxi.rules.registry import all_rules

UNREAD = report_error("坏.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "zh")


class Paper:
    """A sheet and what was printed on it."""

    def __init__(self, width: int = 80, language: str = "zh", *, colour: bool = False) -> None:
        self._file = StringIO()
        console = Console(
            file=self._file,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
        )
        self.sheet = Sheet(console, language)

    @property
    def text(self) -> str:
        return self._file.getvalue()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@pytest.fixture
def paper() -> Paper:
    return Paper()


FINDING = """\
  ✗ 错误 AR101 product-mismatch · 第 6 行
    “0.8万元”与算式不符：200册 × 35元/册 = 7,000元 ✗ 0.8万元。
    购置图书200册，每册35元，共0.8万元。
                               ^^^^^^^
    建议  改为0.7万元
"""

HEADING = """\
  青禾县乡村阅览室运营补助
  2024年 · 青禾县文化馆 · 安排 276,600元
  申请的 276,600元 中，66.3% 有文中的算式说明。
  金额 6 处   ✓ 有证明 2   ✗ 有矛盾 1   ○ 未说明 3   引用文件 1 件
"""

UNDECIDED = """\
  ? 无法核算 第 7 行
    缺少其他级次的金额
    县级承担27.66万元。
    ^^^^^^^^^^^^^^^^^
"""

PROOFS = """\
  得到证明的算式
    ✓ 第 6 行  6人 × 2,550元/(人·月) × 12个月 = 183,600元

  引用的文件
    第 4 行  《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）
"""


def test_a_project_opens_with_its_name_its_money_and_its_tallies(
    paper: Paper, document: report.Document
) -> None:
    print_document(paper.sheet, document)
    assert HEADING in paper.text


def test_a_finding_shows_its_sentence_with_the_place_underlined(
    paper: Paper, document: report.Document
) -> None:
    print_document(paper.sheet, document)
    assert FINDING in paper.text


def test_an_undecided_claim_is_shown_although_no_finding_speaks_of_it(
    paper: Paper, document: report.Document
) -> None:
    print_document(paper.sheet, document)
    assert UNDECIDED in paper.text


def test_proofs_and_citations_are_listed_only_where_asked_for(document: report.Document) -> None:
    short, long = Paper(), Paper()
    print_document(short.sheet, document)
    print_document(long.sheet, document, verbose=True)
    assert "得到证明的算式" not in short.text
    assert PROOFS in long.text


def test_a_document_that_could_not_be_read_says_why(paper: Paper) -> None:
    print_document(paper.sheet, UNREAD)
    assert "✗ unreadable-docx\n    第 1 行\n" in paper.text


def test_a_document_without_projects_says_so(paper: Paper, document: report.Document) -> None:
    document["projects"] = []
    print_document(paper.sheet, document)
    assert "没有认出项目文本的章节。" in paper.text


def test_what_was_not_written_is_named(paper: Paper, document: report.Document) -> None:
    document["projects"][0] |= {"name": None, "unit": None, "year": None, "arranged": None}
    print_document(paper.sheet, document)
    assert "  （未写项目名称）\n  未写实施单位 · 未写安排金额\n" in paper.text


def test_only_the_whole_of_the_money_is_called_all_of_it(document: report.Document) -> None:
    told = []
    for explained in (999_999, 1_000_000):
        paper = Paper()
        document["projects"][0]["explained"] = {"asked": 1_000_000, "explained": explained}
        print_document(paper.sheet, document)
        told.append("100%" in paper.text)
    assert told == [False, True]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_the_terminal(reading: Reading, width: int, language: str) -> None:
    paper = Paper(width, language)
    document = report_document(reading, (), Wishes(language, with_text=True))
    print_document(paper.sheet, document, verbose=True)
    print_reading(paper.sheet, document)
    print_summary(paper.sheet, Tally())
    assert max(cell_len(line) for line in paper.lines) <= width


def test_without_colour_no_command_is_sent(paper: Paper, document: report.Document) -> None:
    print_document(paper.sheet, document, verbose=True)
    assert "\x1b" not in paper.text


def test_with_colour_the_place_is_underlined(document: report.Document) -> None:
    paper = Paper(colour=True)
    print_document(paper.sheet, document)
    assert "\x1b[4;31m0.8万元\x1b[0m" in paper.text


def test_a_document_cannot_command_the_terminal(paper: Paper, document: report.Document) -> None:
    document["source"] = "\x1b[2J恶意.txt"
    document["projects"][0]["name"] = "[bold]\x1b]0;x\x07"
    print_document(paper.sheet, document)
    assert "\x1b" not in paper.text
    assert "[bold]" in paper.text


def test_the_summary_counts_documents_claims_and_findings(
    paper: Paper, document: report.Document
) -> None:
    tally = Tally()
    list(tally.counting([document, UNREAD]))
    print_summary(paper.sheet, tally)
    assert paper.lines[1:] == [
        "  文档 2 份 · 金额 6 处 · 算式 3 条",
        "  ✓ 成立 1   ✓ 四舍五入后成立 0   ✗ 不成立 1   ? 无法核算 1",
        "  ✗ 错误 1   ! 警告 0   · 提示 1",
        "  ✗ 1 份文档无法读取",
    ]


def test_nothing_found_is_said_only_where_everything_was_read(paper: Paper) -> None:
    print_summary(paper.sheet, Tally())
    assert paper.lines[-1] == "  没有发现问题。"


def test_where_nothing_could_be_read_nothing_is_counted(paper: Paper) -> None:
    tally = Tally()
    list(tally.counting([UNREAD]))
    print_summary(paper.sheet, tally)
    assert paper.lines[1:] == ["  ✗ 1 份文档无法读取"]


def test_a_citation_without_a_number_stands_as_it_is_written(
    paper: Paper, document: report.Document
) -> None:
    minutes = "2023年青禾县第三次\n常务会议纪要"
    document["citations"][0] |= {"text": minutes, "title": minutes, "number": None}
    print_document(paper.sheet, document, verbose=True)
    assert paper.text.endswith("  引用的文件\n    第 4 行  2023年青禾县第三次常务会议纪要\n\n")


def test_a_reading_lists_every_part_of_the_project(paper: Paper, document: report.Document) -> None:
    print_reading(paper.sheet, document)
    for part in (
        "  章节\n    第 1 行  项目名称\n    第 5 行  资金安排情况\n",
        "  资金来源\n    县级  276,600元\n",
        "  明细项目\n    管理员报酬  183,600元\n      值班\n",
        "  支付计划\n    2024-01—2024-12 · 按月支付 · 15,300元 · 管理员报酬\n",
        "  绩效指标\n    年度 · 产出指标 · 数量指标 · 新购图书 · ≥200册\n",
        "  引用的文件\n    第 4 行  《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）\n",
    ):
        assert part in paper.text


def test_a_reading_marks_every_amount_by_what_became_of_it(document: report.Document) -> None:
    paper = Paper(120)
    print_reading(paper.sheet, document)
    line = next(line for line in paper.lines if "阅览室管理员6人" in line)
    assert line.strip() == (
        "阅览室管理员6人，每人每月2,550元✓，全年共18.36万元✓；"
        "购置图书200册，每册35元○，共0.8万元✗。"
    )


def test_the_english_page_has_english_words(reading: Reading) -> None:
    paper = Paper(language="en")
    print_document(paper.sheet, report_document(reading, (), Wishes("en", with_text=True)))
    assert "amounts 6   ✓ proven 2   ✗ contradicted 1   ○ unexplained 3" in paper.text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_a_page(language: str) -> None:
    for rule in all_rules():
        paper = Paper(language=language)
        print_rule(paper.sheet, rule)
        assert rule.code in paper.text
        assert rule.name in paper.text


def test_the_list_of_rules_names_each_once(paper: Paper) -> None:
    print_rules(paper.sheet, all_rules())
    for rule in all_rules():
        assert paper.text.count(rule.code) == 1


def test_a_claim_is_spoken_of_once(document: report.Document) -> None:
    (group,) = groups(document)
    claims = {claim["id"]: claim for claim in document["claims"]}
    assert [remark.title for remark in remarks_on(group, claims)] == [
        "AR101 product-mismatch",
        "BU101 lump-sum",
        "",
    ]
    document["findings"] = []
    (group,) = groups(document)
    assert [remark.message for remark in remarks_on(group, claims)] == [
        "200册 × 35元/册 = 7,000元 ✗ 0.8万元",
        "缺少其他级次的金额",
    ]


def test_what_a_baseline_knows_is_not_told_again_nor_is_its_claim(
    paper: Paper, document: report.Document
) -> None:
    document["findings"][0]["baseline"] = True
    print_document(paper.sheet, document)
    assert "AR101" not in paper.text
    assert "✗ 不成立" not in paper.text
    assert "BU101 lump-sum" in paper.text


def test_a_waived_finding_is_dimmed(document: report.Document) -> None:
    paper = Paper(colour=True)
    document["findings"][0]["waived"] = "县长办公会同意"
    print_document(paper.sheet, document)
    assert "\x1b[1;2m– 已豁免 \x1b[0m\x1b[2mAR101 product-mismatch" in paper.text
    assert "✗ 错误" not in paper.text


def test_statistics_give_the_most_frequent_rule_first(
    paper: Paper, document: report.Document
) -> None:
    tally = Tally()
    again = {**document, "findings": document["findings"][1:]}
    list(tally.counting([document, again]))  # type: ignore[list-item]
    print_statistics(paper.sheet, tally)
    starts = [line[:12] for line in paper.lines if line[2:3].isdigit()]
    assert starts == ["  2  BU101  ", "  1  AR101  "]


def test_a_proof_that_the_message_does_not_tell_is_added(document: report.Document) -> None:
    document["findings"][0]["message"] = "金额不对。"
    document["findings"][0]["waived"] = "已经更正"
    (group,) = groups(document)
    claims = {claim["id"]: claim for claim in document["claims"]}
    notes = remarks_on(group, claims)[0].notes
    assert [note.label.template for note in notes] == ["算式", "建议", "豁免"]
