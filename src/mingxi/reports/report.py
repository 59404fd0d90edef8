"""The members of a report (schema ``mingxi.report/1``), as types.

What each member means stands in the published JSON Schema (``mingxi schema``), which has the same
names; a test keeps the two together. Places are half-open ranges of code points in the flat text,
money is in whole fen.
"""

from typing import Final, Literal, NotRequired, TypedDict

SCHEMA: Final = "mingxi.report/1"

AmountStatus = Literal["proven", "contradicted", "unexplained"]


class Error(TypedDict):
    """Why a document has no report: a code for programs, a sentence for people."""

    code: str
    message: str


class Section(TypedDict):
    """One of the nine canonical sections of a project text."""

    key: str
    title: str
    start: int
    end: int


class Funding(TypedDict):
    """What one level of government pays."""

    level: str
    amount: int


class Item(TypedDict):
    """A sub-item of a project, with its own."""

    label: str
    amount: int | None
    start: int
    end: int
    items: "list[Item]"


# ``from`` is a keyword, so this one cannot be written as a class.
Instalment = TypedDict(
    "Instalment",
    {"what": str, "from": str | None, "to": str | None, "amount": int | None, "kind": str},
)


class Indicator(TypedDict):
    """A row of the performance target table."""

    level1: str
    level2: str
    level3: str
    horizon: str
    operator: str
    target: str
    unit: str


class Explained(TypedDict):
    """The money a project asks for, and the part that calculations in its text explain."""

    asked: int
    explained: int


class Project(TypedDict):
    """What the document says of one budget project."""

    start: int
    end: int
    name: str | None
    year: int | None
    unit: str | None
    arranged: int | None
    sections: list[Section]
    funding: list[Funding]
    items: list[Item]
    instalments: list[Instalment]
    indicators: list[Indicator]
    explained: Explained | None


class Amount(TypedDict):
    """An amount of money as written."""

    start: int
    end: int
    text: str
    fen: int
    status: AmountStatus
    written_to_fen: int


class Citation(TypedDict):
    """A policy document that the text rests on."""

    start: int
    end: int
    text: str
    title: str | None
    number: str | None


class Range(TypedDict):
    """A range of the flat text."""

    start: int
    end: int


class Operand(TypedDict):
    """A value that entered a calculation."""

    start: int
    end: int
    text: str
    value: str
    unit: str


class Claim(TypedDict):
    """A statement that one number follows from others, with its proof or refutation.

    ``result`` is where the number that follows is stated.
    """

    id: str
    kind: str
    start: int
    end: int
    text: str
    result: Range
    unit: str
    stated: str | None
    computed: str | None
    verdict: str
    because: str
    operands: list[Operand]
    proposal: str | None


class Finding(TypedDict):
    """A remark of one rule."""

    rule: str
    name: str
    severity: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None
    claims: list[str]
    waived: str | None
    baseline: bool


class Waiver(TypedDict):
    """An entry of the file of waivers beside a document, and what became of it."""

    rule: str
    text: str | None
    reason: str
    by: str | None
    until: str | None
    used: bool
    expired: bool


class Block(TypedDict):
    """Where a stretch of the flat text stood; ordinals are zero-based, pages one-based.

    ``level`` is the outline level of a heading (1-9).
    """

    start: int
    end: int
    paragraph: NotRequired[int]
    table: NotRequired[int]
    row: NotRequired[int]
    cell: NotRequired[int]
    page: NotRequired[int]
    level: NotRequired[int]


class Cell(TypedDict):
    """A cell of a table: its text, and the first column of its row and how much of both it covers.

    ``column`` is zero-based; ``columns`` and ``rows`` are 1 or more.
    """

    start: int
    end: int
    column: int
    columns: int
    rows: int


class Table(TypedDict):
    """A table of the text: its rows from above, each with the cells that begin in it."""

    start: int
    end: int
    rows: list[list[Cell]]


class Document(TypedDict):
    """The report on one document."""

    source: str
    sha256: str | None
    error: Error | None
    characters: int
    text: NotRequired[str]
    blocks: NotRequired[list[Block]]
    tables: NotRequired[list[Table]]
    projects: list[Project]
    amounts: list[Amount]
    citations: list[Citation]
    claims: list[Claim]
    findings: list[Finding]
    waivers: NotRequired[list[Waiver]]
    waivers_error: NotRequired[Error]


class Summary(TypedDict):
    """The counts over all documents: claims by verdict, findings by severity and by rule.

    Findings that are waived or in the baseline are counted apart.
    """

    documents: int
    amounts: int
    claims: dict[str, int]
    findings: dict[str, int]
    rules: dict[str, int]
    waived: int
    baseline: int


class Tool(TypedDict):
    """What made the report."""

    name: str
    version: str


class Report(TypedDict):
    """The whole object."""

    schema: str
    tool: Tool
    language: str
    documents: list[Document]
    summary: Summary
