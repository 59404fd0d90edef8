"""From a message to the sentence a reader sees."""

from enum import StrEnum

from mingxi.languages.catalogue import MESSAGES, catalogue
from mingxi.languages.message import Message, Name, Value


class Language(StrEnum):
    """The languages a reader may choose; the values are those of the report contract."""

    ZH = "zh"
    EN = "en"


# What stands between the parts of a list.
_BETWEEN = {Language.ZH: "、", Language.EN: ", "}


def render(message: Message, language: str) -> str:
    """Give ``message`` in ``language``, every placeholder filled.

    A filling is never read as a template, and a template without an English entry is given in
    Chinese. Raises ValueError for a language that is not spoken, CatalogueMissingError where
    English was never compiled, and KeyError for a placeholder without a filling.
    """
    return translated(message.template, language).format_map(
        {name: _filling(value, language) for name, value in message.values}
    )


def _filling(value: Value, language: str) -> str | int:
    match value:
        case Message():
            return render(value, language)
        case Name(zh, en):
            return zh if language == Language.ZH else en
        case tuple():
            return _BETWEEN[Language(language)].join(str(_filling(one, language)) for one in value)
    return value


def translated(text: str, language: str, domain: str = MESSAGES) -> str:
    """Give a Chinese text in ``language`` by the catalogue of ``domain``; raises as ``render``."""
    # The empty text is the key of the catalogue's own header.
    if Language(language) is Language.ZH or not text:
        return text
    return catalogue(language, domain).gettext(text)
