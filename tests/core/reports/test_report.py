"""The types of a report and its published schema have the same members."""

import json
import typing
from typing import Any

import pytest

from mingxi.reports import report
from mingxi.reports.schema import schema_text

SHAPES = json.loads(schema_text())["$defs"]
TYPES = {name: shape for name, shape in vars(report).items() if typing.is_typeddict(shape)}


def test_every_type_is_published() -> None:
    assert set(TYPES) == {name for name, shape in SHAPES.items() if shape.get("type") == "object"}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_members_of_its_shape(name: str) -> None:
    assert TYPES[name].__annotations__.keys() == SHAPES[name]["properties"].keys()


@pytest.mark.parametrize("name", TYPES)
def test_what_the_contract_requires_is_always_there(name: str) -> None:
    required: Any = TYPES[name].__required_keys__
    assert required >= set(SHAPES[name]["required"])
