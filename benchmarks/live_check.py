"""Live check while typing: server time of the answer for forms of growing length.

A form whose eight sections hold invented words is sent to the page's own address, as the browser
sends it: session, permission, JSON in, composing, reading, every rule, JSON out. SQLite, one
process, one request at a time; processor time of the whole request. Beside it stands the part that
the check itself takes.
"""

import os
import tempfile
from collections import defaultdict
from functools import partial
from typing import Any

ROUNDS = 41
LENGTHS = (2_500, 5_000, 10_000, 20_000, 40_000)
TARGET_CHARACTERS, TARGET_MILLISECONDS = 10_000, 150

_DATA, _KEYS = tempfile.TemporaryDirectory(), tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "mingxi.office.settings",
    "MINGXI_DATA": _DATA.name,
    "MINGXI_KEYS": _KEYS.name,
    "DATABASE_URL": f"sqlite:///{_DATA.name}/office.sqlite3",
}

import django  # noqa: E402 - it reads the surroundings

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from measuring.rounds import interleaved, spread  # noqa: E402
from measuring.sheet import Sheet, on_one_core  # noqa: E402
from measuring.texts import invented_text  # noqa: E402

from mingxi.documents import read_document  # noqa: E402
from mingxi.office.declaration.reckoning.form_checking import checked_form  # noqa: E402
from mingxi.office.declaration.reckoning.project_form import (  # noqa: E402
    FormIndicator,
    FormItem,
    ProjectForm,
    json_of_form,
)
from mingxi.office.declaration.reckoning.states import ProjectCategory  # noqa: E402
from mingxi.office.declaration.services.drafting import begin_declaration  # noqa: E402
from mingxi.office.events.services import SYSTEM  # noqa: E402
from mingxi.office.frame.clock import today  # noqa: E402
from mingxi.office.people.models import Person  # noqa: E402
from mingxi.office.people.reckoning.roles import Role  # noqa: E402
from mingxi.office.people.reckoning.units import Level, UnitKind  # noqa: E402
from mingxi.office.people.services import (  # noqa: E402
    add_unit,
    appoint_person,
    register_person,
    set_password,
)
from mingxi.projects.drafts.drafting import drafts_in  # noqa: E402
from mingxi.projects.project_text import SectionKey  # noqa: E402
from mingxi.projects.understanding import understand  # noqa: E402

OWN = (
    SectionKey.BASIS,
    SectionKey.OVERVIEW,
    SectionKey.CONTENT,
    SectionKey.FUNDING,
    SectionKey.PLAN,
    SectionKey.OUTCOME,
)


def form_of(characters: int) -> ProjectForm:
    """Fill a form with the words of as many invented texts as make up a length."""
    words: dict[SectionKey, list[str]] = defaultdict(list)
    number = length = 0
    while length < characters:
        text = invented_text(number).encode()
        (draft,) = drafts_in(understand(read_document("x.txt", text))).projects
        for key in OWN:
            for line in draft.content(key):
                if isinstance(line, str) and length < characters:
                    words[key].append(line)
                    length += len(line)
        number += 1
    return ProjectForm(
        name="公共服务运行经费",
        fiscal_year=2026,
        unit_name="云屏镇人民政府",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
        sections={key: "\n".join(lines) for key, lines in words.items()},
        items=tuple(FormItem(key=f"i{n}", label=f"第{n}项", amount_fen=n) for n in range(6)),
        indicators=(
            FormIndicator(
                level1="产出指标", level2="数量指标", level3="村组", operator="≥", value="12"
            ),
        )
        * 10,
    )


def clerk() -> Person:
    """Register who writes, and the unit it is for."""
    unit = add_unit(
        code="301",
        name="云屏镇人民政府",
        level=Level.TOWNSHIP,
        kind=UnitKind.BUDGET_DEPARTMENT,
        parent=None,
        by=SYSTEM,
    )
    person = register_person(number="A001", name="林晓禾", sign_in_name="A001", by=SYSTEM)
    set_password(person=person, password="Yun-ping-7712", by=person)  # noqa: S106
    appoint_person(person=person, role=Role.CLERK, unit=unit, begins=today(), by=SYSTEM)
    return person


def ask(client: Client, address: str, body: str) -> Any:
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def main() -> None:
    on_one_core()
    call_command("migrate", verbosity=0)
    writer = clerk()
    unit = writer.appointments.get().unit
    client = Client(SERVER_NAME="localhost")
    client.force_login(writer)
    declaration = begin_declaration(form=form_of(1_000), unit=unit, by=writer)
    address = f"/declarations/{declaration.pk}/live-check"
    sheet = Sheet("live_check", "Live check while typing, milliseconds", ("django", "pydantic"))
    for length in LENGTHS:
        form = form_of(length)
        body = json_of_form(form)
        told = ask(client, address, body)
        taken = interleaved(
            {
                "whole": partial(ask, client, address, body),
                "check": partial(checked_form, form),
            },
            ROUNDS,
        )
        whole, check = (spread([1000 * one for one in taken[name]]) for name in ("whole", "check"))
        sheet.row(
            characters=f"{len(checked_form(form).words.document.text):,}",
            findings=str(len(told["findings"])),
            whole=f"{whole.median:.0f} ({whole.least:.0f}–{whole.greatest:.0f})",
            check=f"{check.median:.0f}",
        )
        if length == TARGET_CHARACTERS:
            held = "held" if whole.median <= TARGET_MILLISECONDS else "MISSED"
            sheet.note(
                f"target: median of at most {TARGET_MILLISECONDS} ms for {length:,} characters: "
                f"{held}"
            )
    sheet.finish()


if __name__ == "__main__":
    main()
