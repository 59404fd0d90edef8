"""The sheet that everything is printed on: a console, a language, and the few shapes of a line."""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mingxi.languages import Message, render
from mingxi.places import Span
from mingxi.reports.terminal.typesetting import Excerpt, legible, rows

NARROWEST = 40
INDENT = 2
DETAIL = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A console that speaks one language; the text it prints is data, never markup."""

    console: Console
    language: str

    @property
    def width(self) -> int:
        """The width in cells; narrower than NARROWEST nothing could be set legibly."""
        return max(NARROWEST, self.console.width)

    def tell(self, message: Message) -> str:
        """Give a message in the language of the sheet."""
        return render(message, self.language)

    def blank(self) -> None:
        """Leave a line."""
        self.console.print()

    def bar(self, left: str, right: str) -> None:
        """Open a document: a bar with its name at the left and a remark at the right."""
        left, right = legible(left), legible(right)
        line = Text.assemble(("━━ ", "cyan"), (left, "bold"), " ")
        rest = self.width - cell_len(line.plain) - cell_len(right) - 1
        line.append("━" * rest, "cyan")
        line.append(f" {right}" if right else "━", "dim" if right else "cyan")
        self._print(line)

    def line(self, *parts: tuple[str, str], indent: int = INDENT) -> None:
        """Print parts of (text, style) as a paragraph that keeps its indent when it breaks."""
        whole = Text.assemble(*((legible(text), style) for text, style in parts))
        for start, end in rows(whole.plain, self.width - indent):
            self._print(_indented(whole[start:end], indent))

    def labelled(
        self, label: str, text: str, *, label_style: str = "dim", indent: int = INDENT
    ) -> None:
        """Print a paragraph with a label that stands out to its left."""
        shift = indent + cell_len(label) + 2
        head = Text.assemble(" " * indent, (label, label_style), "  ")
        clean = legible(text)
        for start, end in rows(clean, self.width - shift):
            self._print(head + Text(clean[start:end]))
            head = Text(" " * shift)

    def quote(self, quoted: Excerpt, style: str, indent: int = INDENT) -> None:
        """Print an excerpt with the part that is meant underlined, and carets under it.

        The carets tell without colour what the underline tells with it.
        """
        for row in rows(quoted.line, self.width - indent):
            text = Text(quoted.line[row.start : row.end])
            marked = _common(row, quoted.marked)
            if marked:
                text.stylize(f"underline {style}", marked.start - row.start, marked.end - row.start)
            self._print(_indented(text, indent))
            if marked:
                before = cell_len(quoted.line[row.start : marked.start])
                carets = "^" * cell_len(quoted.line[marked.start : marked.end])
                self._print(_indented(Text(carets, style), indent + before))

    def _print(self, line: Text) -> None:
        self.console.print(line, overflow="ignore", no_wrap=True, crop=False, highlight=False)


def _indented(line: Text, indent: int) -> Text:
    return Text(" " * indent) + line


def _common(one: Span, other: Span) -> Span | None:
    """Give the range that two have in common, or None."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None
