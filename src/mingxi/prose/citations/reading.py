"""Bring titles, numbers and meetings together into citations."""

from bisect import bisect_right

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.prose.citations.meetings import Meeting, meetings_in
from mingxi.prose.citations.numbers import DocumentNumber, numbers_in
from mingxi.prose.citations.titles import Title, titles_in
from mingxi.prose.citations.unmarked import title_after, title_before, widened
from mingxi.prose.citations.vocabulary import is_law_name, is_policy_name
from mingxi.prose.marks import Citation, CitationKind

_OPENING = "（(〔［[【"
_CLOSING = "）)〕］]】"
_TITLE_TO_NUMBER = pattern_of(
    r"(?:的(?:通知|批复|决定|意见|公告|通告|函))?"
    r"(?:[（(](?:以下)?(?:统|简)称[^（）()\n]{1,40}[）)])?\s{0,3}"
    r"([（(〔［\[【）)]?)\s{0,3}(?:文号[：:]?|发文字号[：:]?)?\s{0,2}\Z"
)
_NUMBER_TO_TITLE = pattern_of(
    r"[）)]?(?:\s{0,2}(?:文件|文)[：:]?\s{0,3}|[ \t\u3000]{0,3}[：:]?[ \t\u3000]{0,3})\Z"
)
_GAP_CHARACTERS_MAX = 60
_CLOSING_WITHIN = 60
_OPENING_WITHIN = 200


def citations_in(text: str) -> tuple[Citation, ...]:
    """Find every policy document that ``text`` cites, in order and without overlap.

    A citation is a title in marks that calls itself a policy document, a document number, or both
    together; a title without marks beside a number; and a meeting cited by number or day.
    """
    numbers = numbers_in(text)
    titles = titles_in(text, numbers)
    citations = _Pairing(text, titles, numbers).citations()
    return tuple(_with_meetings(text, citations))


