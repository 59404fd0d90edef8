"""Fields of a Word file: the code of a field is hidden, its result is text."""


class Fields:
    """The fields open at a point of a story, outermost first."""

    def __init__(self) -> None:
        self._in_result: list[bool] = []
        self.in_code = False

    def meet(self, mark: str | None) -> None:
        """Take note of a ``w:fldChar``: ``begin``, ``separate`` or ``end``."""
        if mark == "begin":
            self._in_result.append(False)
        elif mark == "separate" and self._in_result:
            self._in_result[-1] = True
        elif mark == "end" and self._in_result:
            self._in_result.pop()
        self.in_code = not all(self._in_result)

    def end_paragraph(self) -> None:
        """Forget fields whose code has not ended: one lost mark must not hide the rest."""
        if self.in_code:
            self._in_result = [field for field in self._in_result if field]
            self.in_code = False
