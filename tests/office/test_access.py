"""The table of every page and every API path × every role; it grows by itself with the addresses.

A page whose address names something (``<slug:unit_code>``) is tried with the samples of that name:
``SAMPLES`` says for each name what to put there, and who may see it. A new name needs an entry.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from itertools import chain, product
from string import Formatter
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingxi.office.budget.selectors.arrangements import arrangements_for
from mingxi.office.declaration.models import (
    BlockingRule,
    Declaration,
    LibraryBulk,
    Review,
    ReviewRoute,
    ReviewTask,
    TextVersion,
)
from mingxi.office.declaration.ports import SET_REVIEW
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    BasisKind,
    DeclarationState,
    LibraryChange,
    ProjectCategory,
    Stage,
)
from mingxi.office.declaration.selectors.attachments import attachments_for
from mingxi.office.declaration.selectors.bases import bases_for
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.declaration.selectors.comments import comments_for
from mingxi.office.declaration.selectors.imports import imports_for as text_imports_for
from mingxi.office.declaration.selectors.library_changes import bulks_for
from mingxi.office.declaration.selectors.library_files import exports_for, imports_for
from mingxi.office.declaration.selectors.projects import declarations_for, projects_for
from mingxi.office.declaration.selectors.reviews import reviews_for
from mingxi.office.declaration.selectors.routes import route_for
from mingxi.office.declaration.selectors.versions import versions_for
from mingxi.office.declaration.services.attachments import attach_file
from mingxi.office.declaration.services.bases import BasisFacts, register_basis
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.commenting import comment
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.declaration.services.importing import bring_in_text
from mingxi.office.declaration.services.library_exports import export_library
from mingxi.office.declaration.services.library_imports import bring_workbook
from mingxi.office.declaration.services.routes import lay_default_routes
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.desk.selectors import jobs_for
from mingxi.office.events.models import Event
from mingxi.office.events.ports import READ_LOG
from mingxi.office.events.selectors import events_for
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.access import ANYONE, SIGNED_IN, Permission, holds
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs import job_kind
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.ports import READ_SIGN_INS
from mingxi.office.people.reckoning.grants import roles_with
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import appointments_for, persons_for, units_for
from mingxi.office.people.services import issue_token
from mingxi.office.urls import api

job_kind("tests.access", name="无事")(lambda _job: iter(()))


form = ProjectForm(
    name="河道保洁经费",
    fiscal_year=2026,
    unit_name="蘅川县第一中学",
    category=ProjectCategory.SPECIFIC,
    first_year=2026,
    last_year=2026,
)


# What a page has that was left without @needs.
UNSAID = Permission("tests.unsaid", "没有说明")


API = "/api/v1"


API_NAMESPACE = "api"


# Logs name everybody, to those who may read them.
NAMING_EVERYBODY = {READ_LOG.code, READ_SIGN_INS.code}


# Pages that lead who is signed in to the sign-in all the same.
LEADING_OUT = {"sign-out", "second-factor"}


# The page of the look shows invented rows.
INVENTED = "components"


# They take JSON, and an empty body is none.
TAKING_JSON = {"live-check", "save-draft"}


# Where nothing runs behind the pages, its answer is that something is missing.
HEALTH = "health"


class Sample(NamedTuple):
    """What to put into an address, and whether a person sees what it names."""

    value: object
    is_seen_by: Callable[[Person], bool]


def unit_codes(county) -> list[Sample]:
    return [
        Sample(unit.code, lambda person, unit=unit: unit in units_for(person))
        for unit in (county.units["一中"], county.units["云岭乡"])
    ]


def person_numbers(county) -> list[Sample]:
    return [
        Sample(one.number, lambda person, one=one: one in persons_for(person))
        for one in (county[Role.CLERK], county.elsewhere["云岭乡负责人"])
    ]


def appointment_ids(county) -> list[Sample]:
    return [
        Sample(held.pk, lambda person, held=held: held in appointments_for(person))
        for held in (
            county[Role.CLERK].appointments.get(),
            county.elsewhere["云岭乡负责人"].appointments.get(),
        )
    ]


def token_ids(county) -> list[Sample]:
    return [
        Sample(token.pk, lambda person, token=token: token.person == person)
        for token in (
            county[Role.CLERK].tokens.earliest("pk"),
            county.elsewhere["云岭乡负责人"].tokens.earliest("pk"),
        )
    ]


def job_ids(county) -> list[Sample]:
    return [
        Sample(job.pk, lambda person, job=job: job in jobs_for(person))
        for job in (
            queue("tests.access", arguments={}, by=county[Role.CLERK]),
            queue("tests.access", arguments={}, by=county.elsewhere["云岭乡负责人"]),
        )
    ]


def check_ids(county) -> list[Sample]:
    checks = [
        hand_in_text(
            text=store(b"3", name="x.txt", media_type="text/plain", by_number=person.number),
            by=person,
        )
        for person in (county[Role.CLERK], county.elsewhere["云岭乡负责人"])
    ]
    while work_once(stopping=never):
        pass
    return [
        Sample(check.pk, lambda person, check=check: check in checks_for(person))
        for check in checks
    ]


def event_ids(_county) -> list[Sample]:
    # Who may read the log reads all of it.
    return [
        Sample(event.pk, lambda person, event=event: event in events_for(person))
        for event in (Event.objects.earliest("pk"), Event.objects.latest("pk"))
    ]


def declaration_ids(county) -> list[Sample]:
    return [
        Sample(one.pk, lambda person, one=one: one in declarations_for(person))
        for one in declarations(county)
    ]


def project_ids(county) -> list[Sample]:
    return [
        Sample(one.project_id, lambda person, one=one: one.project in projects_for(person))
        for one in declarations(county)
    ]


def version_ids(county) -> list[Sample]:
    versions = [version_of(one) for one in declarations(county)]
    return [Sample(one.pk, lambda person, one=one: one in versions_for(person)) for one in versions]


def declarations(county) -> list[Declaration]:
    """Begin a declaration of a clerk and one of another, whom most may not see."""
    clerks = (county[Role.CLERK], county.elsewhere["民政局经办"])
    return [
        begin_declaration(form=form, unit=clerk.appointments.get().unit, by=clerk)
        for clerk in clerks
    ]


def version_of(declaration: Declaration) -> TextVersion:
    report = store(b"{}", name="x.json", media_type="application/json", by_number="A001")
    return make_version(
        declaration=declaration,
        form=form,
        checked=checked_form(form),
        report=report,
        stage=Stage.FIRST_UP,
        by=declaration.begun_by,
    )


def arrangement_ids(county) -> list[Sample]:
    arrangements = [county.arranged(unit) for unit in ("一中", "云岭乡")]
    return [
        Sample(one.pk, lambda person, one=one: one in arrangements_for(person))
        for one in arrangements
    ]


def fiscal_years(county) -> list[Sample]:
    # A year is the same for everybody, where there is one.
    return [
        Sample(county.budget_year().year, lambda _person: True),
        Sample(2099, lambda _person: False),
    ]


def stages(_county) -> list[Sample]:
    return [
        Sample("second_down", lambda _person: True),
        Sample("third_down", lambda _person: False),
    ]


def library_export_ids(county) -> list[Sample]:
    exports = [
        export_library(asked=AskedLines(year=2026), suffix="csv", by=person)
        for person in (county[Role.CLERK], county[Role.BUDGET_OFFICE])
    ]
    while work_once(stopping=never):
        pass
    return [
        Sample(export.pk, lambda person, export=export: export in exports_for(person))
        for export in exports
    ]


def library_import_ids(county) -> list[Sample]:
    imports = [
        bring_workbook(
            file=store(b"3", name="x.xlsx", media_type="", by_number=person.number),
            year=2026,
            by=person,
        )
        for person in (county[Role.CLERK], county[Role.BUDGET_OFFICE])
    ]
    while work_once(stopping=never):
        pass
    return [
        Sample(brought.pk, lambda person, brought=brought: brought in imports_for(person))
        for brought in imports
    ]


def library_bulk_ids(county) -> list[Sample]:
    bulks = [
        LibraryBulk.objects.create(
            change=LibraryChange.RESUME,
            wish="{}",
            projects=store(b"[]", name="x.json", media_type="", by_number=person.number),
            found=0,
            asked_by=person,
            asked_at=now(),
            job=queue("tests.access", arguments={}, by=person),
        )
        for person in (county[Role.BUDGET_OFFICE], county[Role.BUDGET_DESK])
    ]
    return [Sample(bulk.pk, lambda person, bulk=bulk: bulk in bulks_for(person)) for bulk in bulks]


def basis_ids(county) -> list[Sample]:
    clerk = county[Role.CLERK]
    bases = [
        register_basis(
            facts=BasisFacts(BasisKind.MINUTES, "会议纪要", unit=county.units[unit]),
            file=store(b"3", name="x.txt", media_type="text/plain", by_number=clerk.number),
            by=clerk,
        )
        for unit in ("一中", "云岭乡")
    ]
    return [
        Sample(basis.pk, lambda person, basis=basis: basis in bases_for(person)) for basis in bases
    ]


PROJECT = (
    "一、项目名称\n河道清漂\n二、立项依据\n《中华人民共和国水法》。\n三、项目实施单位\n蘅川县第一中学\n"
    "四、项目基本概况\n沿河十二村。\n五、项目实施内容\n清漂。\n"
).encode()


def import_ids(county) -> list[Sample]:
    brought = [
        bring_in_text(
            file=store(PROJECT, name="x.txt", media_type="text/plain", by_number=person.number),
            unit=person.appointments.get().unit,
            by=person,
        )
        for person in (county[Role.CLERK], county.elsewhere["民政局经办"])
    ]
    while work_once(stopping=never):
        pass
    return [
        Sample(one.pk, lambda person, one=one: one in text_imports_for(person)) for one in brought
    ]


def project_places(_county) -> list[Sample]:
    # Of the one project that the file of each import has.
    return [Sample(0, lambda _person: True), Sample(99, lambda _person: False)]


def attachment_ids(county) -> list[Sample]:
    held = [
        attach_file(
            declaration=one,
            kind=AttachmentKind.ATTACHMENT,
            file=store(b"%PDF", name="x.pdf", media_type="application/pdf", by_number="A001"),
            by=one.begun_by,
        )
        for one in declarations(county)
    ]
    return [Sample(one.pk, lambda person, one=one: one in attachments_for(person)) for one in held]


def review_ids(county) -> list[Sample]:
    return [
        Sample(one.pk, lambda person, one=one: one in reviews_for(person))
        for one in reviews(county)
    ]


def task_ids(county) -> list[Sample]:
    return [
        Sample(one.tasks.get().pk, lambda person, one=one: one in reviews_for(person))
        for one in reviews(county)
    ]


def comment_ids(county) -> list[Sample]:
    written = [
        comment(version=one.version, place=Place("name"), words="？", by=one.sent_by)
        for one in reviews(county)
    ]
    return [Sample(one.pk, lambda person, one=one: one in comments_for(person)) for one in written]


def route_ids(_county) -> list[Sample]:
    lay_default_routes(by=SYSTEM)
    return [set_by_the_place(route.pk) for route in ReviewRoute.objects.order_by("pk")]


def blocking_ids(_county) -> list[Sample]:
    lay_default_routes(by=SYSTEM)
    return [set_by_the_place(rule.pk) for rule in BlockingRule.objects.order_by("pk")[:2]]


def set_by_the_place(number: int) -> Sample:
    """A setting of the place: who may change it sees all of it."""
    return Sample(number, lambda person: holds(person, SET_REVIEW))


def reviews(county) -> list[Review]:
    """Put a text of the clerk and one of another before the heads of their sections."""
    lay_default_routes(by=SYSTEM)
    return [review_of(declaration) for declaration in declarations(county)]


def review_of(declaration: Declaration) -> Review:
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.IN_REVIEW)
    review = Review.objects.create(
        declaration=declaration,
        version=version_of(declaration),
        route=route_for(declaration.unit),
        sent_by=declaration.begun_by,
        sent_at=now(),
    )
    ReviewTask.objects.create(
        review=review,
        declaration=declaration,
        kind=StepKind.SECTION_HEAD,
        place=1,
        days=3,
        unit=declaration.unit,
        state=TaskState.OPEN,
        opened_at=now(),
        due_on=today(),
    )
    return review


SAMPLES = {
    "declaration_id": declaration_ids,
    "project_id": project_ids,
    "version_id": version_ids,
    "check_id": check_ids,
    "event_id": event_ids,
    "arrangement_id": arrangement_ids,
    "fiscal_year": fiscal_years,
    "stage": stages,
    "unit_code": unit_codes,
    "person_number": person_numbers,
    "appointment_id": appointment_ids,
    "token_id": token_ids,
    "job_id": job_ids,
    "basis_id": basis_ids,
    "library_export_id": library_export_ids,
    "library_bulk_id": library_bulk_ids,
    "library_import_id": library_import_ids,
    "import_id": import_ids,
    "project_place": project_places,
    "attachment_id": attachment_ids,
    "review_id": review_ids,
    "task_id": task_ids,
    "comment_id": comment_ids,
    "route_id": route_ids,
    "blocking_id": blocking_ids,
}


@dataclass(frozen=True)
class Address:
    """An address of the office: what it needs, how it is called, the names of what it holds."""

    name: str
    method: str
    needs: Permission
    holes: tuple[str, ...]
    # The path with ``{unit_code}`` in it; pages are reversed by name.
    path: str = ""

    @property
    def is_api(self) -> bool:
        return bool(self.path)

    def filled(self, values: dict[str, object]) -> str:
        return self.path.format(**values) if self.is_api else reverse(self.name, kwargs=values)


def pages(resolver: URLResolver | None = None) -> Iterator[Address]:
    """Give every page; the operations of the API are told by the API itself."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            needs = getattr(one.callback, "needs", UNSAID)
            holes = tuple(one.pattern.regex.groupindex)
            yield from (Address(str(one.name), verb, needs, holes) for verb in ("GET", "POST"))
        elif one.namespace != API_NAMESPACE:
            yield from pages(one)


