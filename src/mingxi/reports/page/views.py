"""What the templates set, in plain words of the reader's language: findings, claims, projects."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.reports import report
from mingxi.reports.groups import Group, groups
from mingxi.reports.page.figures import Parts
from mingxi.reports.page.marked_text import Reach, is_open
from mingxi.reports.page.where import Where
from mingxi.reports.rule_texts import in_language
from mingxi.reports.sentences import explained_percent
from mingxi.reports.vocabulary import SEVERITY, STATUS, VERDICT, money
from mingxi.rules.registry import rule_of

Tell = Callable[[Message], str]


class Label(NamedTuple):
    """A code with its mark and its word."""

    code: str
    mark: str
    word: str


class Tally(NamedTuple):
    """A code with its mark, its word, and how many there are of it."""

    code: str
    mark: str
    word: str
    number: int


class FindingView(NamedTuple):
    """A finding in the list; ``aside`` is empty, ``waived`` or ``baseline``."""

    number: int
    severity: Label
    rule: str
    name: str
    title: str
    message: str
    proofs: list[str]
    suggestion: str | None
    aside: str
    reason: str | None
    where: str
    reach: Reach


class ClaimView(NamedTuple):
    """A calculation in the list, with the ordinals of the figures it is made of."""

    number: int
    verdict: Label
    because: str
    proposal: str | None
    where: str
    result: int | None
    operands: list[int]


class ProjectView(NamedTuple):
    """A project in the head: what it is called, whose it is, and what became of its amounts."""

    name: str
    particulars: list[str]
    amounts: int
    statuses: list[Tally]
    percent: str | None
    asked: str


def in_order(findings: Iterable[report.Finding]) -> list[report.Finding]:
    """Give the findings as they are numbered: the open ones by place, then those set aside."""
    return sorted(findings, key=lambda finding: not is_open(finding))


def finding_views(
    document: report.Document,
    findings: Iterable[report.Finding],
    reaches: Iterable[Reach],
    where: Where,
    language: str,
    tell: Tell,
) -> Iterator[FindingView]:
    """Give the findings, which are in order."""
    because = {claim["id"]: claim["because"] for claim in document["claims"]}
    titles = _Titles(language)
    for number, (finding, reach) in enumerate(zip(findings, reaches, strict=True), start=1):
        message = finding["message"]
        proofs = [because[claim] for claim in finding["claims"]]
        word = SEVERITY[finding["severity"]]
        yield FindingView(
            number,
            Label(finding["severity"], word.mark, tell(word.word)),
            finding["rule"],
            finding["name"],
            titles[finding["rule"]],
            message,
            [proof for proof in proofs if proof not in message],
            finding["suggestion"],
            "waived" if finding["waived"] is not None else "baseline" * finding["baseline"],
            finding["waived"],
            tell(where.tell(finding["start"])),
            reach,
        )


class _Titles(dict[str, str]):
    """The titles of rules without their full stop, each looked up once."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, code: str) -> str:
        title = in_language(rule_of(code).title, self._language).rstrip("。.")
        self[code] = title
        return title


def claim_views(
    claims: Iterable[report.Claim], parts: Iterable[Parts], where: Where, tell: Tell
) -> Iterator[ClaimView]:
    """Give the calculations in text order."""
    for number, (claim, part) in enumerate(zip(claims, parts, strict=True), start=1):
        word = VERDICT[claim["verdict"]]
        yield ClaimView(
            number,
            Label(claim["verdict"], word.mark, tell(word.word)),
            claim["because"],
            claim["proposal"],
            tell(where.tell(claim["start"])),
            part.result,
            part.operands,
        )


def project_views(document: report.Document, tell: Tell) -> Iterator[ProjectView]:
    """Give the projects, before them what stands in none."""
    alone = not document["projects"]
    return (_project_view(group, tell, alone=alone) for group in groups(document))


def _project_view(group: Group, tell: Tell, *, alone: bool) -> ProjectView:
    project = group.project
    statuses = status_counts(group.amounts, tell)
    if project is None:
        outside = say("没有认出项目文本的章节。") if alone else say("项目之外的内容")
        return ProjectView(tell(outside), [], len(group.amounts), statuses, None, "")
    explained = project["explained"]
    known = explained is not None and explained["asked"] > 0
    return ProjectView(
        project["name"] or tell(say("（未写项目名称）")),
        list(_particulars(project, tell)),
        len(group.amounts),
        statuses,
        explained_percent(explained) if explained is not None and known else None,
        tell(money(explained["asked"])) if explained is not None and known else "",
    )


def _particulars(project: report.Project, tell: Tell) -> Iterator[str]:
    """Give the year, the unit and the money, each as far as the text states it."""
    if project["year"] is not None:
        yield tell(say("{year}年", year=project["year"]))
    yield project["unit"] or tell(say("未写实施单位"))
    arranged = project["arranged"]
    yield tell(
        say("未写安排金额") if arranged is None else say("安排 {amount}", amount=money(arranged))
    )


def status_counts(amounts: Iterable[report.Amount], tell: Tell) -> list[Tally]:
    """Count the amounts by what became of them."""
    counts = Counter[str](amount["status"] for amount in amounts)
    return [Tally(code, word.mark, tell(word.word), counts[code]) for code, word in STATUS.items()]


def severity_counts(findings: Iterable[report.Finding], tell: Tell) -> list[Tally]:
    """Count the open findings by severity."""
    counts = Counter(finding["severity"] for finding in findings if is_open(finding))
    return [
        Tally(code, word.mark, tell(word.word), counts[code]) for code, word in SEVERITY.items()
    ]


def verdict_counts(claims: Iterable[report.Claim], tell: Tell) -> list[Tally]:
    """Count the claims by verdict, leaving out verdicts that none has."""
    counts = Counter(claim["verdict"] for claim in claims)
    return [
        Tally(code, word.mark, tell(word.word), counts[code])
        for code, word in VERDICT.items()
        if counts[code]
    ]


def rules_of(findings: Iterable[FindingView]) -> dict[str, str]:
    """Give the rules that found something with their titles, by code."""
    return dict(sorted({(finding.rule, finding.title) for finding in findings}))
