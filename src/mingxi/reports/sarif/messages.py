"""Texts as the strings of a SARIF message (3.11): plain, and nothing in them is an instruction."""

from typing import Any


def message(text: str) -> dict[str, Any]:
    """Give a message, or a description in several formats, that has plain text alone."""
    return {"text": plain(text)}


def plain(text: str) -> str:
    """Write a text so that a viewer shows it as it is.

    Braces would be placeholders unless doubled (3.11.5). Brackets followed by parentheses would be
    a link (3.11.6), which a document under check must not slip in; a blank between them parts them.
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
