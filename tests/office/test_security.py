"""What every page tells browsers, and what the server refuses whoever asks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingxi.office.frame.clock import today
from mingxi.office.frame.files.limits import REQUEST_BYTES_MAX, UPLOADS_MAX
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind

# Something of the right kind for each part of an address; it need not be there.
KINDS: dict[str, Any] = {
    "IntConverter": 1,
    "StringConverter": "1",
    "SlugConverter": "json",
    "UUIDConverter": UUID(int=1),
    "UUIDStrConverter": str(UUID(int=1)),
    "PathConverter": "1",
}
POLICY = {
    "default-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}

# The page that describes the interface is a library's own: its style holds small pictures.
PICTURED = {"/api/v1/docs", "/api/v1/openapi.json"}
PICTURES = {"img-src": "'self' data:"}


def patterns(resolver: URLResolver, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for pattern in resolver.url_patterns:
        line = (*above, pattern)
        if isinstance(pattern, URLPattern):
            yield line
        else:
            yield from patterns(pattern, line)


def addresses() -> list[str]:
    """Give an address of every page and path of the API."""
    found = []
    for line in patterns(get_resolver()):
        namespaces = [part.namespace for part in line[:-1] if part.namespace]
        converters = {
            name: converter for part in line for name, converter in part.pattern.converters.items()
        }
        values = {name: KINDS[type(converter).__name__] for name, converter in converters.items()}
        name = line[-1].name
        assert name, f"a page without a name: {line[-1]}"
        found.append(reverse(":".join([*namespaces, name]), kwargs=values))
    return sorted(set(found))


ADDRESSES = addresses()


@pytest.fixture
def person() -> Person:
    unit = Unit.objects.create(
        code="1", name="蘅川县第一中学", level=Level.COUNTY, kind=UnitKind.SPENDING_UNIT
    )
    person = Person.objects.create(
        number="1",
        name="人",
        sign_in_name="1",
        is_password_issued=False,
        password_changed_on=today(),
    )
    Appointment.objects.create(person=person, role=Role.CLERK, unit=unit, begins=today())
    return person


@pytest.fixture
def known(person: Person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def policy(answer: HttpResponseBase) -> dict[str, str]:
    directives = answer["Content-Security-Policy"].split(";")
    return dict(directive.strip().split(" ", 1) for directive in directives)


def assert_sound(answer: HttpResponseBase, address: str = "") -> None:
    if answer.get("Content-Disposition", "").startswith("attachment"):
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    else:
        assert policy(answer) == POLICY | (PICTURES if address in PICTURED else {})
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Request-ID"]
    assert "Server" not in answer


def test_there_are_pages_to_look_at() -> None:
    assert reverse("checks") in ADDRESSES
    assert "/api/v1/checks/1" in ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_tells_the_browser_what_it_may_not_do(known: Client, address: str) -> None:
    for client in (Client(), known):
        answer = client.get(address)
        # 503 is the health page's own answer where no worker is heard of.
        assert answer.status_code != 500
        assert_sound(answer, address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_form_is_taken_without_its_token(person: Person, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    answer = client.post(address)
    refused = {401, 403, 405} if address.startswith("/api/") else {403}
    assert answer.status_code in refused
    assert_sound(answer)


@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nowhere", "/static/", "/static/frame/"])
def test_errors_are_as_sound_and_list_no_folder(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    assert_sound(answer)


def test_errors_of_the_interface_have_its_shape() -> None:
    answer = Client().get("/api/v1/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    answer = Client().patch("/api/v1/checks")
    assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed")
    assert "GET" in answer["Allow"]


# --- who asks, and by what name -------------------------------------------------------------------


def test_a_page_under_a_strange_name_is_not_given() -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "wish", ["//evil.example", "https://evil.example/x", "javascript:alert(1)", "/\\evil.example"]
)
def test_signing_in_leads_nowhere_else(county: Any, wish: str) -> None:
    answer = signed_in_by_form(Client(), county, f"?next={wish}")
    assert answer.status_code == 302
    target = urlsplit(answer["Location"])
    assert (target.scheme, target.netloc) == ("", "")
    assert not answer["Location"].startswith(("//", "/\\"))


def test_signing_in_gives_a_new_session(county: Any) -> None:
    client = Client()
    session = client.session
    session["brought"] = "along"
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    assert signed_in_by_form(client, county).status_code == 302
    assert client.session.session_key not in {None, before}


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(county: Any) -> None:
    client = Client()
    client.get(reverse("sign-in"))
    signed_in_by_form(client, county)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]


def signed_in_by_form(client: Client, county: Any, query: str = "") -> Any:
    person = county[Role.CLERK]
    form = {"sign_in_name": person.sign_in_name, "password": "Heng-chuan-7712"}
    return client.post(reverse("sign-in") + query, form)


SHOW = """
import json
from mingxi.office import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.isupper()
                  and isinstance(getattr(settings, name), (bool, int, str, tuple))}))
"""


def started_with(**environment: str) -> dict[str, Any]:
    """Give the settings of another start."""
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        env=os.environ | environment,
        capture_output=True,
        check=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(shown.stdout)
    return told


def test_behind_https_cookies_and_pages_stay_there() -> None:
    open_, secure = started_with(), started_with(MINGXI_SECURE="1")
    assert not open_["SESSION_COOKIE_SECURE"]
    assert open_["SECURE_HSTS_SECONDS"] == 0
    assert secure["SESSION_COOKIE_SECURE"]
    assert secure["CSRF_COOKIE_SECURE"]
    # A browser takes such a name from this very host alone (RFC 6265bis, 4.1.3.2).
    assert secure["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert secure["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert secure["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert not secure["DEBUG"]


# --- how much -------------------------------------------------------------------------------------


def test_a_form_beyond_the_limit_is_refused_in_words(known: Client) -> None:
    answer = known.post(reverse("check-text"), {"x": "长" * 3_000_000})
    assert answer.status_code == 413
    assert "太大" in answer.content.decode()
    assert_sound(answer)


def test_a_request_that_announces_too_much_is_not_read(known: Client) -> None:
    answer = known.post(
        reverse("check-text"),
        b"--x--",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(REQUEST_BYTES_MAX + 1),
    )
    assert answer.status_code == 413


def test_more_files_than_a_request_may_have_are_refused(known: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"1") for n in range(UPLOADS_MAX + 2)]
    assert known.post(reverse("check-text"), {"texts": files}).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"\x00" * 100]
)
def test_a_broken_form_is_no_failure_of_ours(known: Client, body: bytes) -> None:
    answer = known.post(reverse("check-text"), body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code < 500
