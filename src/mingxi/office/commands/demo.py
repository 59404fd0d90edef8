"""``mingxi demo``: an invented county at work, on this machine alone."""

import os
import sys
from pathlib import Path

import click
from platformdirs import user_data_path

from mingxi.languages import render, say
from mingxi.office.commands.opening import in_office
from mingxi.office.commands.running import Serving, migrate_or_give_up, run_office
from mingxi.speaking import SpokenCommand, SpokenOption, language_option

HOST = "127.0.0.1"


def _data_of_its_own() -> None:
    """Keep the demonstration apart from an office at work, where no folder is named."""
    if not os.environ.get("MINGXI_DATA"):
        os.environ["MINGXI_DATA"] = str(user_data_path("mingxi-demo", appauthor=False))


@click.command(
    cls=SpokenCommand,
    says=say("演示：虚构的蘅川县，人员和单位齐全，只在本机打开"),
    examples=say(
        "mingxi demo\nmingxi demo --port 8080\nMINGXI_DATA=演示数据 mingxi demo --no-serve"
    ),
    notes=say(
        "数据放在 MINGXI_DATA（未设时放在用户数据文件夹的 mingxi-demo），已有的演示数据保留。"
        "演示账号的密码是公开的，从本机以外登录一律拒绝。按 Ctrl-C 停止。"
    ),
)
@click.option(
    "--port",
    cls=SpokenOption,
    type=click.IntRange(0, 65535),
    default=0,
    says=say("监听的端口；默认任一空闲端口"),
)
@click.option(
    "--no-serve", cls=SpokenOption, is_flag=True, says=say("只准备演示数据，不启动网页服务")
)
@language_option
@click.pass_obj
def demo(language: str, port: int, no_serve: bool) -> None:
    """Prepare the county, tell how to sign in, and serve."""
    _data_of_its_own()
    _demonstrate(language, port, no_serve)


@in_office
def _demonstrate(language: str, port: int, no_serve: bool) -> None:
    from django.conf import settings

    from mingxi.office.commands.demonstration import people_and_texts

    migrate_or_give_up(language)
    if not people_and_texts.is_demonstration():
        refused = say(
            "{folder} 里是正式数据，不能用来演示。请把 MINGXI_DATA 指向另一个文件夹。",
            folder=str(settings.CONFIGURATION.data),
        )
        click.echo(render(refused, language), err=True)
        sys.exit(2)
    if not people_and_texts.is_whole():
        click.echo(render(say("正在准备演示数据（几秒钟）……"), language), err=True)
        people_and_texts.fill()
    _tell_sign_ins(language, settings.CONFIGURATION.data)
    if not no_serve:
        run_office(language, Serving(HOST, port, processes=1))


def _tell_sign_ins(language: str, data: Path) -> None:
    """Print who may sign in; the data may be older than this version's county."""
    from rich.cells import cell_len

    from mingxi.office.commands.demonstration.county import PASSWORD
    from mingxi.office.commands.demonstration.people_and_texts import sign_ins

    for sign_in_name, name, posts in sign_ins():
        blanks = " " * (8 - cell_len(name))
        click.echo(f"  {sign_in_name:<14}{name}{blanks}  {posts}")
    told = say(
        "以上各登录名的密码都是 {password}；数据在 {data}", password=PASSWORD, data=str(data)
    )
    click.echo(render(told, language))
