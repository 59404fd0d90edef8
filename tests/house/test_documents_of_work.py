"""What the pages on the office's work name is what the code has: states, steps, roles, codes."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from mingxi.office.budget import ports as budget
from mingxi.office.budget.reckoning.caps import CapKind
from mingxi.office.budget.reckoning.deadlines import DEPARTMENT_DAYS, FINANCE_DAYS
from mingxi.office.budget.reckoning.rounds import (
    ArrangementState,
    BudgetRound,
    DecisionKind,
    Doing,
    GrowthRule,
    ReplyKind,
    rounds_of,
)
from mingxi.office.declaration import ports as declaration
from mingxi.office.declaration.reckoning.blocking import DEFAULTS, Effect
from mingxi.office.declaration.reckoning.library_rows import ROWS_MAX
from mingxi.office.declaration.reckoning.project_codes import DEFAULT_PATTERN
from mingxi.office.declaration.reckoning.routes import DAYS_MAX, GENERAL, StepKind, Verdict
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    BasisKind,
    DeclarationState,
    LibraryChange,
    Manner,
    ProjectState,
    Rolling,
)
from mingxi.office.declaration.services.attachments import ATTACHMENTS_MAX
from mingxi.office.frame.access import Permission
from mingxi.office.people.reckoning.grants import roles_with
from mingxi.office.people.reckoning.roles import Role

TONGUES = ["", ".zh-CN"]
# Headings of the first column, in English and in Chinese, and what stands below them.
NAMED: list[tuple[str, str, str, Iterable[str]]] = [
    ("declare-a-project", "state", "状态", [one.label for one in DeclarationState]),
    ("declare-a-project", "way of payment", "支付方式", [one.label for one in Manner]),
    ("declare-a-project", "attachment", "附件类别", [one.label for one in AttachmentKind]),
    ("review-a-project", "step", "环节", [one.label for one in StepKind]),
    ("review-a-project", "verdict", "结论", [one.label for one in Verdict]),
    ("review-a-project", "effect", "作用", [one.label for one in Effect]),
    ("project-library", "state", "项目状态", [one.label for one in ProjectState]),
    ("project-library", "change", "批量办理", [one.label for one in LibraryChange]),
    ("project-library", "rolling", "滚动", [one.label for one in Rolling]),
    ("project-library", "kind", "依据类别", [one.label for one in BasisKind]),
    ("budget-rounds", "round", "阶段", [one.label for one in BudgetRound]),
    ("budget-rounds", "control figure", "控制数", [one.label for one in ArrangementState]),
    ("budget-rounds", "cap", "总控", [one.label for one in CapKind]),
    ("budget-rounds", "decision", "决定", [one.label for one in DecisionKind]),
    ("budget-rounds", "reply", "批复", [one.label for one in ReplyKind]),
]
PERMISSIONS: Mapping[str, list[Permission]] = {
    "declare-a-project": [declaration.WRITE_DECLARATIONS],
    "review-a-project": [
        declaration.REVIEW,
        declaration.COMMENT,
        declaration.WAIVE_FINDINGS,
        declaration.RECORD_DECISIONS,
        declaration.SET_REVIEW,
    ],
    "project-library": [
        declaration.LEAD_LIBRARY,
        declaration.IMPORT_LIBRARY,
        declaration.SET_CODE_RULE,
        declaration.REGISTER_BASES,
        declaration.KEEP_BASES,
    ],
    "budget-rounds": [
        budget.MANAGE_ROUNDS,
        budget.PROPOSE_CONTROLS,
        budget.SPREAD_CONTROLS,
        budget.REPLY_TO_UNITS,
    ],
}
# 批注项目文本 is told as “those, and 经办人”.
TOLD_BY_THE_ROW_ABOVE = {declaration.COMMENT.name: {Role.CLERK}}
TABLE = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)


def page_of(root: Path, name: str, tongue: str) -> str:
    """Give the words of a page."""
    return (root / "docs" / "how-to" / f"{name}{tongue}.md").read_text(encoding="utf-8")


def rows_below(page: str, heading: str) -> list[list[str]]:
    """Give the rows of the one table whose first column has the heading."""
    tables = [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        for table in TABLE.findall(page + "\n")
    ]
    found = [table for table in tables if table[0][0] == heading]
    assert len(found) == 1, heading
    return found[0][2:]


def heading_in(tongue: str, english: str, chinese: str) -> str:
    """Give the heading of a table in the tongue of the page."""
    return chinese if tongue else english


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize(
    ("name", "english", "chinese", "labels"), NAMED, ids=[f"{row[0]}-{row[1]}" for row in NAMED]
)
def test_a_table_names_what_there_is_in_its_order(
    root: Path, tongue: str, name: str, english: str, chinese: str, labels: Iterable[str]
) -> None:
    rows = rows_below(page_of(root, name, tongue), heading_in(tongue, english, chinese))
    assert [row[0].split(" ")[0] for row in rows] == list(labels)


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("name", PERMISSIONS)
def test_a_permission_is_told_with_the_roles_that_hold_it(
    root: Path, tongue: str, name: str
) -> None:
    rows = rows_below(page_of(root, name, tongue), heading_in(tongue, "permission", "权限"))
    assert [row[0] for row in rows] == [one.name for one in PERMISSIONS[name]]
    for permission, (_, held_by) in zip(PERMISSIONS[name], rows, strict=True):
        told = {role for role in Role if role.label in re.split(r"[、,，和\s]+", held_by)}
        known = TOLD_BY_THE_ROW_ABOVE.get(permission.name)
        assert told == (known or roles_with(permission)), permission.name


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_route_stands_as_a_new_office_has_it(root: Path, tongue: str) -> None:
    page = page_of(root, "review-a-project", tongue)
    rows = rows_below(page, heading_in(tongue, "step", "环节"))
    told = [(row[0], row[1], row[2]) for row in rows]
    assert told == [(step.kind.label, str(step.place), str(step.days)) for step in GENERAL]
    assert str(DAYS_MAX) in page


@pytest.mark.parametrize("tongue", TONGUES)
def test_what_blocks_at_first_is_named(root: Path, tongue: str) -> None:
    page = page_of(root, "review-a-project", tongue)
    told = set(re.findall(r"[A-Z]{2}\d{3}|AR|FM|TX", page))
    # PS104–PS107 stands for those between as well.
    assert {"PS104", "PS107"} < told
    assert told | {"PS105", "PS106"} == {rule.code for rule in DEFAULTS if rule.code}


@pytest.mark.parametrize("tongue", TONGUES)
def test_each_round_tells_what_it_is_open_for(root: Path, tongue: str) -> None:
    page = page_of(root, "budget-rounds", tongue)
    for row in rows_below(page, heading_in(tongue, "round", "阶段")):
        present = next(one for one in BudgetRound if one.label == row[0])
        told = {doing for doing in Doing if doing.label in row[2]}
        assert told == {doing for doing in Doing if present in rounds_of(doing)}, row[0]


@pytest.mark.parametrize("tongue", TONGUES)
def test_caps_are_told_with_their_codes(root: Path, tongue: str) -> None:
    page = page_of(root, "budget-rounds", tongue)
    rows = rows_below(page, heading_in(tongue, "cap", "总控"))
    for kind, row in zip(CapKind, rows, strict=True):
        if kind is not CapKind.THREE_PUBLIC:
            assert set(re.findall(r"\d{5}", row[1])) == kind.codes
    assert all(rule.label in page for rule in GrowthRule)


@pytest.mark.parametrize("tongue", TONGUES)
def test_figures_of_the_law_and_of_the_house_are_those_of_the_code(root: Path, tongue: str) -> None:
    replies = rows_below(
        page_of(root, "budget-rounds", tongue), heading_in(tongue, "reply", "批复")
    )
    days = [re.findall(r"\d+", row[2]) for row in replies]
    assert days == [[str(FINANCE_DAYS)], [str(DEPARTMENT_DAYS)]]
    library = page_of(root, "project-library", tongue)
    assert f"{ROWS_MAX:,}" in library
    assert f"`{DEFAULT_PATTERN}`" in library
    assert str(ATTACHMENTS_MAX) in page_of(root, "declare-a-project", tongue)
