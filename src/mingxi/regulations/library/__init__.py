"""What the law says, as data: one TOML file to a subject, each entry with its days and source."""

import tomllib
from importlib.resources import files
from typing import Any


def entries_of(subject: str) -> dict[str, Any]:
    """Read the file of one subject (``instruments``) as TOML gives it."""
    text = (files(__package__) / f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
