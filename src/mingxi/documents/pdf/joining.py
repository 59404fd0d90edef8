"""Lines joined as their author wrote them: what stands between two lines, and what parts them.

A line ends early where the first piece of the next one that must not be broken would still have
found room on it. Which signs may not open or end a line follows the usage of Chinese typesetting
(GB/T 15834-2011, 5.1) as word processors carry it out.
"""

import re
from collections.abc import Iterable, Iterator

from mingxi.documents.manuscript import BLANK
from mingxi.documents.pdf.lines import Line

_OPENING = "（(〔［[【{《〈「『“‘¥￥$"
_CLOSING = "）)〕］]】}》〉」』”’，,。．.；;：:、！!？?％%‰℃…—–-～~·/"
# Signs of arithmetic stay with the figure behind them, and so do closing signs in front of one.
_PIECE = re.compile(
    f"[{re.escape(_OPENING)}]*[=＝×+＋－±≈<>≥≤]*(?:[A-Za-z0-9][A-Za-z0-9.,，%％/:+_&#@-]*|.)"
    f"[{re.escape(_CLOSING)}]*(?:(?<=[{re.escape(_CLOSING)}])[0-9][0-9.,]*|[“”‘’]+.|(?<=[”’]).)?",
    re.DOTALL,
)
# No paragraph ends with one of these, and none begins with one of those.
_GOING_ON = frozenset(_OPENING + "，、")
_GOING_BACK = frozenset("）)〕］]】}》〉」』”’，,。．；;：:、！!？?％%")
_LABEL = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、．.是]|[（(][一二三四五六七八九十\d]{1,3}[）)][、．.]?"
    r"|\d{1,2}(?:[、．）)]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,3}[章条节]|[•●■◆➢√□☑☒])"
    r"[ \u3000]?"
)
_SENTENCE_ENDS = "。；;！!？?：:"

# In characters: how far the last one may still miss the margin.
_SPARE = 0.3


def label_length(text: str) -> int:
    """Give the length of the number or bullet that a line begins with; 0 where it has none."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where an item of a list may end."""
    return text[-1] in _SENTENCE_ENDS


def awaits_more(text: str) -> bool:
    """Tell whether a line ends where no paragraph does: behind a comma or an opening bracket."""
    return text[-1] in _GOING_ON


def ended_early(line: Line, following: Line, right: float) -> bool:
    """Tell whether the beginning of the next line would have found room before ``right``."""
    if awaits_more(line.text) or following.text[0] in _GOING_BACK:
        return False
    return right - line.box.right > piece_width(following) + _SPARE * line.size


def piece_width(line: Line) -> float:
    """Measure what a line begins with and what must not be broken."""
    match = _PIECE.match(line.text)
    end = match.end() if match else 1
    right = line.lefts[end] if end < len(line.lefts) else line.box.right
    return right - line.lefts[0]


def joint(line: Line, following: Line) -> str:
    """Give what stands between two lines of one paragraph: a blank between Latin words."""
    before, after = line.text[-1], following.text[0]
    if line.blank_after and (before.isascii() or after.isascii()):
        return " "
    if not before.isascii() or not after.isascii():
        return ""
    if before.isalpha():
        return " " if after.isalnum() or after == "(" else ""
    return " " if before in ",.;:)" and after.isalpha() else ""


def in_one_paragraph(lines: Iterable[Line]) -> str:
    """Join the lines of a paragraph."""
    pieces: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None:
            pieces.append(joint(last, line))
        pieces.append(line.text)
        last = line
    return "".join(pieces)


def in_one_cell(lines: Iterable[Line], width: float) -> str:
    """Join the lines of a cell that is ``width`` wide inside, its paragraphs parted by a blank."""
    return BLANK.join(map(in_one_paragraph, _cell_paragraphs(lines, width)))


def _cell_paragraphs(lines: Iterable[Line], width: float) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph:
            last = paragraph[-1]
            item = label_length(line.text) and ends_sentence(last.text)
            if item or ended_early(last, line, last.box.left + width):
                yield paragraph
                paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph
