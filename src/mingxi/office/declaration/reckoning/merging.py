"""Two who write one form at a time: what both changed, and what can be joined.

A form is looked at by its members: the top ones, and each section for itself. Of every member the
traces keep in which revisions it changed and the digests of what it was then; so a writer's form
can be held against the one they began with, which is kept nowhere.
"""

import hashlib
import json
from typing import Any, NamedTuple, TypeAlias

from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form

Members: TypeAlias = dict[str, Any]
Traces: TypeAlias = dict[str, list[tuple[int, str]]]

_SECTIONS = "sections"
# Who began so many savings of one member ago is told to look at it anew.
_KEPT = 40
_DIGEST_CHARACTERS = 32


class Merged(NamedTuple):
    """What is to be kept, or the members that both changed, in the order of the form."""

    form: ProjectForm | None
    conflicts: tuple[str, ...] = ()


def traces_of_json(content: str) -> Traces:
    """Read traces as they are kept; there are none in an empty text."""
    told = json.loads(content) if content else {}
    return {name: [(revision, digest) for revision, digest in kept] for name, kept in told.items()}


def json_of_traces(traces: Traces) -> str:
    """Write traces as they are kept."""
    return json.dumps(traces, separators=(",", ":"))


def traced(traces: Traces, form: ProjectForm, revision: int) -> Traces:
    """Give the traces with those of a form that is saved as ``revision``."""
    members = _members(form)
    now = dict(traces)
    for name in {**traces, **members}:
        digest = _digest(members.get(name))
        kept = traces.get(name, [])
        if not kept or kept[-1][1] != digest:
            now[name] = [*kept, (revision, digest)][-_KEPT:]
    return now


def merged(mine: ProjectForm, present: ProjectForm, traces: Traces, begun: int) -> Merged:
    """Join a form that was begun at revision ``begun`` with what others have saved since."""
    own, saved = _members(mine), _members(present)
    joined: Members = {}
    conflicts = []
    for name in {**saved, **own}:
        value = own.get(name)
        if value != saved.get(name) and _changed_since(traces, name, begun):
            if _digest_at(traces, name, begun) != _digest(value):
                conflicts.append(name)
                continue
            value = saved.get(name)
        if value is not None:
            joined[name] = value
    if conflicts:
        return Merged(None, tuple(conflicts))
    return Merged(_form(joined))


def _members(form: ProjectForm) -> Members:
    """Take a form apart; members that are null or empty stand for not being there."""
    told: Members = json.loads(json_of_form(form))
    sections = told.pop(_SECTIONS)
    told |= {f"{_SECTIONS}.{key}": words for key, words in sections.items() if words}
    return {name: value for name, value in told.items() if value is not None}


def _form(members: Members) -> ProjectForm:
    whole: Members = {_SECTIONS: {}}
    for name, value in members.items():
        section = name.removeprefix(f"{_SECTIONS}.")
        (whole[_SECTIONS] if section != name else whole)[section] = value
    return ProjectForm.model_validate(whole)


def _changed_since(traces: Traces, name: str, begun: int) -> bool:
    kept = traces.get(name, [])
    return bool(kept) and kept[-1][0] > begun


def _digest_at(traces: Traces, name: str, begun: int) -> str | None:
    """Give the digest of a member as it was; None where that is no longer known."""
    known = [digest for revision, digest in traces.get(name, []) if revision <= begun]
    if known:
        return known[-1]
    # Traces that begin later tell of a member that was not there before, unless they were cut.
    return _digest(None) if len(traces.get(name, [])) < _KEPT else None


def _digest(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGEST_CHARACTERS]
