"""Persons for programs; passwords are issued on a page alone, which shows them once."""

from http import HTTPStatus

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.frame.api import PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people import services
from mingxi.office.people.api.asking import asking
from mingxi.office.people.models import Person
from mingxi.office.people.ports import READ_PERSONS, UNLOCK_PERSONS, WRITE_PERSONS
from mingxi.office.people.reckoning.masking import masked_phone
from mingxi.office.people.selectors import persons_for

router = Router()


class PersonOut(Schema):
    """A person; personal data is masked."""

    number: str
    name: str
    sign_in_name: str
    phone: str
    is_active: bool


class PersonFacts(Sent):
    """What is kept of a person besides the number; personal data is kept sealed."""

    name: str = Field(min_length=1, max_length=64, description="姓名")
    sign_in_name: str = Field(min_length=1, max_length=64, description="登录名")


class PersonIn(PersonFacts):
    """A person to be registered."""

    number: str = Field(min_length=1, max_length=32, description="工号，登记后不再改变")
    phone: str = Field("", max_length=20, description="联系电话")
    identity_number: str = Field("", max_length=18, description="身份证号")


class PersonChange(PersonFacts):
    """What may change; personal data that is not sent stays."""

    phone: str | None = Field(None, max_length=20, description="联系电话")
    identity_number: str | None = Field(None, max_length=18, description="身份证号")
    is_active: bool = Field(description="在用；停用后立即退出，不能再登录")


def _person_told(person: Person) -> PersonOut:
    return PersonOut(
        number=person.number,
        name=person.name,
        sign_in_name=person.sign_in_name,
        phone=masked_phone(person.phone),
        is_active=person.is_active,
    )


@router.get("/persons", response=PageOf[PersonOut], summary="人员列表")
@needs(READ_PERSONS)
def get_persons(request: HttpRequest, paging: Query[Paging]) -> PageOf[PersonOut]:
    """List the persons that the person may see."""
    return page_of(persons_for(asking(request)), paging, by="number", told=_person_told)


@router.get("/persons/{slug:person_number}", response=PersonOut, summary="人员")
@needs(READ_PERSONS)
def get_person(request: HttpRequest, person_number: str) -> PersonOut:
    """Give one person."""
    return _person_told(get_object_or_404(persons_for(asking(request)), number=person_number))


@router.post(
    "/persons",
    response={201: PersonOut},
    summary="登记人员",
    description="还须在页面上发放密码，并由安全管理员授予岗位。",
)
@writes(WRITE_PERSONS)
def post_person(request: HttpRequest, person: PersonIn) -> Status[PersonOut]:
    """Register a person."""
    made = services.register_person(**person.model_dump(), by=asking(request))
    return Status(HTTPStatus.CREATED, _person_told(made))


@router.put("/persons/{slug:person_number}", response=PersonOut, summary="修改人员")
@writes(WRITE_PERSONS)
def put_person(request: HttpRequest, person_number: str, person: PersonChange) -> PersonOut:
    """Change what is kept of a person."""
    present = _person(request, person_number)
    changed = services.change_person(person=present, **person.model_dump(), by=asking(request))
    return _person_told(changed)


@router.post(
    "/persons/{slug:person_number}/unlock",
    response=PersonOut,
    summary="解除锁定",
    description="请先确认连续输错的是本人。",
)
@writes(UNLOCK_PERSONS)
def post_unlock(request: HttpRequest, person_number: str) -> PersonOut:
    """Open a person's closed sign-in name before its time."""
    person = _person(request, person_number)
    return _person_told(services.unlock_person(person=person, by=asking(request)))


@router.delete(
    "/persons/{slug:person_number}/second-factor",
    response={204: None},
    summary="解除二次验证",
    description="请当面核实身份；解除后凭密码即可登录。",
)
@writes(UNLOCK_PERSONS)
def delete_second_factor(request: HttpRequest, person_number: str) -> Status[None]:
    """Take a person's second factor off."""
    services.remove_second_factor(person=_person(request, person_number), by=asking(request))
    return Status(HTTPStatus.NO_CONTENT, None)


def _person(request: HttpRequest, number: str) -> Person:
    return get_object_or_404(persons_for(asking(request)), number=number)
