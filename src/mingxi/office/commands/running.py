"""Running the office from a command: make it ready, supervise its processes, tell its address."""

import http.client
import signal
import socket
import sys
from dataclasses import dataclass
from threading import Event, Thread
from time import sleep
from typing import NoReturn

import click

from mingxi.languages import Message, render, say
from mingxi.speaking import EXIT_WRONG_CALL

# Interfaces that stand for all of them, and where this machine reaches itself then.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what a caller asked for


@dataclass(frozen=True)
class Serving:
    """Where to listen (port 0: any free one), and with how many web processes and threads."""

    host: str
    port: int
    processes: int = 2
    threads: int = 4


def migrate_or_give_up(language: str) -> None:
    """Make folders, keys and database ready; end the command in words where that is refused."""
    from mingxi.office.frame.serving.migrations import NewerDatabaseError
    from mingxi.office.frame.serving.preparation import prepare
    from mingxi.office.frame.vault import KeysAbsentError

    try:
        prepare()
    except KeysAbsentError as error:
        _give_up(error.said, language)
    except NewerDatabaseError as error:
        _give_up(
            say(
                "数据库由更新版本的明细升级过（{migrations}），本版本不能使用它。"
                "请安装更新的版本，或用 mingxi restore 恢复升级前的备份。",
                migrations=tuple(error.migrations),
            ),
            language,
        )


def run_office(language: str, serving: Serving) -> None:
    """Run the office until it is asked to stop; a port that is taken is refused before all else."""
    from django.conf import settings

    from mingxi.office.frame.serving.logs import write_logs
    from mingxi.office.frame.serving.supervisor import Supervisor, posts

    listening = _listen(serving, language)
    write_logs("serve", settings.CONFIGURATION.logs)
    migrate_or_give_up(language)
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    port = listening.getsockname()[1]
    announcing = Thread(target=_announce, args=(serving.host, port, stopping), daemon=True)
    filled = posts(listening, processes=serving.processes, threads=serving.threads)
    Supervisor(filled).run(stopping.is_set, begun=announcing.start)


def _listen(serving: Serving, language: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        return socket.create_server((serving.host, serving.port), family=family, backlog=1024)
    except OSError as error:
        _give_up(
            say(
                "无法监听 {host}:{port}（{reason}）。可能已有一个明细在运行；"
                "请用 --port 换一个端口，或先停止占用它的程序。",
                host=serving.host,
                port=str(serving.port),
                reason=error.strerror or str(error),
            ),
            language,
        )


def _announce(host: str, port: int, stopping: Event) -> None:
    """Print the address on a line of its own as soon as it answers."""
    reached = EVERYWHERE.get(host, host)
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
