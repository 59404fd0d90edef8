"""Versions: what was sent on, kept for ever."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from mingxi.office.declaration.models import Declaration, ItemFigure, TextVersion
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import (
    FormItem,
    ProjectForm,
    json_of_form,
    sha256_of,
)
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.selectors.versions import (
    form_of_version,
    newest_version,
    versions_for,
)
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.events.models import Event
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Person


def made(declaration: Declaration, form: ProjectForm, by: Person, **members: Any) -> TextVersion:
    form = form.model_copy(update=members)
    checked = checked_form(form)
    report = store(
        checked.report, name="核对.json", media_type="application/json", by_number=by.number
    )
    return make_version(
        declaration=declaration,
        form=form,
        checked=checked,
        report=report,
        stage=Stage.FIRST_UP,
        by=by,
    )


def test_a_version_has_the_form_its_hash_and_what_the_checker_said(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    version = made(declaration, form, clerk, indicators=())
    content = json_of_form(form.model_copy(update={"indicators": ()}))
    assert (version.number, version.asked_fen) == (1, 200_000_00)
    assert version.sha256 == sha256_of(content)
    assert (version.errors, version.warnings) == (1, 0)
    kept = versions_for(clerk).get()
    assert form_of_version(kept) == form.model_copy(update={"indicators": ()})
    declaration.refresh_from_db()
    assert declaration.errors == 1
    event = Event.objects.get(kind="version.made")
    assert event.facts["number"] == 1
    assert version.sha256 not in str(event.facts)


def test_versions_are_numbered_and_never_changed(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    made(declaration, form, clerk)
    second = made(declaration, form, clerk, owner="总务处")
    assert second.number == 2
    assert newest_version(declaration) == second
    with pytest.raises(DatabaseError), transaction.atomic():
        TextVersion.objects.filter(pk=second.pk).update(number=3)
    # Sealed anew when keys change, it says the same.
    second.save(update_fields=["content"])
    assert sha256_of(TextVersion.objects.get(pk=second.pk).content) == second.sha256


def test_items_are_asked_for_in_order_and_what_was_admitted_stays(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    below = FormItem(key="c3", label="船只租用", amount_fen=5)
    first = form.items[0].model_copy(update={"items": (below,)})
    made(declaration, form, clerk, items=(first, form.items[1]))
    told = ItemFigure.objects.values_list("key", "code", "label", "asked_fen")
    assert list(told) == [
        ("a1", "1", "清漂服务费", 183_600_00),
        ("c3", "1.1", "船只租用", 5),
        ("b2", "2", "工具购置费", 16_400_00),
    ]
    ItemFigure.objects.filter(key="b2").update(admitted_fen=10)
    made(declaration, form, clerk, items=(form.items[0].model_copy(update={"label": "清漂费"}),))
    told = ItemFigure.objects.values_list("key", "label", "asked_fen", "admitted_fen")
    assert set(told) == {("a1", "清漂费", 183_600_00, None), ("b2", "工具购置费", 0, 10)}
