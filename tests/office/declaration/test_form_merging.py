from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.declaration.reckoning.merging import (
    json_of_traces,
    merged,
    traced,
    traces_of_json,
)
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.projects.project_text import SectionKey


def form_with(**members: Any) -> ProjectForm:
    given_members = {
        "name": "河道保洁",
        "fiscal_year": 2026,
        "unit_name": "蘅川县水务局",
        "category": ProjectCategory.SPECIFIC,
        "first_year": 2026,
        "last_year": 2026,
        **members,
    }
    return ProjectForm.model_validate(given_members)


WORDS = st.sampled_from(["", "甲", "乙", "丙"])
FORMS = st.builds(
    lambda name, basis, overview, total, labels: form_with(
        name=name,
        total_fen=total,
        sections={SectionKey.BASIS: basis, SectionKey.OVERVIEW: overview},
        items=[FormItem(key=f"k{n}", label=label) for n, label in enumerate(labels)],
    ),
    WORDS,
    WORDS,
    WORDS,
    st.one_of(st.none(), st.integers(0, 2)),
    st.lists(WORDS, max_size=2),
)


def members_of(form: ProjectForm) -> dict[str, Any]:
    return {
        "name": form.name,
        "basis": form.sections.get(SectionKey.BASIS) or "",
        "overview": form.sections.get(SectionKey.OVERVIEW) or "",
        "total": form.total_fen,
        "items": form.items,
    }


@given(FORMS, st.lists(FORMS, min_size=1, max_size=3), FORMS)
def test_joining_is_three_way_by_member(
    base: ProjectForm, saved: list[ProjectForm], mine: ProjectForm
) -> None:
    traces = traced({}, base, 1)
    for revision, form in enumerate(saved, start=2):
        traces = traces_of_json(json_of_traces(traced(traces, form, revision)))
    joined = merged(mine, saved[-1], traces, 1)
    begun, present, own = (members_of(form) for form in (base, saved[-1], mine))
    touched = {
        name for form in saved for name, value in members_of(form).items() if value != begun[name]
    }
    conflicts = {name for name in touched if own[name] not in (begun[name], present[name])}
    assert (joined.form is None) == bool(conflicts)
    if joined.form is not None:
        kept = members_of(joined.form)
        for name in begun:
            expected = present[name] if name in touched else own[name]
            if name in touched and own[name] == present[name]:
                expected = own[name]
            assert kept[name] == expected


def test_members_that_both_changed_are_named() -> None:
    base = form_with(sections={SectionKey.BASIS: "甲"})
    theirs = form_with(sections={SectionKey.BASIS: "乙"}, name="河道清漂")
    mine = form_with(sections={SectionKey.BASIS: "丙"}, owner="水政科")
    traces = traced(traced({}, base, 1), theirs, 2)
    assert merged(mine, theirs, traces, 1).conflicts == ("sections.basis",)


def test_a_section_that_was_emptied_is_a_change() -> None:
    base = form_with(sections={SectionKey.BASIS: "甲"})
    theirs = form_with()
    traces = traced(traced({}, base, 1), theirs, 2)
    joined = merged(base.model_copy(update={"owner": "水政科"}), theirs, traces, 1).form
    assert joined is not None
    assert (joined.sections, joined.owner) == ({}, "水政科")


def test_who_began_too_long_ago_is_told_to_look_anew() -> None:
    base = form_with(name="0")
    traces = traced({}, base, 1)
    for revision in range(2, 60):
        traces = traced(traces, form_with(name=str(revision)), revision)
    now = form_with(name="59")
    assert merged(base, now, traces, 1).conflicts == ("name",)
    assert merged(form_with(name="59", owner="水政科"), now, traces, 1).form is not None
