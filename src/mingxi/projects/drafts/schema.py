"""The JSON Schema that a draft keeps to as JSON (draft 2020-12), as published with the package."""

from importlib.resources import files
from typing import Final

SCHEMA: Final = "mingxi.project-text/1"


def schema_text() -> str:
    """Give the schema as it is printed by ``mingxi schema project-text``."""
    return (files(__package__) / "project-text.schema.json").read_text(encoding="utf-8")
