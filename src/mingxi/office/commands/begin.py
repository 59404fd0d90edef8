"""``mingxi begin``: the first unit and the three administrators of an empty office."""

import sys
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

from mingxi.languages import Message, render, say
from mingxi.office.commands.answering import answer
from mingxi.office.commands.opening import in_office
from mingxi.speaking import EXIT_WRONG_CALL, SpokenCommand, SpokenOption, language_option

Command = TypeVar("Command", bound=Callable[..., Any])


class Named(NamedTuple):
    """A code or number, and the name that goes with it."""

    code: str
    name: str


class NamedType(click.ParamType[Named]):
    """``CODE=NAME``."""

    name = "code=name"

    def convert(self, value: Any, param: Any, ctx: Any) -> Named:
        """Part the value at its first ``=``; both sides must say something."""
        code, _, name = str(value).partition("=")
        if not code.strip() or not name.strip():
            self.fail("CODE=NAME", param, ctx)
        return Named(code.strip(), name.strip())


# The three separated administrators (三员分立), by the names of their options.
ADMINISTRATORS = {
    "system": "SYSTEM_ADMINISTRATOR",
    "security": "SECURITY_ADMINISTRATOR",
    "audit": "AUDIT_ADMINISTRATOR",
}


def _asked(option: str, says: Message) -> Callable[[Command], Command]:
    return click.option(option, cls=SpokenOption, type=NamedType(), required=True, says=says)


@click.command(
    cls=SpokenCommand,
    says=say("启用空的系统：登记财政部门和三名管理员，给出初始密码"),
    examples=say(
        "mingxi begin --unit 101=蘅川县财政局 --system 90001=钟守一 "
        "--security 90002=安以宁 --audit 90003=申若谷"
    ),
    notes=say(
        "三名管理员须是三个人（三员分立）。初始密码只显示这一次，首次登录时必须更换。"
        "此后的单位由系统管理员设立，人员由系统管理员登记、安全管理员任岗。"
    ),
)
@_asked("--unit", say("财政部门：代码=名称"))
@click.option(
    "--level",
    cls=SpokenOption,
    type=click.Choice(["province", "city", "county", "township"]),
    default="county",
    says=say("财政部门的级次：province 省，city 市，county 县（默认），township 乡"),
)
@_asked("--system", say("系统管理员：工号=姓名"))
@_asked("--security", say("安全管理员：工号=姓名"))
@_asked("--audit", say("审计管理员：工号=姓名"))
@language_option
@click.pass_context
@in_office
def begin(context: click.Context, /, unit: Named, level: str, **administrators: Named) -> None:
    """Register those who can let everybody else in; refused where somebody is registered."""
    from mingxi.office.commands.running import migrate_or_give_up
    from mingxi.office.declaration.services.preloading import preload_laws
    from mingxi.office.events.services import SYSTEM
    from mingxi.office.frame.refusals import RefusedError
    from mingxi.office.people.models import Person

    language = context.obj
    migrate_or_give_up(language)
    if Person.objects.exists():
        _give_up(say("系统里已有人员，不能再次启用。请由管理员在网页中登记和任岗。"), language)
    numbers = [person.code for person in administrators.values()]
    if twice := next((number for number in numbers if numbers.count(number) > 1), None):
        said = say(
            "没有启用：工号 {number} 写了两次。三名管理员须是三个人（三员分立），请各写一个工号。",
            number=twice,
        )
        _give_up(said, language)
    try:
        # Long, and nothing of it is told twice: it keeps nobody waiting who is registered below.
        preload_laws(by=SYSTEM)
        passwords = _registered(unit, level, administrators)
    except RefusedError as error:
        reason = f"{error.message}{error.mend}"
        _give_up(say("没有启用：{reason}", reason=reason), language)
    for option, person in administrators.items():
        told = say(
            "  登录名 {number}  初始密码 {password}  {name}（{role}）",
            number=person.code,
            password=passwords[option],
            name=person.name,
            role=_label(option),
        )
        answer(told)
    answer(say("请分别交给本人。接着运行 mingxi serve，用浏览器登录。"))


def _registered(unit: Named, level: str, administrators: dict[str, Named]) -> dict[str, str]:
    """Register unit and administrators and lay the routes of review, all or none.

    Give the issued passwords by option.
    """
    from django.contrib.auth.hashers import make_password

    from mingxi.office.declaration.services.routes import lay_default_routes
    from mingxi.office.events.services import SYSTEM
    from mingxi.office.frame.clock import today
    from mingxi.office.frame.database import writing
    from mingxi.office.people.reckoning.passwords import issued_password
    from mingxi.office.people.reckoning.roles import Role
    from mingxi.office.people.reckoning.units import Level, UnitKind
    from mingxi.office.people.services import (
        add_unit,
        appoint_person,
        keep_password,
        register_person,
    )

    passwords = {option: issued_password() for option in administrators}
    hashed = {option: make_password(password) for option, password in passwords.items()}
    with writing():
        finance = add_unit(
            code=unit.code,
            name=unit.name,
            level=Level(level),
            kind=UnitKind.FISCAL_AUTHORITY,
            parent=None,
            by=SYSTEM,
        )
        for option, named in administrators.items():
            person = register_person(
                number=named.code, name=named.name, sign_in_name=named.code, by=SYSTEM
            )
            keep_password(person=person, hashed=hashed[option], by=SYSTEM)
            appoint_person(
                person=person,
                role=Role[ADMINISTRATORS[option]],
                unit=finance,
                begins=today(),
                by=SYSTEM,
            )
        lay_default_routes(by=SYSTEM)
    return passwords


def _label(option: str) -> str:
    from mingxi.office.people.reckoning.roles import Role

    return Role[ADMINISTRATORS[option]].label


def _give_up(said: Message, language: str) -> NoReturn:
    click.echo(render(said, language), err=True)
    sys.exit(EXIT_WRONG_CALL)
