"""The sheet that everything is printed on: a console, a language, and the few shapes of a line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from mingxi.languages import Message, render
from mingxi.places import Span
from mingxi.reports.excerpts import Excerpt, legible
from mingxi.reports.terminal.typesetting import rows

NARROWEST = 40
INDENT = 2
DETAIL = 4

Part = tuple[str, str]
"""A text and the style it is printed in."""


class Sheet:
    """What is set on a sheet goes to its console in one piece, when it is ``sent``.

    The text is data, never markup, and nothing in it can command the terminal.
    """

    def __init__(self, console: Console, language: str) -> None:
        self.language = language
        # Narrower than this nothing could be set legibly.
        self.width = max(NARROWEST, console.width)
        self._console = console
        self._set: list[Segment] = []

    def tell(self, message: Message) -> str:
        """Give a message in the language of the sheet."""
        return render(message, self.language)

    def send(self) -> None:
        """Print what was set since the last time."""
        self._console.print(Segments(self._set), end="", crop=False)
        self._set = []

    def blank(self) -> None:
        """Leave a line."""
        self._row(0, ())

    def bar(self, left: str, right: str) -> None:
        """Open a document: a bar with its name at the left and a remark at the right."""
        left, right = legible(left), legible(right)
        rest = self.width - cell_len(left) - cell_len(right) - len("━━   ")
        end = (f" {right}", "dim") if right else ("━", "cyan")
        self._row(0, (("━━ ", "cyan"), (left, "bold"), (" ", ""), ("━" * rest, "cyan"), end))

    def line(self, *parts: Part, indent: int = INDENT) -> None:
        """Set parts as one paragraph that keeps its indent when it breaks."""
        clean = [(legible(text), style) for text, style in parts]
        broken = rows("".join(text for text, _ in clean), self.width - indent)
        for row in _cut(clean, broken):
            self._row(indent, row)

    def labelled(
        self, label: str, text: str, *, label_style: str = "dim", indent: int = INDENT
    ) -> None:
        """Set a paragraph with a label that stands out to its left."""
        shift = indent + cell_len(label) + 2
        head = (" " * indent, ""), (label, label_style), ("  ", "")
        clean = legible(text)
        for start, end in rows(clean, self.width - shift):
            self._row(0, (*head, (clean[start:end], "")))
            head = (" " * shift, ""), ("", ""), ("", "")

    def quote(self, quoted: Excerpt, style: str, indent: int = INDENT) -> None:
        """Set an excerpt with the part that is meant underlined, and carets under it.

        The carets tell without colour what the underline tells with it.
        """
        line, marked = quoted
        broken = rows(line, self.width - indent)
        parts = [
            (line[: marked.start], ""),
            (line[marked.start : marked.end], f"underline {style}"),
            (line[marked.end :], ""),
        ]
        for span, row in zip(broken, _cut(parts, broken), strict=True):
            self._row(indent, row)
            start, end = max(span.start, marked.start), min(span.end, marked.end)
            if start < end:
                before = cell_len(line[span.start : start])
                self._row(indent + before, (("^" * cell_len(line[start:end]), style),))

    def _row(self, indent: int, parts: Iterable[Part]) -> None:
        """Set one row, which fits the width."""
        self._set.append(Segment(" " * indent))
        self._set.extend(Segment(text, Style.parse(style)) for text, style in parts if text)
        self._set.append(Segment.line())


def _cut(parts: Sequence[Part], spans: Iterable[Span]) -> Iterator[list[Part]]:
    """Give the parts of each span of the whole text; the spans come in order."""
    ends = list(accumulate(len(text) for text, _ in parts))
    first = 0
    for span in spans:
        while ends[first] <= span.start:
            first += 1
        last = first
        while ends[last] < span.end:
            last += 1
        yield [
            (text[max(0, span.start - end + len(text)) : span.end - end + len(text)], style)
            for (text, style), end in zip(
                parts[first : last + 1], ends[first : last + 1], strict=True
            )
        ]
