"""The supervisor: keeps the processes of the office running, and stops them with itself."""

import multiprocessing
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from time import monotonic

from structlog.stdlib import get_logger

from mingxi.office.frame.serving import children

log = get_logger("mingxi.serve")

FRAME = "mingxi.office.frame"
# A process that lived this long was well; one that did not is given more and more time (seconds).
WELL_AFTER = 10.0
REST_FIRST = 0.5
REST_MAX = 30.0
# How often the supervisor looks whether it shall stop (seconds).
LOOK = 0.5

# Spawned, as on every system: a fork would take along locks and connections.
_context = multiprocessing.get_context("spawn")


@dataclass
class Post:
    """A place that must always be filled by a process."""

    role: str
    work: str
    arguments: tuple[object, ...] = ()
    process: BaseProcess | None = field(default=None, init=False)
    begun: float = field(default=0.0, init=False)
    rest: float = field(default=0.0, init=False)
    due: float = field(default=0.0, init=False)


def posts(listening: socket.socket, *, processes: int, threads: int) -> list[Post]:
    """Give the posts of an office: web processes, one worker, one clock."""
    webs = [
        Post(f"web-{number}", f"{FRAME}.serving.web.run_web", (listening, threads))
        for number in range(1, processes + 1)
    ]
    return [
        *webs,
        Post("worker", f"{FRAME}.jobs.worker.work"),
        Post("clock", f"{FRAME}.jobs.clockwork.run_clock"),
    ]


class Supervisor:
    """Fills posts, fills them again when a process dies, and ends all processes with itself."""

    def __init__(self, filled: Sequence[Post]) -> None:
        self.posts = filled
        self._lifeline, self._held = _context.Pipe(duplex=False)

    def run(self, stopping: Callable[[], bool], *, begun: Callable[[], None]) -> None:
        """Supervise until asked to stop; ``begun`` is called once, after the first filling."""
        try:
            self._fill()
            begun()
            while not stopping():
                alive = [post.process.sentinel for post in self.posts if post.process]
                wait(alive, timeout=LOOK)
                if stopping():  # a signal to the whole group ends children first
                    break
                self._bury()
                self._fill()
        finally:
            self._end()

    def _fill(self) -> None:
        moment = monotonic()
        for post in self.posts:
            if post.process is None and post.due <= moment:
                post.process = _context.Process(
                    target=children.begin,
                    args=(post.role, self._lifeline, post.work, *post.arguments),
                    name=post.role,
                )
                post.process.start()
                post.begun = moment
                log.info("process_started", process=post.role, number=post.process.pid)

    def _bury(self) -> None:
        for post in self.posts:
            if post.process is None or post.process.is_alive():
                continue
            lived = monotonic() - post.begun
            post.rest = 0.0 if lived > WELL_AFTER else min(REST_MAX, post.rest * 2 or REST_FIRST)
            post.due = monotonic() + post.rest
            log.error(
                "process_died",
                process=post.role,
                number=post.process.pid,
                status=post.process.exitcode,
                restart_in=post.rest,
            )
            post.process.close()
            post.process = None

    def _end(self) -> None:
        """Let go of the line all processes live by; kill who does not leave in time."""
        self._held.close()
        last = monotonic() + children.GRACE + 1
        running = [post.process for post in self.posts if post.process]
        for process in running:
            process.join(max(0.0, last - monotonic()))
            if process.is_alive():
                log.error("process_killed", process=process.name, number=process.pid)
                process.kill()
                process.join()
            log.info("process_ended", process=process.name, status=process.exitcode)
        log.info("stopped")
