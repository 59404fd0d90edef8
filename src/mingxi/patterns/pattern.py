"""Regular expressions that cost nothing until they are asked.

The rooms above have some seven hundred, and a text needs a third of them. To compile them all took
longer than everything else that a check does: a range of Chinese characters takes a millisecond.
"""

import re
from typing import cast


class _Waiting:
    """Stands for a pattern; once asked, it has everything the compiled pattern has as its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            # Whoever copies or sorts values looks for these; a pattern has none of its own.
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        own = vars(self)
        own.update((known, getattr(compiled, known)) for known in dir(compiled) if known[0] != "_")
        try:
            return own[name]
        except KeyError:
            raise AttributeError(name) from None


def pattern_of(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give the pattern that ``re.compile`` would, compiled when it is first asked.

    It is asked as fast as any other from then on. It is not the ``re`` of its matches, though.
    """
    return cast("re.Pattern[str]", _Waiting(source, flags))
