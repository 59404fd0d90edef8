"""A draft as JSON (schema ``mingxi.project-text/1``), both ways.

The members are those of the report contract; what is wrong with a file is told all at once, each
mistake with its path (``$.projects[0].funding[1].amount``) and the mend.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mingxi.documents.composition import Table
from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.drafts.composing import composed
from mingxi.projects.drafts.composing.items import ITEMS_MAX, LEVELS_MAX
from mingxi.projects.drafts.draft import (
    Content,
    Draft,
    DraftDocument,
    DraftFunding,
    DraftIndicator,
    DraftInstalment,
    DraftItem,
    DraftSection,
)
from mingxi.projects.drafts.json_reading import DraftError, Fault, Members, line_from, parsed
from mingxi.projects.drafts.json_tables import json_of_table, table_from
from mingxi.projects.drafts.schema import SCHEMA
from mingxi.projects.project_text import Horizon, InstalmentKind, Level, SectionKey
from mingxi.projects.target_values import QUALITATIVE, read_target

PROJECTS_MAX = 99

_YEARS = range(2000, 2100)
_MONTH = pattern_of(r"20\d\d-(?:0[1-9]|1[0-2])")
_OPERATORS = ("≥", ">", "=", "≤", "<", QUALITATIVE)
_VALUE = pattern_of(r"-?\d{1,18}(?:\.\d{1,9})?")


def draft_from_json(content: bytes) -> DraftDocument:
    """Read a document of drafts; raises DraftError with every mistake there is."""
    faults: list[Fault] = []
    members = Members(parsed(content), "$", faults)
    members.known("schema", "title", "projects")
    if members.take("schema") != SCHEMA:
        members.fault("schema", say("应当是“{schema}”。", schema=SCHEMA))
    title = members.line("title", empty=True) or ""
    listed = members.objects("projects", most=PROJECTS_MAX)
    if not listed and "projects" in members:
        members.fault("projects", say("至少要有一个项目。"))
    projects = tuple(_draft(each) for each in listed)
    if faults:
        raise DraftError(tuple(faults))
    return DraftDocument(title, projects)


def _draft(members: Members) -> Draft:
    members.known(*Draft.__slots__)
    name = members.line("name", needed=True)
    year = members.whole("year", _YEARS)
    indicators = tuple(map(_indicator, members.objects("indicators")))
    if any(each.weight is not None for each in indicators):
        # One column of weights: where one is written, the others are empty cells.
        indicators = tuple(each._replace(weight=each.weight or "") for each in indicators)
    return Draft(
        name=name,
        year=year,
        unit=members.line("unit"),
        arranged=members.fen("arranged"),
        funding=tuple(map(_funding, members.objects("funding"))),
        items=tuple(_items(members, 0)),
        instalments=tuple(map(_instalment, members.objects("instalments"))),
        indicators=indicators,
        sections=tuple(_sections(members)),
    )


def _funding(members: Members) -> DraftFunding:
    members.known("level", "amount")
    level = members.choice("level", Level)
    return DraftFunding(level or Level.OTHER, members.fen("amount", needed=True) or 0)


def _items(members: Members, level: int) -> Iterator[DraftItem]:
    if level == LEVELS_MAX:
        if members.take("items"):
            said = say("子项最多分{count}层，请把更深的内容并入上一层。", count=LEVELS_MAX)
            members.fault("items", said)
        return
    for each in members.objects("items", most=ITEMS_MAX[level]):
        each.known("label", "amount", "items")
        label = each.line("label", empty=True, needed=True)
        yield DraftItem(label or "", each.fen("amount"), tuple(_items(each, level + 1)))


def _instalment(members: Members) -> DraftInstalment:
    members.known("what", "from", "to", "amount", "kind")
    first, last = (_month(members, name) for name in ("from", "to"))
    if first is not None and last is not None and first > last:
        said = say("结束月份 {last} 早于开始月份 {first}，请改正。", first=first, last=last)
        members.fault("to", said)
    return DraftInstalment(
        members.line("what", empty=True, needed=True) or "",
        first,
        last,
        members.fen("amount"),
        members.choice("kind", InstalmentKind) or InstalmentKind.OTHER,
    )


def _month(members: Members, name: str) -> str | None:
    month = members.line(name)
    if month is not None and not _MONTH.fullmatch(month):
        said = say("“{month}”不是月份，请写成 2025-03 这样的年月。", month=month)
        members.fault(name, said)
        return None
    return month


def _indicator(members: Members) -> DraftIndicator:
    """Read an indicator; what the cell of its target tells may be left out."""
    members.known(*DraftIndicator._fields)
    value = members.line("value")
    if value is not None and not _VALUE.fullmatch(value):
        members.fault("value", say('应当是数字，例如 "95" 或 "0.5"；描述请写入 target。'))
    target = members.line("target", empty=True)
    told = read_target(value or "" if target is None else target)
    operator = members.line("operator")
    if operator is not None and operator not in _OPERATORS:
        known = "、".join(_OPERATORS)
        members.fault("operator", say("只能是：{known}。", known=known))
    unit = members.line("unit", empty=True)
    return DraftIndicator(
        members.line("level1", empty=True, needed=True) or "",
        members.line("level2", empty=True, needed=True) or "",
        members.line("level3", needed=True) or "",
        (members.choice("horizon", Horizon) if "horizon" in members else None) or Horizon.ANNUAL,
        operator or told.operator,
        (value or "") if target is None else target,
        value or (None if operator == QUALITATIVE else told.value),
        told.unit if unit is None else unit,
        members.line("weight", empty=True),
    )


def _sections(members: Members) -> Iterator[DraftSection]:
    """Read the sections into their order: the nine, then those with titles of their own."""
    canonical: dict[SectionKey, DraftSection] = {}
    own: list[DraftSection] = []
    for each in members.objects("sections"):
        each.known("key", "title", "content")
        content = _content(each)
        if each.take("key") is None:
            title = each.line("title", needed=True, empty=True)
            own.append(DraftSection(None, content, title or ""))
            continue
        key = each.choice("key", SectionKey)
        if each.take("title") is not None:
            each.fault("title", say("九个规定的部分不另写标题，请删去；自设的部分不写 key。"))
        if key in canonical:
            each.fault("key", say("“{key}”这一节写了两次，请合为一节。", key=key.value))
        elif key is not None and content:
            canonical[key] = DraftSection(key, content)
    yield from (canonical[key] for key in SectionKey if key in canonical)
    yield from own


def _content(members: Members) -> Content:
    return tuple(_pieces(members))


def _pieces(members: Members) -> Iterator[str | Table]:
    for path, piece in members.listed("content"):
        if isinstance(piece, str):
            held: str | Table | None = line_from(piece, path, members.faults)
        else:
            held = table_from(piece, path, members.faults)
        if held:
            yield held


def json_of(document: DraftDocument) -> dict[str, Any]:
    """Give a document of drafts as its JSON object."""
    projects = [_json_of_draft(draft) for draft in document.projects]
    return {"schema": SCHEMA, "title": document.title, "projects": projects}


def json_text(document: DraftDocument) -> str:
    """Write a document of drafts as JSON for people to read and change.

    Words that would be composed of the values alike are left out, so that whoever changes a value
    need not change them too.
    """
    projects = tuple(replace(draft, sections=_given(draft)) for draft in document.projects)
    held = json_of(DraftDocument(document.title, projects))
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def _given(draft: Draft) -> tuple[DraftSection, ...]:
    return tuple(
        section
        for section in draft.sections
        if section.key is None or section.content != composed(draft, section.key)
    )


def _json_of_draft(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "year": draft.year,
        "unit": draft.unit,
        "arranged": draft.arranged,
        "funding": [{"level": share.level, "amount": share.amount} for share in draft.funding],
        "items": _json_of_items(draft.items),
        "instalments": [
            {
                "what": each.what,
                "from": each.first,
                "to": each.last,
                "amount": each.amount,
                "kind": each.kind,
            }
            for each in draft.instalments
        ],
        "indicators": [each._asdict() for each in draft.indicators],
        "sections": list(map(_json_of_section, draft.sections)),
    }


def _json_of_items(items: Sequence[DraftItem]) -> list[dict[str, Any]]:
    return [
        {"label": item.label, "amount": item.amount, "items": _json_of_items(item.items)}
        for item in items
    ]


def _json_of_section(section: DraftSection) -> Mapping[str, Any]:
    content = [
        piece if isinstance(piece, str) else json_of_table(piece) for piece in section.content
    ]
    if section.key is None:
        return {"key": None, "title": section.title, "content": content}
    return {"key": section.key, "content": content}
