"""What a file says otherwise than was asked, member by member."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from mingxi.projects.drafts.draft import DraftDocument
from mingxi.projects.drafts.json_form import json_of


class Difference(NamedTuple):
    """Where two documents differ, as a path of their JSON, and the JSON of both there."""

    path: str
    asked: str
    read: str


def differences(asked: DraftDocument, read: DraftDocument) -> tuple[Difference, ...]:
    """Give every difference between two documents of drafts, none where they are equal."""
    return tuple(_differences(json_of(asked), json_of(read), "$"))


def _differences(asked: Any, read: Any, path: str) -> Iterator[Difference]:
    if isinstance(asked, dict) and isinstance(read, dict):
        for name in {**asked, **read}:
            yield from _differences(asked.get(name), read.get(name), f"{path}.{name}")
    elif isinstance(asked, list) and isinstance(read, list) and len(asked) == len(read):
        for place, (one, other) in enumerate(zip(asked, read, strict=True)):
            yield from _differences(one, other, f"{path}[{place}]")
    elif asked != read:
        yield Difference(path, _json(asked), _json(read))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
