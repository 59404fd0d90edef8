"""A web process: waitress on the socket that all web processes share."""

import socket
from typing import Any

from django.conf import settings
from waitress.server import create_server

from mingxi.office.frame.configuration import Configuration

# A proxy that is trusted tells the reader's address and whether HTTPS was spoken.
PROXY_HEADERS = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}


def run_web(listening: socket.socket, threads: int, configuration: Configuration) -> None:
    """Answer requests until SystemExit is raised (``serving.children``)."""
    from mingxi.office.wsgi import application

    create_server(application, sockets=[listening], **options(threads, configuration)).run()


def options(threads: int, configuration: Configuration) -> dict[str, Any]:
    """Give what waitress is told."""
    given = {
        "threads": threads,
        "ident": "mingxi",
        "max_request_body_size": 2 * settings.UPLOAD_BYTES_MAX,
        "clear_untrusted_proxy_headers": True,
    }
    if configuration.proxy:
        given |= {
            "trusted_proxy": configuration.proxy,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": PROXY_HEADERS,
        }
    return given
