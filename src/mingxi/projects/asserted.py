"""What a text says of its own project, as against what it forbids, denies, cites or tells of.

The words of a breach stand in innocent sentences as well: 严禁以购买服务名义招聘人员, 不含烟酒, the
title of a circular, a practice that has ended. Only what is left is said of the project.
"""

import re
from collections.abc import Iterator

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at

# A ban holds for the rest of its sentence; a denial for its clause.
_BANNED = pattern_of(r"不得|严禁|禁止|不准|不允许|负面清单|违反|违规")
_DENIED = pattern_of(
    r"不(?:[再予含上设提列能可应用是属包涉存作得]|安排)|未(?![来成])|没有|并非|而非|无[烟酒需须]|杜绝|防止|避免|防范|拒绝"
    r"|整治|查处|纠正|整改|取消|停止|退出|清退|以往|过去|此前|原先|原来|曾|是否|有无|如[有果]|若(?!干)"
)
_DENIED_BEHIND = pattern_of(
    r"问题|现象|情形|除外|整治|治理|自查|清理|一律不|一概不|均不|不上|不提供|未提供|不安排|不予|不得|不属|不在|不列|不能|不可|已(?:全部|全面|于)?[^，。；\n]{0,8}"
    r"(?:清退|终止|停止|结束|取消|整改|解除)"
)
# The items of a ban may stand in sentences of their own: 下列事项不得纳入：（一）…；（二）….
_BAN_OF_A_LIST = pattern_of(r"不得(?:纳入|作为|列入)|负面清单|不属于政府购买服务")
# A comma inside a number ends nothing: 5,900元. The mark comes first, for the engine leaps to it.
_NOT_IN_NUMBER = r"(?!(?<=\d,)\d)"
_CLAUSE_END = pattern_of(rf"[，。；;：:（）()\n\t,]{_NOT_IN_NUMBER}")
_CLAUSE_STOPS = "，。；;：:（()）\n\t"
_COMMAS = pattern_of(f",{_NOT_IN_NUMBER}")
_REACH = 300
_TITLE_REACH = 100


def asserted(reading: Reading, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Give the places where the text says ``words`` of its own project, in order."""
    for match in words.finditer(reading.text):
        if is_asserted(reading.text, Span(*match.span())):
            yield match


def is_asserted(text: str, span: Span) -> bool:
    """Tell whether what stands at ``span`` is said of the project itself."""
    return not (is_cited(text, span) or is_banned(text, span) or _is_denied(text, span))


def is_cited(text: str, span: Span) -> bool:
    """Tell whether the place lies inside title marks that are open there."""
    before = text[max(0, span.start - _TITLE_REACH) : span.start]
    return before.rfind("《") > before.rfind("》")


def is_banned(text: str, span: Span) -> bool:
    """Tell whether a ban in the sentence, or over the list it belongs to, covers the place."""
    sentence = sentence_at(text, span.start)
    if _BANNED.search(text, sentence.start, span.end):
        return True
    earliest = max(0, span.start - _REACH)
    paragraph = max(earliest, text.rfind("\n", earliest, span.start) + 1)
    return _BAN_OF_A_LIST.search(text, paragraph, span.start) is not None


def _is_denied(text: str, span: Span) -> bool:
    if _DENIED.search(text, clause_start(text, span.start), span.end):
        return True
    return _DENIED_BEHIND.search(text, span.end, clause_end(text, span.end)) is not None


def clause_start(text: str, place: int) -> int:
    """Give where the clause (from the last comma, stop or bracket) around ``place`` begins."""
    earliest = max(0, place - _REACH)
    start = max(earliest, *[text.rfind(stop, earliest, place) + 1 for stop in _CLAUSE_STOPS])
    commas = [match.end() for match in _COMMAS.finditer(text, start, place)]
    return commas[-1] if commas else start


def clause_end(text: str, place: int) -> int:
    """Give where the clause around ``place`` ends."""
    latest = min(len(text), place + _REACH)
    stop = _CLAUSE_END.search(text, place, latest)
    return stop.start() if stop else latest