class _Pairing:
    """Walk titles and numbers in the order of the text and marry neighbours."""

    def __init__(self, text: str, titles: list[Title], numbers: list[DocumentNumber]) -> None:
        self.text = text
        self.titles = [t for t in titles if not _defines_short_name(text, t)]
        self.numbers = [n for n in numbers if not _within_any(n, titles)]
        self.found: list[Citation] = []
        self.end = 0

    def citations(self) -> list[Citation]:
        titles, numbers = self.titles, self.numbers
        at_title = at_number = 0
        while at_title < len(titles) or at_number < len(numbers):
            title = titles[at_title] if at_title < len(titles) else None
            number = numbers[at_number] if at_number < len(numbers) else None
            if title and title.start < self.end:
                at_title += 1
            elif number and number.start < self.end:
                at_number += 1
            elif title and (number is None or title.start < number.start):
                self._title_first(title, number)
                at_title += 1
            elif number:
                self._number_first(number, title)
                at_number += 1
        return self.found

    def _title_first(self, title: Title, number: DocumentNumber | None) -> None:
        whole = widened(self.text, title, self.end, self._ends_line(number))
        if number and self._adjoins(whole, number):
            self._keep(whole, number)
        elif is_policy_name(whole.name):
            self._keep(whole, None)

    def _number_first(self, number: DocumentNumber, title: Title | None) -> None:
        before = self._unmarked_before(number)
        if before:
            self._keep(before, number)
        elif title and self._leads_to(number, title):
            self._keep(title, number, "number-first")
        elif after := title_after(self.text, number.end):
            self._keep(after, number, "number-first")
        else:
            self._keep(None, number)

    def _adjoins(self, title: Title, number: DocumentNumber) -> bool:
        gap = self.text[title.end : number.start]
        return len(gap) <= _GAP_CHARACTERS_MAX and bool(_TITLE_TO_NUMBER.match(gap))

    def _leads_to(self, number: DocumentNumber, title: Title) -> bool:
        gap = self.text[number.end : title.start]
        return len(gap) <= _GAP_CHARACTERS_MAX and bool(_NUMBER_TO_TITLE.match(gap))

    def _unmarked_before(self, number: DocumentNumber) -> Title | None:
        """Read a title without marks that ends before the number, on its line.

        A number that fills a line may belong to the title above it.
        """
        blanks = None if self._ends_line(number) else " \t\u3000\xa0"
        before = self.text[self.end : number.start].rstrip(blanks)
        if before and before[-1] in _OPENING:
            before = before[:-1].rstrip(blanks)
        return title_before(self.text, self.end + len(before), self.end, self._ends_line(number))

    def _ends_line(self, number: DocumentNumber | None) -> bool:
        """Tell whether a number ends its line, as in a list of documents."""
        if not number:
            return False
        return self.text[number.end : number.end + 4].lstrip(" \u3000")[:1] in ("", "\n")

    def _keep(self, title: Title | None, number: DocumentNumber | None, *faults: str) -> None:
        """Make the citation of a title, a number or both, with the brackets around the number."""
        parts = [part for part in (title, number) if part]
        start, end = min(p.start for p in parts), max(p.end for p in parts)
        seen = [*faults, *(title.faults if title else ())]
        if number:
            seen += number.faults
            opening = self._opening(number, title)
            if title and opening and self.text[number.end : number.end + 1] in tuple(_CLOSING):
                end = max(end, number.end + 1)
            if self._bracket_broken(number, opening):
                seen.append("parenthesis-broken")
        self.found.append(
            Citation(
                start,
                end,
                self.text[start:end],
                title.name if title else None,
                number.value if number else None,
                _kind(title, number),
                Span(title.start, title.end) if title else None,
                Span(number.start, number.end) if number else None,
                tuple(dict.fromkeys(seen)),
            )
        )
        self.end = end

    def _opening(self, number: DocumentNumber, title: Title | None) -> str:
        """Give the bracket before a number, looked for behind its title only."""
        floor = title.end if title and title.end <= number.start else self.end
        before = self.text[floor : number.start].rstrip()[-1:]
        return before if before and before in _OPENING + _CLOSING else ""

    def _bracket_broken(self, number: DocumentNumber, opening: str) -> bool:
        """Tell whether the round bracket around a number is open only, closed only or turned."""
        follows = self.text[number.end : number.end + 1]
        if opening and opening in _CLOSING:
            return follows in tuple(_CLOSING)
        if opening:
            rest = self.text[number.end : number.end + _CLOSING_WITHIN].partition("\n")[0]
            return next((char for char in rest if char in "（(）)"), "") not in ("）", ")")
        return follows in ("）", ")") and not self._stands_in_brackets(number.start)

    def _stands_in_brackets(self, position: int) -> bool:
        depth = 0
        floor = max(self.text.rfind("\n", 0, position), position - _OPENING_WITHIN, 0)
        for char in reversed(self.text[floor:position]):
            depth += (char in "）)") - (char in "（(")
            if depth < 0:
                return True
        return False


def _kind(title: Title | None, number: DocumentNumber | None) -> CitationKind:
    if title and "纪要" in title.name and not number:
        return CitationKind.MINUTES
    if (number and number.is_order) or (title and is_law_name(title.name)):
        return CitationKind.LAW
    return CitationKind.DOCUMENT


def _defines_short_name(text: str, title: Title) -> bool:
    return text[max(0, title.start - 3) : title.start].rstrip("：:“").endswith("称")


def _within_any(number: DocumentNumber, titles: list[Title]) -> bool:
    index = bisect_right(titles, number.start, key=lambda title: title.start) - 1
    return index >= 0 and number.end <= titles[index].end


def _with_meetings(text: str, citations: list[Citation]) -> list[Citation]:
    """Add the meetings that stand outside every other citation."""
    starts = [citation.start for citation in citations]
    merged = list(citations)
    for meeting in meetings_in(text):
        index = bisect_right(starts, meeting.end - 1) - 1
        if index < 0 or citations[index].end <= meeting.start:
            merged.append(_citation_of(meeting))
    return sorted(merged)


def _citation_of(meeting: Meeting) -> Citation:
    kind = CitationKind.MINUTES if meeting.is_minutes else CitationKind.DECISION
    span = Span(meeting.start, meeting.end)
    return Citation(meeting.start, meeting.end, meeting.name, meeting.name, None, kind, span)
