"""Titles that stand without marks beside a number: 某局关于…的通知 某财〔2022〕161号."""

import re

from mingxi.patterns import pattern_of
from mingxi.prose.citations.titles import TITLE_CHARACTERS_MAX, Title, faults_of, name_of
from mingxi.prose.citations.vocabulary import (
    DOCUMENT_WORDS,
    ORGAN_END,
    after_leading_verbs,
    is_policy_name,
)

_MISSING = "outer-marks-missing"
_SENTENCE_END = pattern_of(r"[。；;：:\t]|\n[ \u3000]*\n")
_CLAUSE_END = pattern_of(r"[。；;：:\t“”\"，,、\n（(]")
_NAME = pattern_of(r"[㐀-鿿]{2,40}\Z")
_ENDS_WITH_DOCUMENT_WORD = pattern_of(rf"(?:{DOCUMENT_WORDS})(?:[（(][^（）()\n]{{1,20}}[）)])?\Z")
_VAGUE = pattern_of(r"有关|相关|上述|以上|文件|本|该|此|等|[〔〕《》]")
_NAME_CHARACTERS_MIN = 6

_AFTER_NUMBER = pattern_of(
    r"[）)]?\s{0,2}(?:文件|文)?\s{0,3}"
    r"((?:[㐀-鿿 \u3000、]{2,60}?)?(?:关于|印发|转发|批转)"
    r"(?:《[^《》]{1,80}》|[^。；;\t《》]){2,120}?"
    rf"(?:{DOCUMENT_WORDS})(?:[（(][^（）()\n]{{1,20}}[）)])?)"
    r"(?=[\s，。；;：:、）)”\"（(《]|\Z|等|文件|精神|要求|中)"
)
_ISSUER_BEFORE_ACT = pattern_of(r".*?(?=关于|印发|转发|批转)", re.DOTALL)
_OF_TITLE = pattern_of(r"的(?:通知|批复|决定|意见|公告|通告|通报|请示|报告|函|命令|说明)")
_ACT_ON_TITLE = pattern_of(
    r"(?:印发|转发|批转|发布|公布|同意|批准|修订|修改|废止|调整|下达|实施)\Z"
)


def title_before(text: str, end: int, floor: int, own_line: bool) -> Title | None:
    """Read backwards the unmarked title that ends at ``end``, not before ``floor``.

    ``own_line`` tells that title and number fill a line as in a list of documents, where marks are
    not asked for.
    """
    floor = max(floor, end - TITLE_CHARACTERS_MAX)
    window = text[floor:end]
    if not _ENDS_WITH_DOCUMENT_WORD.search(window):
        return None
    start = _start_with_about(text, floor, end)
    if start is None:
        start = _start_of_plain_name(window)
        if start is None:
            return None
        start += floor
        # A name alone is a title where its number stands in brackets, or where it opens its line.
        if text[end : end + 2].lstrip()[:1] not in ("（", "(") and not _opens_line(text, start):
            return None
    return _unmarked(text, start, end, own_line)


def title_after(text: str, end: int) -> Title | None:
    """Read the unmarked title that follows a number ending at ``end``."""
    match = _AFTER_NUMBER.match(text, end)
    if not match or match[1].count("\n") > 1:
        return None
    issuer = _ISSUER_BEFORE_ACT.match(match[1])
    if issuer and issuer[0].strip() and not ORGAN_END.search(issuer[0].rstrip()):
        return None
    start = match.start(1) + len(match[1]) - len(match[1].lstrip())
    return _unmarked(text, start, match.end(1), own_line=False)


def widened(text: str, title: Title, floor: int, own_line: bool) -> Title:
    """Widen 《办法》 in 关于印发《办法》的通知 to the document that is really cited."""
    tail = _OF_TITLE.match(text, title.end)
    if not tail:
        return title
    floor = max(floor, title.start - TITLE_CHARACTERS_MAX)
    start = _start_with_about(text, floor, title.start)
    if start is None and (act := _ACT_ON_TITLE.search(text, floor, title.start)):
        start = issuer_start(text, floor, act.start())
        start = start if start < act.start() else None
    if start is None:
        return title
    return _unmarked(text, start, tail.end(), own_line)


def issuer_start(text: str, floor: int, end: int) -> int:
    """Find where the bodies start that are named just before ``end`` (``end`` if none is)."""
    start = end
    while True:
        trimmed = len(text[floor:start].rstrip(" \u3000、")) + floor
        if trimmed < start and start == end and "、" in text[trimmed:start]:
            return start
        match = _NAME.search(text, floor, trimmed)
        if not match or not ORGAN_END.search(match[0]):
            return start
        verbs = after_leading_verbs(match[0])
        name = match[0][verbs:]
        start = match.start() + verbs
        if name[0] in "和及与并" and text[start - 1 : start] in tuple("》）)号件"):
            return start + 1
        if verbs:
            return start


def _unmarked(text: str, start: int, end: int, own_line: bool) -> Title:
    """Make the title; 《》 are right within it where it has no outer marks."""
    written = text[start:end]
    asked = () if own_line and _opens_line(text, start) else (_MISSING,)
    faults = faults_of(written.replace("《", "〈").replace("》", "〉"))
    return Title(start, end, name_of(written), (*asked, *faults))


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _start_with_about(text: str, floor: int, end: int) -> int | None:
    """Find the start of a title with 关于, behind the last sentence end, and of its issuers."""
    begin = floor
    for match in _SENTENCE_END.finditer(text, floor, end):
        begin = match.end()
    clause = max(text.rfind("\n", begin, end), text.rfind("，", begin, end), begin)
    about = text.find("关于", clause, end)
    if about < 0:
        about = text.rfind("关于", begin, end)
    if about < 0 or "》" in text[about:end].partition("《")[0]:
        return None
    return issuer_start(text, begin, about)


def _start_of_plain_name(window: str) -> int | None:
    start = 0
    for match in _CLAUSE_END.finditer(window):
        if window[match.start()] not in "（(" or "）" not in window[match.end() :]:
            start = match.end()
    start += len(window[start:]) - len(window[start:].lstrip())
    start += after_leading_verbs(window[start:])
    name = window[start:]
    vague = len(name) < _NAME_CHARACTERS_MIN or _VAGUE.search(name)
    return None if vague or not is_policy_name(name) else start