def operations() -> Iterator[Address]:
    for told in api.operations():
        holes = tuple(name for _, name, _, _ in Formatter().parse(told.path) if name)
        path = f"{API}/{told.path.lstrip('/')}"
        yield Address(f"{told.method} {told.path}", told.method, told.permission, holes, path)


ADDRESSES = [*pages(), *operations()]


@pytest.fixture(scope="module")
def county(found_county, django_db_setup, django_db_blocker) -> Iterator[Any]:
    """The county, made once for the table; every request is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        county = found_county()
        for person in [*county.persons.values(), *county.elsewhere.values()]:
            issue_token(person=person, name="表", days=9, by=person)
        yield county
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def samples(county, django_db_blocker) -> dict[str, list[Sample]]:
    """Make the samples of every name once."""
    with django_db_blocker.unblock():
        return {name: make(county) for name, make in SAMPLES.items()}


class Visitor:
    """Somebody at the door, with a session for pages and a token for the API."""

    # One for all: making one reads the middleware, and with it every static file.
    client = Client(raise_request_exception=False)

    def __init__(self, person: Person | None = None) -> None:
        self.person = person
        self.cookie = self.token = ""
        if person is not None:
            self.client.cookies = SimpleCookie()
            self.client.force_login(person)
            self.cookie = self.client.cookies[settings.SESSION_COOKIE_NAME].value
            _, self.token = issue_token(person=person, name="表", days=1, by=person)

    def ask(self, address: Address, values: dict[str, object]) -> Any:
        """Ask once; whatever the answer did is undone."""
        self.client.cookies = SimpleCookie()
        more: dict[str, Any] = {}
        if address.is_api:
            more = {"content_type": "application/json", "headers": {"Idempotency-Key": "table"}}
            if self.token:
                more["headers"]["Authorization"] = f"Bearer {self.token}"
        elif self.cookie:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.cookie
        with transaction.atomic():
            answer = self.client.generic(
                address.method, address.filled(values), "{}" if address.is_api else "", **more
            )
            transaction.set_rollback(True)
        return answer


class Answer(NamedTuple):
    """What was answered at an address, and the statuses that would have been right."""

    address: Address
    asked: str
    status: int
    led_to: str
    text: str
    right: set[int]


def answers(visitor: Visitor, samples: dict[str, list[Sample]]) -> Iterator[Answer]:
    """Ask at every address; where the visitor is refused anyhow, for one row alone."""
    seen = {
        sample: visitor.person is not None and sample.is_seen_by(visitor.person)
        for sample in chain.from_iterable(samples.values())
    }
    for address in ADDRESSES:
        for chosen in product(*(samples[hole] for hole in address.holes)):
            values = {
                hole: sample.value for hole, sample in zip(address.holes, chosen, strict=True)
            }
            right = expected(address, visitor.person, sees_all=all(seen[one] for one in chosen))
            told = visitor.ask(address, values)
            text = "" if told.streaming else told.content.decode(errors="replace")
            asked = f"{address.method} {address.filled(values)}"
            yield Answer(address, asked, told.status_code, told.get("Location", ""), text, right)
            if right <= {401, 403}:
                break


def expected(address: Address, person: Person | None, *, sees_all: bool) -> set[int]:
    """Give the statuses that are right for a person at an address."""
    if address.needs is not ANYONE and person is None:
        return {401} if address.is_api else {302}
    if person is not None and not holds(person, address.needs):
        return {403}
    if person is not None and not sees_all:
        # A page that takes no POST says so before it looks for rows.
        return {404, 405, 422}
    if address.is_api:
        return {200, 201, 204, 409, 422}
    more = {503} if address.name == HEALTH else {400} if address.name in TAKING_JSON else set()
    return {200, 302, 405} | more


def wrong(told: list[Answer], visitor: Visitor) -> list[str]:
    """Give the answers that are not right, or lead to the sign-in who is signed in."""
    return [
        f"{one.asked}: {one.status} {one.led_to}, not {one.right}"
        for one in told
        if one.status not in one.right
        or (
            visitor.person is not None
            and one.led_to.startswith(reverse("sign-in"))
            and one.address.name not in LEADING_OUT
        )
    ]


def shown_unseen(told: list[Answer], person: Person) -> list[str]:
    """Give where a unit or a person is named that this person may not see."""
    units = {unit.name for unit in Unit.objects.all()} - {unit.name for unit in units_for(person)}
    persons = set(Person.objects.all()) - set(persons_for(person))
    return [
        f"{one.asked}: {name}"
        for one in told
        for name in units | {other.name for other in persons}
        if name in one.text
        and one.address.needs.code not in NAMING_EVERYBODY
        and one.address.name != INVENTED
    ]


def shown_whole(told: list[Answer], county) -> list[str]:
    """Give where personal data stands unmasked."""
    clerk = county[Role.CLERK]
    personal = (clerk.phone, clerk.identity_number)
    return [one.asked for one in told for value in personal if value in one.text]


def test_every_address_says_what_it_needs() -> None:
    assert not {address.name for address in ADDRESSES if address.needs is UNSAID}


def test_every_name_in_an_address_has_samples() -> None:
    unknown = {hole for address in ADDRESSES for hole in address.holes} - set(SAMPLES)
    assert not unknown, f"say in SAMPLES of {__file__} what to put for {sorted(unknown)}"


def test_every_permission_is_held_by_somebody() -> None:
    permissions = {address.needs for address in ADDRESSES} - {ANYONE, SIGNED_IN}
    assert not [one.code for one in permissions if not roles_with(one)]


def test_a_sample_is_seen_by_some_and_not_by_others(county, samples) -> None:
    everybody = list(county.persons.values())
    for near, far in samples.values():
        assert any(near.is_seen_by(person) for person in everybody)
        assert not any(far.is_seen_by(county[role]) for role in (Role.CLERK, Role.UNIT_HEAD))


@pytest.mark.parametrize("role", Role)
def test_a_role_is_allowed_or_refused_and_other_rows_are_not_there(
    county, samples, role: Role
) -> None:
    visitor = Visitor(county[role])
    told = list(answers(visitor, samples))
    assert not wrong(told, visitor)
    assert not shown_unseen(told, county[role])
    assert not shown_whole(told, county)


def test_who_holds_no_role_is_refused_what_roles_may(county, samples) -> None:
    nobody = Person.objects.create(
        number="N1",
        name="无岗位",
        sign_in_name="n1",
        is_password_issued=False,
        password_changed_on=today(),
    )
    visitor = Visitor(nobody)
    told = list(answers(visitor, samples))
    assert not wrong(told, visitor)
    assert not shown_unseen(told, nobody)


def test_who_is_not_signed_in_is_led_to_the_sign_in(samples) -> None:
    told = list(answers(Visitor(), samples))
    assert not wrong(told, Visitor())
    assert all(one.led_to.startswith(reverse("sign-in")) for one in told if one.right == {302})
