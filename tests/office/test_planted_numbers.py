"""Identity numbers come in by every entrance, and lie nowhere in the open afterwards.

An entrance is a function in ``ENTRANCES``: it takes the county and some numbers and brings them in
as a person or a program would. A new entrance is a new function there.
"""

import base64
import logging
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from stdnum.cn import ric

from mingxi.office.declaration.models import BudgetProject, Declaration, TextCheck, TextVersion
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import ProjectCategory, Stage
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.declaration.services.importing import bring_in_text
from mingxi.office.events.services import SYSTEM, Subject, record, seal_events
from mingxi.office.frame.backup.programs import program
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.frame.search import keeping
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import change_person, issue_token, register_person
from mingxi.projects.project_text import SectionKey

# Invented: all bear the day of birth of no one in the other tests, so that one search finds any.
STEM = "11010519910307"


COUNT = 200


def numbered(sequence: int) -> str:
    number = f"{STEM}{sequence:03}"
    return number + ric.calc_check_digit(number + "0")


NUMBERS = [numbered(sequence) for sequence in range(COUNT)]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def services_of_people(county: Any, numbers: list[str]) -> None:
    for number in numbers:
        person = register_person(
            number=f"N{number[-4:]}",
            name="孟初晴",
            sign_in_name=f"n{number[-4:]}",
            identity_number=number,
            by=SYSTEM,
        )
        change_person(
            person=person,
            name="孟初晴",
            sign_in_name=f"n{number[-4:]}",
            identity_number=number,
            by=SYSTEM,
        )


def page_of_persons(county: Any, numbers: list[str]) -> None:
    client = signed_in(county[Role.SYSTEM_ADMINISTRATOR])
    for number in numbers:
        form = {"number": f"P{number[-4:]}", "name": "纪云舒", "sign_in_name": f"p{number[-4:]}"}
        answer = client.post("/persons/register/", {**form, "identity_number": number})
        assert answer.status_code == 302, answer.content.decode()
        client.get("/persons/", {"q": number})
        client.get(f"/persons/{number}/")


def page_of_sign_in(county: Any, numbers: list[str]) -> None:
    for number in numbers:
        Client().post("/sign-in/", {"username": number, "password": number})


def log_of_events(county: Any, numbers: list[str]) -> None:
    for number in numbers:
        with writing():
            record("demo.made", by=SYSTEM, on=Subject("demo", "1"), secrets={"reason": number})
    seal_events()


def stored_files(county: Any, numbers: list[str]) -> None:
    for number in numbers:
        for content in (number.encode(), number.encode("utf-16")):
            store(content, name=f"{number}.docx", media_type="text/plain", by_number="A001")


def checks_of_texts(county: Any, numbers: list[str]) -> None:
    clerk = county[Role.CLERK]
    for number in numbers:
        text = store(line(number), name=f"{number}.txt", media_type="text/plain", by_number="A001")
        hand_in_text(text=text, by=clerk)


def page_of_checks(county: Any, numbers: list[str]) -> None:
    client = signed_in(county[Role.CLERK])
    for number in numbers:
        # One is large enough to be spooled to the disk.
        content = line(number) + b"x" * (3 * 1024**2 if number == numbers[0] else 0)
        sent = SimpleUploadedFile(f"{number}.txt", content, "text/plain")
        answer = client.post("/checks/new", {"texts": [sent]})
        assert answer.status_code == 302, answer.content.decode()


def programs(county: Any, numbers: list[str]) -> None:
    clerk = county[Role.CLERK]
    _, token = issue_token(person=clerk, name="测试", days=1, by=clerk)
    for number in numbers:
        sent = SimpleUploadedFile(f"{number}.txt", line(number), "text/plain")
        answer = Client().post(
            "/api/v1/checks",
            {"text": sent},
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": f"key-{number}"},
        )
        assert answer.status_code in (200, 201, 202), answer.content.decode()


