"""Errors that a reader can act on, in either tongue."""

from mingxi.languages import Language, Message, render


class ToldError(Exception):
    """Something that cannot be done; ``said`` tells what is wrong and how to mend it."""

    def __init__(self, said: Message) -> None:
        super().__init__(render(said, Language.ZH))
        self.said = said
