"""What a service refuses, told so that a person knows how to go on.

A service raises ``RefusedError`` for a wish that the rules forbid; pages and API show the same
words. What a person may not see is no refusal: it is not there (404), see ``selectors``.
"""


class RefusedError(Exception):
    """A wish that the rules forbid; nothing was done.

    ``code`` is for programs (``ledger-overspent``), ``message`` says what is wrong, ``where`` names
    the field or object it is about, ``mend`` says what to do next.
    """

    def __init__(
        self, code: str, message: str, *, where: str | None = None, mend: str = ""
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.where = where
        self.mend = mend
