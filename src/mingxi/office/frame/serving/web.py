"""A web process: waitress on the socket that all web processes share."""

import signal
import socket
import sys
from threading import Event
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from waitress.server import create_server  # type: ignore[import-untyped]  # it has no stubs

from mingxi.office.frame.configuration import Configuration
from mingxi.office.frame.files.limits import REQUEST_BYTES_MAX

# A proxy that is trusted tells the reader's address and whether HTTPS was spoken.
PROXY_HEADERS = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}

# What is larger is refused unread and in waitress's words. Up to here the office refuses what is
# above its limit in words of its own, which a browser shows only after all was read. Nothing of it
# is put into a file: no open text shall ever lie on the disk.
READ_BYTES_MAX = 2 * REQUEST_BYTES_MAX


def run_web(stopping: Event, listening: socket.socket, threads: int) -> None:
    """Answer requests until asked to stop, which waitress wants to hear as an exception."""
    server = create_server(
        WSGIHandler(), sockets=[listening], **options(threads, settings.CONFIGURATION)
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not stopping.is_set():
        server.run()


def options(threads: int, configuration: Configuration) -> dict[str, Any]:
    """Give what waitress is told."""
    given: dict[str, Any] = {
        "threads": threads,
        "ident": "mingxi",
        "max_request_body_size": READ_BYTES_MAX,
        "inbuf_overflow": READ_BYTES_MAX,
        "outbuf_overflow": READ_BYTES_MAX,
        "clear_untrusted_proxy_headers": True,
    }
    if configuration.proxy:
        given |= {
            "trusted_proxy": configuration.proxy,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": PROXY_HEADERS,
        }
    return given
