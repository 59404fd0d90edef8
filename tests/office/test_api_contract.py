"""The interface keeps to its own description, tried with what that allows and what it forbids.

Always the same examples in the everyday run; ``MINGXI_FULL=1`` tries twenty times as many.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from ninja import Schema
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from mingxi.office.declaration.models import BlockingRule, LibraryBulk, Review, ReviewTask
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    BasisKind,
    LibraryChange,
    ProjectCategory,
    Stage,
)
from mingxi.office.declaration.selectors.routes import route_for
from mingxi.office.declaration.services.attachments import attach_file
from mingxi.office.declaration.services.bases import BasisFacts, register_basis
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.commenting import comment
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.declaration.services.importing import bring_in_text
from mingxi.office.declaration.services.library_changes import CHANGE_FOUND
from mingxi.office.declaration.services.library_exports import export_library
from mingxi.office.declaration.services.library_imports import bring_workbook
from mingxi.office.declaration.services.routes import lay_default_routes
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.access import holds
from mingxi.office.frame.clock import now
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.grants import roles_with
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token
from mingxi.office.urls import api
from mingxi.office.wsgi import application

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
EXAMPLES = trying().max_examples // 5

described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
PERMISSIONS = {(op.method, f"/api/v1{op.path}"): op.permission for op in api.operations()}
OPERATIONS = [found.ok() for found in described.get_all_operations()]


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the connection that the test's rows are on, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def county(found_county: Callable[[], Any], django_db_setup: Any, django_db_blocker: Any) -> Any:
    """The county, made once for all operations; whatever a test does to it is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield found_county()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def there(county: Any, django_db_blocker: Any) -> dict[str, Any]:
    """Give rows that there are, by the names under which addresses ask for them."""
    with django_db_blocker.unblock():
        return rows_of(county)


def rows_of(county: Any) -> dict[str, Any]:
    clerk = county[Role.CLERK]
    text = store(b"3", name="x.txt", media_type="text/plain", by_number=clerk.number)
    check = hand_in_text(text=text, by=clerk)
    workbook = store(b"3", name="x.xlsx", media_type="", by_number=clerk.number)
    brought = bring_workbook(file=workbook, year=2026, by=clerk)
    export = export_library(asked=AskedLines(year=2026), suffix="csv", by=clerk)
    basis = register_basis(facts=BasisFacts(BasisKind.LAW, "预算法"), by=clerk)
    project = (
        "一、项目名称\n河道清漂\n二、立项依据\n《中华人民共和国水法》。\n三、项目实施单位\n一中\n"
        "四、项目基本概况\n沿河十二村。\n五、项目实施内容\n清漂。\n"
    )
    file = store(project.encode(), name="y.txt", media_type="text/plain", by_number=clerk.number)
    imported = bring_in_text(file=file, unit=county.units["一中"], by=clerk)
    while work_once(stopping=never):
        pass
    form = ProjectForm(
        name="河道保洁经费",
        fiscal_year=2026,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
    )
    declaration = begin_declaration(form=form, unit=county.units["一中"], by=clerk)
    version = make_version(
        declaration=declaration,
        form=form,
        checked=checked_form(form),
        report=store(b"{}", name="x.json", media_type="application/json", by_number="A001"),
        stage=Stage.FIRST_UP,
        by=clerk,
    )
    scan = store(b"%PDF", name="x.pdf", media_type="application/pdf", by_number=clerk.number)
    held = attach_file(declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=scan, by=clerk)
    bulk = LibraryBulk.objects.create(
        change=LibraryChange.RESUME,
        wish="{}",
        projects=store(b"[]", name="z.json", media_type="", by_number=clerk.number),
        found=0,
        asked_by=county[Role.BUDGET_DESK],
        asked_at=now(),
        job=queue(CHANGE_FOUND, arguments={}, by=county[Role.BUDGET_DESK]),
    )
    lay_default_routes(by=SYSTEM)
    review = Review.objects.create(
        declaration=declaration,
        version=version,
        route=route_for(declaration.unit),
        sent_by=clerk,
        sent_at=now(),
    )
    task = ReviewTask.objects.create(
        review=review,
        declaration=declaration,
        kind=StepKind.SECTION_HEAD,
        place=1,
        days=3,
        unit=declaration.unit,
    )
    return {
        "import_id": imported.pk,
        "project_place": 0,
        "attachment_id": held.pk,
        "review_id": review.pk,
        "task_id": task.pk,
        "comment_id": comment(version=version, place=Place("name"), words="？", by=clerk).pk,
        "route_id": review.route_id,
        "blocking_id": BlockingRule.objects.earliest("pk").pk,
        "declaration_id": declaration.pk,
        "project_id": declaration.project_id,
        "version_id": version.pk,
        "person": clerk,
        "unit_code": county.units["一中"].code,
        "person_number": clerk.number,
        "appointment_id": clerk.appointments.get().pk,
        "token_id": issue_token(person=clerk, name="另一个", days=1, by=clerk)[0].pk,
        "event_id": Event.objects.latest("pk").pk,
        "check_id": check.pk,
        "basis_id": basis.pk,
        "library_export_id": export.pk,
        "library_import_id": brought.pk,
        "library_bulk_id": bulk.pk,
        "job_id": check.job_id,
        "fiscal_year": county.budget_year().year,
        "arrangement_id": county.arranged("一中").pk,
    }


