"""The types of a comparison and its published schema have the same members."""

import json
import typing
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mingxi.projects.comparison.difference import Change, Topic, Weight
from mingxi.reports import comparison, report
from mingxi.reports.schema import schema_text

SCHEMA = json.loads(schema_text("comparison"))
SHAPES = SCHEMA["$defs"]
TYPES = {name: shape for name, shape in vars(comparison).items() if typing.is_typeddict(shape)}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == comparison.SCHEMA


def test_every_type_is_published() -> None:
    assert set(TYPES) == {name for name, shape in SHAPES.items() if shape.get("type") == "object"}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_members_of_its_shape(name: str) -> None:
    assert TYPES[name].__annotations__.keys() == SHAPES[name]["properties"].keys()


@pytest.mark.parametrize("name", TYPES)
def test_what_the_contract_requires_is_always_there(name: str) -> None:
    required: Any = TYPES[name].__required_keys__
    assert required >= set(SHAPES[name]["required"])


@pytest.mark.parametrize(
    ("member", "codes"), [("topic", Topic), ("change", Change), ("weight", Weight)]
)
def test_every_code_is_published(member: str, codes: Any) -> None:
    published = SHAPES["Difference"]["properties"][member]["enum"]
    assert published == [code.value for code in codes]


def test_tools_and_errors_are_those_of_a_report() -> None:
    assert comparison.Tool is report.Tool
    assert comparison.Error is report.Error