def index_of_search(county: Any, numbers: list[str]) -> None:
    """Bring them into the words of a version, have the index built, and look for them."""
    clerk = county[Role.CLERK]
    form = ProjectForm(
        name="残疾人补助",
        fiscal_year=2026,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
        sections={SectionKey.OVERVIEW: b"".join(map(line, numbers)).decode()},
    )
    project = BudgetProject.objects.create(
        unit=county.units["一中"],
        name=form.name,
        category=form.category,
        first_year=2026,
        last_year=2026,
        registered_by=clerk,
        registered_at=now(),
    )
    declaration = Declaration.objects.create(
        project=project,
        unit=project.unit,
        fiscal_year=2026,
        begun_by=clerk,
        begun_at=now(),
        changed_at=now(),
    )
    TextVersion.objects.create(
        declaration=declaration,
        number=1,
        stage=Stage.FIRST_UP,
        content=json_of_form(form),
        sha256="0" * 64,
        asked_fen=0,
        made_by=clerk,
        made_at=now(),
        report=store(b"{}", name="r.json", media_type="application/json", by_number="A001"),
        errors=0,
        warnings=0,
    )
    for _ in keeping.build():
        pass
    client = signed_in(clerk)
    assert "共找到 1 项" in client.get("/search/", {"q": "残疾人补助"}).content.decode()
    for number in numbers[:5]:
        client.get("/search/", {"q": number})


def project_text(number: str) -> bytes:
    text = "一、项目名称\n慰问\n二、立项依据\n《中华人民共和国民法典》。\n三、项目实施单位\n"
    text += "蘅川县第一中学\n四、项目基本概况\n无。\n五、项目实施内容\n"
    return text.encode() + line(number)


def imports_of_texts(county: Any, numbers: list[str]) -> None:
    clerk = county[Role.CLERK]
    for number in numbers:
        file = store(
            project_text(number), name=f"{number}.txt", media_type="text/plain", by_number="A001"
        )
        bring_in_text(file=file, unit=clerk.appointments.get().unit, by=clerk)


def page_of_imports(county: Any, numbers: list[str]) -> None:
    client = signed_in(county[Role.CLERK])
    for number in numbers:
        sent = SimpleUploadedFile(f"{number}.txt", project_text(number), "text/plain")
        unit = county[Role.CLERK].appointments.get().unit.code
        answer = client.post("/imports/", {"unit": unit, "file": sent})
        assert answer.status_code == 302, answer.content.decode()
        while work_once(stopping=never):
            pass
        path = answer["Location"]
        head = {"name": "慰问", "unit_name": number, "fiscal_year": "2026", "category": "3"}
        head |= {"continuity": "new", "first_year": "2026", "last_year": "2026"}
        form = {f"head-{name}": value for name, value in head.items()}
        words = {"section-overview-keep": "on", "section-overview-words": f"身份证号{number}。"}
        # In the name of an item the number is refused; in words it lies sealed.
        wrong = client.post(f"{path}/projects/0", form | {"head-name": number})
        assert "不能写公民身份号码" in wrong.content.decode()
        taken = client.post(f"{path}/projects/0", form | words)
        assert taken.status_code == 302, taken.content.decode()
        client.get(taken["Location"])


def page_of_attachments(county: Any, numbers: list[str]) -> None:
    clerk = county[Role.CLERK]
    client = signed_in(clerk)
    form = ProjectForm(
        name="慰问",
        fiscal_year=2026,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
    )
    declaration = begin_declaration(form=form, unit=clerk.appointments.get().unit, by=clerk)
    for number in numbers:
        sent = SimpleUploadedFile(f"{number}.txt", line(number), "text/plain")
        answer = client.post(f"/declarations/{declaration.pk}/files/new", {"file": sent})
        assert answer.status_code == 302, answer.content.decode()


BACKUP = """
import sys
from mingxi.office.commands.backup import backup
backup.main(sys.argv[1:], obj="zh")
"""


Entrance = Callable[[Any, list[str]], None]


ENTRANCES: list[Entrance] = [
    services_of_people,
    page_of_persons,
    page_of_sign_in,
    log_of_events,
    stored_files,
    checks_of_texts,
    page_of_checks,
    programs,
    index_of_search,
    imports_of_texts,
    page_of_imports,
    page_of_attachments,
]


