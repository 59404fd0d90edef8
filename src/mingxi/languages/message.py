"""A sentence for a reader: a Chinese template with named placeholders and its values."""

from typing import NamedTuple, TypeAlias


class Name(NamedTuple):
    """What a thing is called to readers of each tongue, where no sentence says it.

    A column of the database has a Chinese name in the trade; others know it by its own name.
    """

    zh: str
    en: str


Value: TypeAlias = "str | int | Message | Name | tuple[str | Message | Name, ...]"


class Message(NamedTuple):
    """A template and what fills it; rendered late, so that the same value speaks both languages.

    ``template`` is the Chinese sentence and the key in the catalogue; ``values`` are pairs of
    placeholder name and filling. A filling may itself be a message or a name, or a list of such,
    which is joined as lists are in the reader's language.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()


def say(template: str, **values: Value) -> Message:
    """Make a message; ``say`` is the word that Babel extracts."""
    return Message(template, tuple(values.items()))
