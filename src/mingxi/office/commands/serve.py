"""``mingxi serve``: the office, with all its processes."""

import click

from mingxi.languages import say
from mingxi.office.commands.opening import in_office
from mingxi.office.commands.running import Serving, run_office
from mingxi.speaking import SpokenCommand, SpokenOption, language_option


@click.command(
    cls=SpokenCommand,
    says=say("启动明细的网页服务：网页进程、一个作业进程和一个时钟，进程中断会自动重启"),
    examples=say(
        "mingxi serve\n"
        "mingxi serve --port 8080\n"
        "MINGXI_HOSTS=mingxi.example mingxi serve --host 0.0.0.0 --processes 4"
    ),
    notes=say(
        "数据在 MINGXI_DATA，数据库由 DATABASE_URL 指定（默认 SQLite）。"
        "启动时自动升级数据库；按 Ctrl-C 停止。对外服务前请运行 mingxi doctor。"
    ),
)
@click.option(
    "--host", cls=SpokenOption, default="127.0.0.1", show_default=True, says=say("监听的地址")
)
@click.option(
    "--port",
    cls=SpokenOption,
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    says=say("监听的端口；0 为任一空闲端口"),
)
@click.option(
    "--processes",
    cls=SpokenOption,
    type=click.IntRange(1),
    default=2,
    show_default=True,
    says=say("网页进程数"),
)
@click.option(
    "--threads",
    cls=SpokenOption,
    type=click.IntRange(1),
    default=4,
    show_default=True,
    says=say("每个网页进程的线程数"),
)
@language_option
@click.pass_obj
@in_office
def serve(language: str, host: str, port: int, processes: int, threads: int) -> None:
    """Serve until asked to stop."""
    run_office(language, Serving(host, port, processes, threads))
