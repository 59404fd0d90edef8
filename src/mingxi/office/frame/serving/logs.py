"""Structured logs: one JSON object a line, Chinese readable, nothing personal in it.

Errors are told by their kind and their path through the code, never by their message: a database
names in it the very values it refused. For the same reason a line of Django's keeps its sentence
and leaves out what was to be filled in (addresses with what someone typed there).
"""

import json
import logging
import sys
import traceback
from contextlib import suppress
from datetime import timedelta
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import EventDict, ExcInfo

from mingxi.office.frame.clock import now
from mingxi.office.frame.request_id import current_request_id

FILE_BYTES_MAX = 10 * 1024 * 1024
FILES_KEPT = 9
FORGOTTEN_AFTER = timedelta(days=30)


def configure(options: dict[str, Any]) -> None:
    """Set logging up for any process of the office (``LOGGING_CONFIG``): warnings go to stderr."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_BEFORE,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.setLevel(options["level"])
    root.addHandler(_to_stderr(logging.WARNING, _formatter()))
    # Django's own handlers would tell everything twice; and of requests it shall tell only what
    # broke and how, for each has a line already (``serving.requests``).
    logging.getLogger("django").handlers.clear()
    logging.getLogger("django.request").addFilter(_is_breakdown)
    # A request that waits for a free thread is no event.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _is_breakdown(record: logging.LogRecord) -> bool:
    """Tell a bug from a refusal, or from an answer that says by itself that all is not well."""
    return record.levelno >= logging.ERROR and record.exc_info is not None


def write_logs(role: str, folder: Path) -> None:
    """Log everything from here on, to stderr and to a file of this role that turns over.

    Each process has a file of its own: two that turn one file over would lose lines.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = RotatingFileHandler(
        folder / f"{role}.log", maxBytes=FILE_BYTES_MAX, backupCount=FILES_KEPT, encoding="utf-8"
    )
    formatter = _formatter(role=role)
    file.setFormatter(formatter)
    logging.getLogger().handlers = [_to_stderr(logging.NOTSET, formatter), file]


def forget_logs(pattern: str, folder: Path) -> None:
    """Remove the log files of this pattern that nobody has written to for a month."""
    oldest = now().timestamp() - FORGOTTEN_AFTER.total_seconds()
    for file in folder.glob(pattern):
        with suppress(FileNotFoundError):  # another process forgets it too
            if file.stat().st_mtime < oldest:
                file.unlink()


def _to_stderr(level: int, formatter: logging.Formatter) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    handler.setFormatter(formatter)
    return handler


def _time(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {"time": now().isoformat(timespec="milliseconds"), **event}


def _request(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Name the request; its answer names it too, so that a person can say which it was."""
    if request := current_request_id():
        event["request"] = request
    return event


def _sentence_alone(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Leave out what Django fills into its sentences."""
    record: logging.LogRecord = event["_record"]
    if record.name == "django.request":
        event["event"] = "request_failed"
    elif record.name.split(".")[0] == "django":
        event["event"] = record.msg
    return event


def _path(exc_info: ExcInfo) -> list[str]:
    """Tell an error, and what it came of, by kind and by path."""
    told = []
    error: BaseException | None = exc_info[1]
    while error is not None:
        told.append(f"{type(error).__module__}.{type(error).__qualname__}")
        told += [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told


def _json(value: Any, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, **options)


_BEFORE: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.ExceptionRenderer(_path),
    _request,
    _time,
]


def _formatter(**everywhere: str) -> logging.Formatter:
    """Give what turns a line into JSON, with what every line of this process says."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_sentence_alone, *_BEFORE],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            lambda _logger, _method, event: {"time": event.pop("time"), **everywhere, **event},
            structlog.processors.JSONRenderer(serializer=_json),
        ],
    )
