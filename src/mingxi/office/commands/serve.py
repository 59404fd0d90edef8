"""``mingxi serve``: the office, with all its processes."""

import http.client
import signal
import socket
import sys
from threading import Event, Thread
from time import sleep
from typing import NoReturn

import click

from mingxi.languages import Message, render, say
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, SpokenOption, language_option

EXIT_WRONG_CALL = 2


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
    from django.conf import settings

    from mingxi.office.frame.serving.logs import write_logs
    from mingxi.office.frame.serving.migrations import NewerDatabaseError
    from mingxi.office.frame.serving.preparation import prepare
    from mingxi.office.frame.serving.supervisor import Supervisor, posts
    from mingxi.office.frame.vault import KeysAbsentError

    try:
        listening = socket.create_server((host, port), backlog=1024)
    except OSError as error:
        _give_up(
            say(
                "无法监听 {host}:{port}（{reason}）。可能已有一个 mingxi serve 在运行；"
                "请用 --port 换一个端口，或先停止占用它的程序。",
                host=host,
                port=str(port),
                reason=error.strerror or str(error),
            ),
            language,
        )
    write_logs("serve", settings.CONFIGURATION.logs)
    try:
        prepare()
    except KeysAbsentError as error:
        _give_up(say("{reason}", reason=str(error)), language)
    except NewerDatabaseError as error:
        _give_up(
            say(
                "数据库由更新版本的明细升级过（{migrations}），本版本不能使用它。"
                "请安装更新的版本，或用 mingxi restore 恢复升级前的备份。",
                migrations="、".join(error.migrations),
            ),
            language,
        )

    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    shown, bound = host, listening.getsockname()[1]

    def announce() -> None:
        Thread(target=_announce, args=(shown, bound, stopping), daemon=True).start()

    supervisor = Supervisor(posts(listening, processes=processes, threads=threads))
    supervisor.run(stopping.is_set, begun=announce)


def _announce(host: str, port: int, stopping: Event) -> None:
    """Print the address on a line of its own as soon as it answers."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # every interface
    while not stopping.is_set():
        connection = http.client.HTTPConnection(reached, port, timeout=5)
        try:
            connection.request("GET", "/health/")
            connection.getresponse()
        except OSError:
            sleep(0.05)
        else:
            name = f"[{reached}]" if ":" in reached else reached
            click.echo(f"http://{name}:{port}/")
            return
        finally:
            connection.close()


def _give_up(said: Message, language: str) -> NoReturn:
    click.echo(render(said, language), err=True)
    sys.exit(EXIT_WRONG_CALL)
