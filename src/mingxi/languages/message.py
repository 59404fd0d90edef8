"""A sentence for a reader: a Chinese template with named placeholders and its values."""

from typing import NamedTuple, TypeAlias

Value: TypeAlias = "str | int | Message"


class Message(NamedTuple):
    """A template and what fills it; rendered late, so that the same value speaks both languages.

    ``template`` is the Chinese sentence and the key in the catalogue; ``values`` are pairs of
    placeholder name and filling (a filling may itself be a message).
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()


def say(template: str, **values: Value) -> Message:
    """Make a message; ``say`` is the word that Babel extracts."""
    return Message(template, tuple(values.items()))
