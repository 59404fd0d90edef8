"""The bytes of a request, read once and before anything is opened for writing."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError
from ninja.parser import Parser
from ninja.types import DictStrAny

_NUL = "\0"


class StrictParser(Parser):
    """Refuses what JSON does not know (NaN) and what no database stores (the character NUL)."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Read a JSON body; raises ValueError, which is answered with 400."""
        body = json.loads(request.body, parse_constant=_no_number)
        if any(_NUL in text for text in _texts(body)):
            raise ValueError
        return cast("DictStrAny", body)

    def parse_querydict(
        self, data: MultiValueDict[str, str], list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """Read a query or a form."""
        if any(_NUL in text for key, texts in data.lists() for text in (key, *map(str, texts))):
            raise HttpError(400, "NUL")
        return super().parse_querydict(data, list_fields, request)


def read(request: HttpRequest) -> None:
    """Read the whole body, so that no transaction ever waits for the network.

    Raises RequestDataTooBig, SuspiciousOperation or MultiPartParserError.
    """
    if _NUL in request.path_info:
        raise HttpError(404, "NUL")
    if request.content_type == "multipart/form-data":
        request.FILES  # noqa: B018 - looking at them reads them
    else:
        request.body  # noqa: B018 - the same


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _texts(value: Any) -> Iterator[str]:
    """Give every text in a JSON value, keys included."""
    open_ones = [value]
    while open_ones:
        match open_ones.pop():
            case str(text):
                yield text
            case dict(members):
                yield from members
                open_ones.extend(members.values())
            case list(items):
                open_ones.extend(items)
