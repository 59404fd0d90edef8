"""The JSON Schemas that reports keep to (draft 2020-12), as published with the package."""

from importlib.resources import files

SCHEMAS = ("report", "comparison")
"""The names of the schemas; the first is the one that is meant where none is named."""


def schema_text(name: str = SCHEMAS[0]) -> str:
    """Give the schema as it is printed by ``mingxi schema NAME``."""
    return (files(__package__) / f"{name}.schema.json").read_text(encoding="utf-8")
