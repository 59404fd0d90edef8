"""Bring the demonstration into an empty office, by the services that everybody uses."""

from importlib.resources import files
from io import BytesIO

from django.contrib.auth.hashers import make_password

from mingxi.office.commands.demonstration.cast import Cast
from mingxi.office.commands.demonstration.county import (
    PASSWORD,
    PERSONS,
    UNITS,
    Post,
    SamplePerson,
)
from mingxi.office.commands.demonstration.course import run_course
from mingxi.office.declaration.models import BudgetProject
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import add_unit, appoint_person, register_person

# Who hands in which text.
TEXTS = (
    ("20101", "home-care.txt", "居家养老上门服务项目.txt"),
    ("30201", "road-upkeep.txt", "农村公路日常养护项目.txt"),
)
# An audit is assigned for a year.
AUDIT_YEARS = 1


def is_whole() -> bool:
    """Tell whether everybody is there: an earlier start may have been interrupted."""
    numbers = [sample.number for sample in PERSONS]
    return Appointment.objects.filter(person__number__in=numbers[-1:]).exists()


def is_demonstration() -> bool:
    """Tell whether the data is a demonstration, and not an office at work."""
    return not Person.objects.filter(is_demonstration=False).exists()


def sign_ins() -> list[tuple[str, str, str]]:
    """Give sign-in name, name and posts of everybody in the demonstration, as the data has them."""
    persons = Person.objects.filter(is_demonstration=True, is_active=True).order_by("pk")
    return [(person.sign_in_name, person.name, _posts_of(person)) for person in persons]


def _posts_of(person: Person) -> str:
    held = person.appointments.on(today()).select_related("unit").order_by("pk")
    return "、".join(f"{one.unit.name}{one.get_role_display()}" for one in held)


def fill() -> None:
    """Enter units and people and hand in their texts; what is there already is kept."""
    hashed = make_password(PASSWORD)
    units = add_units()
    persons = {sample.number: engage(sample, units, hashed) for sample in PERSONS}
    for number, kept, name in TEXTS:
        content = files(__package__).joinpath(kept).read_bytes()
        text = store(BytesIO(content), name=name, media_type="text/plain", by_number=number)
        hand_in_text(text=text, by=persons[number])
    if not BudgetProject.objects.exists():
        run_course(Cast(persons, units))


def add_units() -> dict[str, Unit]:
    """Add the units, from the root of the tree down."""
    units: dict[str, Unit] = {}
    for sample in UNITS:
        known = Unit.objects.filter(code=sample.code).first()
        units[sample.code] = known or add_unit(
            code=sample.code,
            name=sample.name,
            level=sample.level,
            kind=sample.kind,
            parent=units[sample.above] if sample.above else None,
            by=SYSTEM,
        )
    return units


def engage(sample: SamplePerson, units: dict[str, Unit], hashed: str) -> Person:
    """Register a person with the password of the demonstration and appoint them."""
    known = Person.objects.filter(number=sample.number).first()
    person = known or register_person(
        number=sample.number,
        name=sample.name,
        sign_in_name=sample.sign_in_name,
        demonstration_hash=hashed,
        by=SYSTEM,
    )
    for post in sample.posts:
        if not person.appointments.filter(role=post.role, unit=units[post.unit]).exists():
            appoint(person, post, units)
    return person


def appoint(person: Person, post: Post, units: dict[str, Unit]) -> None:
    """Appoint a person from today on, an auditor for the period of the audit."""
    begins = today()
    appoint_person(
        person=person,
        role=post.role,
        unit=units[post.unit],
        begins=begins,
        ends=begins.replace(year=begins.year + AUDIT_YEARS) if post.role is Role.AUDITOR else None,
        covers=[units[code] for code in post.covers],
        by=SYSTEM,
    )