def line(number: str) -> bytes:
    return f"王小明（身份证号{number}）补助2人×100元=300元。\n".encode()


def forms() -> dict[str, bytes]:
    """Give the ways in which the beginning of every number may be written."""
    plain = STEM.encode()
    written = {
        "plain": plain,
        "utf-16-le": STEM.encode("utf-16-le"),
        "utf-16-be": STEM.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "escaped": "".join(f"\\u{ord(digit):04x}" for digit in STEM).encode(),
        "reversed": plain[::-1],
    }
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        written[f"base64+{shift}"] = coded[-(-8 * shift // 6) : 8 * (shift + len(plain)) // 6]
    return written


FORMS = forms()


def found_in(place: str, content: bytes) -> list[str]:
    return [f"{place}: {form}" for form, text in FORMS.items() if text in content]


def places(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file of a folder (a server removes some of its own meanwhile)."""
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                yield str(path), path.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_search_finds_each_way_of_writing(form: str) -> None:
    assert found_in("x", b"..." + FORMS[form] + b"...") == [f"x: {form}"]
    for shift in range(3):
        coded = base64.b64encode(b"x" * shift + NUMBERS[7].encode())
        assert f"x: base64+{shift}" in found_in("x", coded)


def test_the_numbers_are_valid_and_all_different() -> None:
    assert len({number for number in NUMBERS if ric.is_valid(number)}) == COUNT
    assert all(number.startswith(STEM) for number in NUMBERS)


def test_no_number_lies_in_the_open_anywhere(
    transactional_db: None,
    programs_of_the_server: None,
    county: Any,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    share = -(-COUNT // len(ENTRANCES))
    with caplog.at_level(logging.DEBUG):
        for at, enter in enumerate(ENTRANCES):
            enter(county, NUMBERS[at * share : (at + 1) * share])
        while work_once(stopping=never):
            pass
    back_up(tmp_path)
    assert TextCheck.objects.filter(checked_at__isnull=False).count() == 3 * share
    # The page of a person shows a number to who may see it: they are there, only not in the open.
    assert Person.objects.get(number=f"N{NUMBERS[0][-4:]}").identity_number == NUMBERS[0]
    lying = [
        [("log", log_of(caplog))],
        list(places(tmp_path)),
        list(places(room())),
        [(table, rows_of(table)) for table in tables()],
    ]
    # What is not secret is found in each of them: the search looks where the data is.
    known = (b"job_ended", *[county[Role.CLERK].name.encode()] * 3)
    for where, told in zip(lying, known, strict=True):
        assert any(told in content for _, content in where)
    found = [hit for where in lying for place in where for hit in found_in(*place)]
    assert not found


def back_up(folder: Path) -> None:
    """Back this run's data up with the command, and unpack what PostgreSQL packs."""
    name = connection.settings_dict["NAME"]
    address = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    subprocess.run(
        [sys.executable, "-c", BACKUP, str(folder / "backup.tar")],
        env={**os.environ, "DATABASE_URL": address},
        check=True,
    )
    if connection.vendor == "postgresql":
        with tarfile.open(folder / "backup.tar") as tar:
            tar.extract("database.dump", folder, filter="data")
        unpacked = [f"--file={folder / 'database.sql'}", str(folder / "database.dump")]
        unpack = program("pg_restore", connection.connection.info.server_version // 10000)
        subprocess.run([unpack, *unpacked], check=True)


def room() -> Path:
    """Give the folder of the whole run: data, logs, keys, and the server where there is one."""
    data: Path = settings.CONFIGURATION.data
    return data.parent


def log_of(caplog: pytest.LogCaptureFixture) -> bytes:
    """Give everything that was logged, with all that hangs on the records."""
    return "\n".join([caplog.text, *(repr(record.__dict__) for record in caplog.records)]).encode()


def tables() -> list[str]:
    return connection.introspection.table_names()


def rows_of(table: str) -> bytes:
    """Read a table as it is, whatever its pages are packed in on the disk."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a name of our own
        return repr(cursor.fetchall()).encode()