def shapes(shape: type[Schema]) -> Iterator[type[Schema]]:
    """Give what the office's operations take and tell, by the classes that say so."""
    for below in shape.__subclasses__():
        if below.__module__.startswith("mingxi.office"):
            yield below
        yield from shapes(below)


@pytest.fixture
def token(operation: Any, there: dict[str, Any], county: Any) -> str:
    """Give the token of who may do it: the clerk, whose rows there are, or a holder of the role."""
    permission = PERMISSIONS[operation.method.upper(), operation.path]
    clerk: Person = there["person"]
    roles = sorted(roles_with(permission))
    person = clerk if holds(clerk, permission) else county[roles[0]]
    return issue_token(person=person, name="测试", days=1, by=person)[1]


def test_every_operation_is_described() -> None:
    told = {(operation.method.upper(), operation.path) for operation in OPERATIONS}
    assert told == set(PERMISSIONS)


def test_no_two_shapes_share_a_name() -> None:
    """The description knows a shape by its name; the later of two would stand for both."""
    names = Counter(shape.__name__ for shape in shapes(Schema))
    assert [name for name, times in names.items() if times > 1] == []


def test_there_is_a_row_for_every_name_in_an_address(there: dict[str, Any]) -> None:
    asked = {name for _, path in PERMISSIONS for _, name, _, _ in Formatter().parse(path) if name}
    assert asked <= set(there), "say in `there` what to put for the new name"


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_operation_keeps_to_its_description(
    operation: Any, mode: GenerationMode, token: str, there: dict[str, Any]
) -> None:
    @trying(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps(case: Any) -> None:
        for name in case.path_parameters if mode is GenerationMode.POSITIVE else ():
            case.path_parameters[name] = there[name]
        case.headers["Authorization"] = f"Bearer {token}"
        with transaction.atomic():
            answer = case.call()
            transaction.set_rollback(True)
        case.validate_response(answer, checks=CHECKS)

    keeps()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_no_operation_answers_without_a_token(operation: Any, there: dict[str, Any]) -> None:
    path = operation.path.format_map(there)
    headers = {"Idempotency-Key": "k"}
    answer = Client(headers=headers).generic(operation.method.upper(), path)
    assert answer.status_code == 401
    assert answer.json()["code"] == "token-missing"


@pytest.mark.parametrize(
    "operation",
    [op for op in OPERATIONS if op.method.upper() not in {"GET", "HEAD", "OPTIONS"}],
    ids=lambda operation: operation.label,
)
def test_no_write_is_done_without_a_key(operation: Any, token: str, there: dict[str, Any]) -> None:
    path = operation.path.format_map(there)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    answer = client.generic(operation.method.upper(), path)
    assert answer.status_code == 400
    assert answer.json()["code"] == "idempotency-key-missing"
