"""An invented document, read and questioned by hand: reports are tested without the engine."""

from decimal import Decimal

import pytest

from mingxi.documents.document import Block, Document
from mingxi.languages import say
from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.project_text import (
    Funding,
    Horizon,
    Indicator,
    Instalment,
    InstalmentKind,
    Item,
    Level,
    ProjectText,
    Section,
    SectionKey,
)
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation, CitationKind, Figure
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document
from mingxi.rules.finding import Severity
from mingxi.rules.runner import Reported

TEXT = """一、项目名称
青禾县乡村阅览室运营补助
二、立项依据
《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）。
三、资金安排情况
阅览室管理员6人，每人每月2,550元，全年共18.36万元；购置图书200册，每册35元，共0.8万元。
另留机动经费1.5万元。县级承担27.66万元。
"""


def span_of(written: str) -> Span:
    """Give the place where something is written."""
    start = TEXT.index(written)
    return Span(start, start + len(written))


def amount(written: str, yuan: str, step: str) -> Figure:
    """Make the figure of an amount of money."""
    span = span_of(written)
    return Figure(*span, written, Decimal(yuan), "元", Decimal(step), "元")


def operand(written: str, value: str, unit: str) -> Operand:
    """Make a value that enters a calculation."""
    return Operand(span_of(written), written, Decimal(value), unit)


FIGURES = (
    amount("2,550元", "2550", "1"),
    amount("18.36万元", "183600", "100"),
    amount("35元", "35", "1"),
    amount("0.8万元", "8000", "1000"),
    amount("1.5万元", "15000", "1000"),
    amount("27.66万元", "276600", "100"),
)

HOLDS = Claim(
    ClaimKind.PRODUCT,
    span_of("阅览室管理员6人，每人每月2,550元，全年共18.36万元"),
    "阅览室管理员6人，每人每月2,550元，全年共18.36万元",
    span_of("18.36万元"),
    "元",
    Decimal(183600),
    Decimal("183600.00"),
    Verdict.HOLDS,
    say("{working}", working="6人 × 2,550元/(人·月) × 12个月 = 183,600元"),
    (operand("6人", "6", "人"), operand("2,550元", "2550", "元/(人·月)")),
)

FAILS = Claim(
    ClaimKind.PRODUCT,
    span_of("购置图书200册，每册35元，共0.8万元"),
    "购置图书200册，每册35元，共0.8万元",
    span_of("0.8万元"),
    "元",
    Decimal(8000),
    Decimal("7E+3"),
    Verdict.FAILS,
    say("{working}", working="200册 × 35元/册 = 7,000元 ✗ 0.8万元"),
    (operand("200册", "200", "册"), operand("35元", "35", "元/册")),
    proposal=say("改为{amount}", amount="0.7万元"),
)

UNDECIDED = Claim(
    ClaimKind.SUM,
    span_of("县级承担27.66万元"),
    "县级承担27.66万元",
    span_of("27.66万元"),
    "元",
    Decimal(276600),
    None,
    Verdict.UNDECIDED,
    say("{working}", working="缺少其他级次的金额"),
)

PROJECT = ProjectText(
    0,
    len(TEXT),
    "青禾县乡村阅览室运营补助",
    2024,
    "青禾县文化馆",
    27_660_000,
    span_of("27.66万元"),
    sections=(
        Section(SectionKey.NAME, "一、项目名称", 0, 7, span_of("二、立项依据").start),
        Section(
            SectionKey.FUNDING,
            "三、资金安排情况",
            span_of("三、资金安排情况").start,
            span_of("阅览室管理员").start,
            len(TEXT),
        ),
    ),
    funding=(Funding(Level.COUNTY, 27_660_000, span_of("县级承担27.66万元")),),
    items=(Item("管理员报酬", 18_360_000, *HOLDS.span, (Item("值班", None, *HOLDS.span),)),),
    instalments=(
        Instalment(
            "管理员报酬", "2024-01", "2024-12", 1_530_000, InstalmentKind.MONTHLY, HOLDS.span
        ),
    ),
    indicators=(
        Indicator(
            "产出指标",
            "数量指标",
            "新购图书",
            Horizon.ANNUAL,
            "≥",
            "≥200册",
            "200",
            "册",
            span_of("200册"),
        ),
    ),
)


@pytest.fixture
def reading() -> Reading:
    """The reading of the invented document."""
    citation = span_of("《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）")
    title, number = "青禾县乡村阅览室管理办法", "青政发〔2021〕9号"
    return Reading(
        document=Document(
            "阅览室.txt",
            "0" * 64,
            TEXT,
            blocks=(Block(0, 6), Block(7, 19, table=0, row=1, column=2, page=3), Block(20, 26)),
        ),
        figures=FIGURES,
        dates=(),
        citations=(
            Citation(*citation, TEXT[slice(*citation)], title, number, CitationKind.DOCUMENT),
        ),
        outline=(),
        projects=(PROJECT,),
        claims=(HOLDS, FAILS, UNDECIDED),
        explained=((27_660_000, 18_360_000),),
    )


@pytest.fixture
def findings() -> tuple[Reported, ...]:
    """What rules said of it."""
    return (
        Reported(
            "AR101",
            "product-mismatch",
            Severity.ERROR,
            FAILS.result,
            say("“{stated}”与算式不符：{because}。", stated="0.8万元", because=FAILS.because),
            FAILS.proposal,
            (FAILS,),
        ),
        Reported(
            "BU101",
            "lump-sum",
            Severity.INFO,
            span_of("1.5万元"),
            say("“{stated}”没有写明如何算出。", stated="1.5万元"),
            None,
            (),
        ),
    )


@pytest.fixture
def document(reading: Reading, findings: tuple[Reported, ...]) -> report.Document:
    """The report on it, with its text."""
    return report_document(reading, findings, Wishes(with_text=True))
