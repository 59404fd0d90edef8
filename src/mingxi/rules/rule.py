"""What a rule is: a question, and the page that explains it.

Most rules are asked of one reading. Those of the family ``across`` are asked of a document's card
in the light of the documents before it, and speak of the later one.

A rule file holds, top to bottom, its docstring, ``BAD`` and ``GOOD``, and one function under
``@rule``. The docstring is the page a finance officer reads, so it is in Chinese and has three
parts: a first line that says what was found, a paragraph ``为什么：`` and a paragraph ``依据：``.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from types import ModuleType

from mingxi.patterns import pattern_of
from mingxi.projects.card import Card
from mingxi.projects.reading import Reading
from mingxi.regulations.locality import Locality
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity

Check = Callable[[Reading], Iterable[Finding]]
LocalCheck = Callable[[Reading, Locality], Iterable[Finding]]
AcrossCheck = Callable[[Card, Earlier], Iterable[Finding]]

_CODE = pattern_of(r"[A-Z]{2}[1-9][0-9]{2}")
_NAME = pattern_of(r"[a-z]+(-[a-z]+)*")
_LINE_BREAK = pattern_of(r"\s*\n\s*")
_WHY = "为什么："
_SOURCE = "依据："

PARTING = "=====\n"
"""The line between the documents of an example."""


class Family(Enum):
    """The families of the report contract: letters, folder in the catalogue, Chinese title."""

    ARITHMETIC = ("AR", "arithmetic", "算术")
    BUDGET = ("BU", "budget", "预算与资金")
    CITATIONS = ("CI", "citations", "立项依据与文件引用")
    DATES = ("DA", "dates", "日期与期间")
    PERFORMANCE = ("PF", "performance", "绩效目标")
    SERVICES = ("PS", "services", "政府购买服务")
    STANDARDS = ("ES", "standards", "支出标准")
    TEXT = ("TX", "text", "文字与结构")
    PRIVACY = ("PR", "privacy", "个人信息")
    ACROSS = ("XD", "across", "跨文件")

    def __init__(self, letters: str, folder: str, title: str) -> None:
        self.letters = letters
        self.folder = folder
        self.title = title

    @classmethod
    def of_code(cls, code: str) -> "Family":
        """Give the family whose letters open ``code``; raises ValueError for unknown letters."""
        for family in cls:
            if code.startswith(family.letters):
                return family
        raise ValueError(f"no family has the letters of rule code {code}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's page; ``bad`` earns its finding, ``good`` is its neighbour that does not."""

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    source: str
    bad: str
    good: str

    @property
    def family(self) -> Family:
        """The family that the letters of the code name."""
        return Family.of_code(self.code)


@dataclass(frozen=True, slots=True)
class DocumentRule(Rule):
    """A rule asked of one document.

    ``settings`` is None, or for a rule that reads a figure of the place, the example of a settings
    file under which ``bad`` earns its finding; without one the rule is silent.
    """

    check: LocalCheck
    settings: str | None = None


@dataclass(frozen=True, slots=True)
class AcrossRule(Rule):
    """A rule asked of a document beside others; ``bad`` and ``good`` are documents (``parted``)."""

    check: AcrossCheck


def parted(example: str) -> list[str]:
    """Part the example of a rule across documents into its documents, in order."""
    return example.split(PARTING)


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], DocumentRule]:
    """Make the decorated function the rule of its module.

    ``severity`` is what a finding has where the function gives it no other.
    ``code`` is two letters and three digits, never used before; ``name`` says what was found. A
    module that lacks a part of its page is a mistake of ours and stops the import.
    """

    def explain(check: Check) -> DocumentRule:
        def check_anywhere(reading: Reading, _: Locality) -> Iterable[Finding]:
            return check(reading)

        page = _page(code, name, severity, sys.modules[check.__module__])
        return DocumentRule(*page, check_anywhere)

    return explain


def local_rule(code: str, name: str, severity: Severity) -> Callable[[LocalCheck], DocumentRule]:
    """Make the decorated function a rule that also reads the figures of the place.

    Its module has ``SETTINGS`` as well: a settings file under which ``BAD`` earns its finding.
    """

    def explain(check: LocalCheck) -> DocumentRule:
        module = sys.modules[check.__module__]
        return DocumentRule(*_page(code, name, severity, module), check, vars(module)["SETTINGS"])

    return explain


def across_rule(code: str, name: str, severity: Severity) -> Callable[[AcrossCheck], AcrossRule]:
    """Make the decorated function a rule across documents.

    It is given a document's card and the ``Earlier`` ones. In ``BAD`` and ``GOOD`` a line ``=====``
    parts one document from the next.
    """

    def explain(check: AcrossCheck) -> AcrossRule:
        return AcrossRule(*_page(code, name, severity, sys.modules[check.__module__]), check)

    return explain


def _page(
    code: str, name: str, severity: Severity, module: ModuleType
) -> tuple[str, str, Severity, str, str, str, str, str]:
    """Give the members of a rule's page, in the order of ``Rule``."""
    assert _CODE.fullmatch(code), code
    assert _NAME.fullmatch(name), name
    title, why, source = _explained(module.__doc__ or "", code)
    texts = vars(module)
    return code, name, severity, title, why, source, texts["BAD"], texts["GOOD"]


def _explained(docstring: str, code: str) -> tuple[str, str, str]:
    """Split a rule's docstring into what was found, why it matters and what it rests on."""
    title, *paragraphs = (_unwrap(part) for part in docstring.strip().split("\n\n"))
    why = [part.removeprefix(_WHY) for part in paragraphs if part.startswith(_WHY)]
    source = [part.removeprefix(_SOURCE) for part in paragraphs if part.startswith(_SOURCE)]
    assert title.endswith("。"), code
    assert len(why) == 1, code
    assert len(source) == 1, code
    return title, why[0], source[0]


def _unwrap(paragraph: str) -> str:
    """Join the lines of a wrapped Chinese paragraph; no blank belongs between them."""
    return _LINE_BREAK.sub("", paragraph.strip())
