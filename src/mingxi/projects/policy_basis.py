"""The documents a project rests on (立项依据), and when two citations name the same one."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.marks_between import marks_between
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation
from mingxi.quantities.miswriting import is_miswritten

_NUMBER = pattern_of(r"(?P<organ>.+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")
_NOT_OF_A_TITLE = pattern_of(r"[\s《》〈〉<>“”\"（）()]")
# The notice that issues one document stands for it; one that carries out a document does not.
_ISSUED_TITLE = pattern_of(r"[印转下]发\s*[〈<](?P<issued>[^〈〉<>]{4,})[〉>]\s*的?通知$")
_PERIOD = pattern_of(
    r"(?P<first>(?:19|20)\d{2})年?\s*[-－—–─~～至到]{1,2}\s*(?P<last>(?:19|20)\d{2})(?!\d)年?"
)
_FIVE_YEAR_PLAN = pattern_of(r"(?P<plan>十[一二三四五]五)(?=.{0,20}规划)")
_FIVE_YEAR_PLANS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}


class NumberParts(NamedTuple):
    """A document number (发文字号) in its three parts: issuing organ, year, serial."""

    organ: str
    year: int
    serial: str

    @property
    def series(self) -> tuple[str, int]:
        """The organ and the year, within which each serial is given once."""
        return self.organ, self.year


@lru_cache(maxsize=4096)  # the same few documents are cited throughout a county
def number_parts(number: str) -> NumberParts | None:
    """Take a normalised number (``蘅政办发〔2019〕6号``) apart, or give None for another form."""
    match = _NUMBER.fullmatch(number)
    return match and NumberParts(match["organ"], int(match["year"]), match["serial"])


def title_key(title: str) -> str:
    """Give what stays the same however a title is marked: 关于印发〈办法〉的通知 and 办法 agree."""
    notice = _ISSUED_TITLE.search(title)
    return _NOT_OF_A_TITLE.sub("", notice["issued"] if notice else title)


def named_period(title: str) -> tuple[int, int] | None:
    """Give the first and last year of the period that a title names, or None."""
    period = _PERIOD.search(title)
    if period is not None:
        return int(period["first"]), int(period["last"])
    plan = _FIVE_YEAR_PLAN.search(title)
    return _FIVE_YEAR_PLANS[plan["plan"]] if plan else None


def basis_of(project: ProjectText, reading: Reading) -> tuple[Citation, ...]:
    """Give the citations in the basis section of a project, in text order."""
    section = project.section(SectionKey.BASIS)
    if section is None:
        return ()
    return citations_in(reading, Span(section.body, section.end))


def bases(reading: Reading) -> Iterator[tuple[ProjectText, tuple[Citation, ...]]]:
    """Give every project with the citations of its basis."""
    for project in reading.projects:
        yield project, basis_of(project, reading)


def citations_in(reading: Reading, span: Span) -> tuple[Citation, ...]:
    """Give the citations that begin inside ``span``, in text order."""
    return tuple(marks_between(reading.citations, *span))


def likely_slip(number: str, other: str) -> bool:
    """Tell whether two numbers of one series differ by a single slip of the pen in the serial."""
    one, two = number_parts(number), number_parts(other)
    if one is None or two is None or one.series != two.series:
        return False
    return is_miswritten(one.serial, two.serial)
