"""``mingxi rescue``: let an administrator in again who lost password or second factor."""

import click

from mingxi.languages import say
from mingxi.office.commands.answering import answer, telling_refusals
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, language_option


@click.command(
    cls=SpokenCommand,
    says=say("管理员忘记密码或丢失验证器时，由掌管本机的人给出新的初始密码"),
    examples=say("mingxi rescue 90001"),
    notes=say(
        "只用于三名管理员；其他人由系统管理员签发密码，由安全管理员停用二次验证。"
        "新密码只显示这一次，首次登录时必须更换；二次验证同时停用，锁定同时解除，日志留有记录。"
    ),
)
@click.argument("number", metavar="工号")
@language_option
@in_office
@telling_refusals
def rescue(number: str) -> None:
    """Issue a password, take off the second factor, unlock; recorded as an act of the machine."""
    from mingxi.office.people.services.rescue import rescue_administrator

    person, password = rescue_administrator(number=number)
    told = say(
        "  登录名 {sign_in_name}  新的初始密码 {password}  {name}",
        sign_in_name=person.sign_in_name,
        password=password,
        name=person.name,
    )
    answer(told)
    answer(say("请当面交给本人，首次登录时更换，并重新启用二次验证。"))
