"""Who asks, what they are here, and what waits for them, for programs."""

from django.http import HttpRequest
from ninja import Router, Schema

from mingxi.office.frame.access import SIGNED_IN, signed_in
from mingxi.office.frame.api import needs
from mingxi.office.frame.todos import todos_for
from mingxi.office.people.reckoning.roles import Role

router = Router()


class RoleOut(Schema):
    """A role that is held in a unit today."""

    role: Role
    unit_code: str
    unit_name: str


class AccountOut(Schema):
    """Whose token it is."""

    number: str
    name: str
    sign_in_name: str
    roles: list[RoleOut]


class ToDoOut(Schema):
    """Work of one sort that waits; ``address`` is the page that lists it."""

    label: str
    count: int
    address: str
    urgent: bool


@router.get("/account", response=AccountOut, summary="本人和今天的岗位")
@needs(SIGNED_IN)
def get_account(request: HttpRequest) -> AccountOut:
    """Tell whose token it is, and what they are today."""
    person = signed_in(request)
    return AccountOut(
        number=person.number,
        name=person.name,
        sign_in_name=person.sign_in_name,
        roles=[
            RoleOut(role=Role(one.role), unit_code=one.unit.code, unit_name=one.unit.name)
            for one in person.appointments_today
        ],
    )


@router.get(
    "/todos",
    response=list[ToDoOut],
    summary="待办",
    description="与首页相同：要先办的在前，没有待办的事项不列。",
)
@needs(SIGNED_IN)
def get_todos(request: HttpRequest) -> list[ToDoOut]:
    """Give what waits for the person."""
    return [
        ToDoOut(label=one.label, count=one.count, address=one.address, urgent=one.urgent)
        for one in todos_for(signed_in(request))
    ]
