"""The JSON Schema that every report keeps to (draft 2020-12), as published with the package."""

from importlib.resources import files


def schema_text() -> str:
    """Give the schema as it is printed by ``mingxi schema``."""
    return (files(__package__) / "report.schema.json").read_text(encoding="utf-8")
