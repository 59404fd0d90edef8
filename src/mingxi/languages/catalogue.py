"""The compiled catalogues, found beside this module and read once."""

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files

MESSAGES = "mingxi"


class CatalogueMissingError(Exception):
    """A catalogue has not been compiled; the text says how to mend it."""

    def __init__(self, language: str) -> None:
        super().__init__(
            f"the '{language}' catalogue is not compiled; run: make install"
            f"（“{language}”语言目录尚未编译，请运行 make install）"
        )


@cache
def catalogue(language: str, domain: str = MESSAGES) -> GNUTranslations:
    """Give the catalogue of ``language``; raises CatalogueMissingError if never compiled."""
    compiled = files(__package__) / language / "LC_MESSAGES" / f"{domain}.mo"
    try:
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        raise CatalogueMissingError(language) from None
