"""Which documents a project form cites, in the form in which they are compared.

A document is known by its number (发文字号), however brackets and zeros were written; one without a
number, such as a law, by its title.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.projects.policy_basis import title_key as key_of_title
from mingxi.projects.project_text import SectionKey
from mingxi.prose.citations import citations_in
from mingxi.prose.marks import Citation, CitationKind

TITLE_CHARACTERS_MAX = 200
NUMBER_CHARACTERS_MAX = 64
_EXCERPT_REACH = 40
_STATE = "中华人民共和国"
_KINDS = {
    CitationKind.DOCUMENT: BasisKind.CIRCULAR,
    CitationKind.LAW: BasisKind.LAW,
    CitationKind.MINUTES: BasisKind.MINUTES,
    CitationKind.DECISION: BasisKind.DECISION,
}


class Cited(NamedTuple):
    """A document that a form cites; ``item_key`` is empty for the project as a whole."""

    item_key: str
    kind: BasisKind
    title: str
    number: str
    excerpt: str

    @property
    def number_key(self) -> str:
        """The number in the form in which it is compared."""
        return number_key(self.number)

    @property
    def title_key(self) -> str:
        """The title in the form in which it is compared."""
        return title_key(self.title)


class Known(NamedTuple):
    """A registered document, as far as citations are held against it."""

    id: int
    number_key: str
    title_key: str
    is_internal: bool


def number_key(number: str) -> str:
    """Give a number as it is compared: ``新办发[2020]07号`` and ``新办发〔2020〕7号`` agree."""
    bare = "".join(number.split())
    found = [each.number for each in citations_in(f"（{bare}）") if each.number]
    return (found[0] if len(found) == 1 else bare) if bare else ""


def title_key(title: str) -> str:
    """Give a title as it is compared: without marks, and without the name of the state before."""
    return key_of_title(title).removeprefix(_STATE)


def cited_in(form: ProjectForm) -> tuple[Cited, ...]:
    """Give every document that the form cites, each once for the project and for each item."""
    found: dict[tuple[str, str], Cited] = {}
    for item_key, words in _words_of(form):
        for citation in citations_in(words):
            cited = _cited(citation, item_key, words)
            found.setdefault((item_key, cited.number_key or cited.title_key), cited)
    return tuple(found.values())


def matched(cited: Cited, known: Iterable[Known]) -> int | None:
    """Give the registered document that is cited, or None.

    The number decides where one fits, else the title. Of several that fit, the one whose title
    fits as well stands first, then the unit's own.
    """
    known = list(known)
    number, title = cited.number_key, cited.title_key
    fitting = [each for each in known if number and each.number_key == number]
    fitting = fitting or [each for each in known if title and each.title_key == title]
    fitting.sort(key=lambda each: (each.title_key != title, not each.is_internal))
    return fitting[0].id if fitting else None


def _words_of(form: ProjectForm) -> Iterator[tuple[str, str]]:
    """Give the words that may cite: the basis first, then the items', then what else is written."""
    yield "", form.sections.get(SectionKey.BASIS, "")
    for item in form.every_item():
        yield item.key, item.basis
    for key, words in form.sections.items():
        if key is not SectionKey.BASIS:
            yield "", words


def _cited(citation: Citation, item_key: str, words: str) -> Cited:
    # A meeting has no title of its own: the words by which it is named stand for it.
    title = citation.title or ("" if citation.number else citation.text)
    start = max(0, citation.start - _EXCERPT_REACH)
    excerpt = words[start : citation.end + _EXCERPT_REACH].replace("\n", " ").strip()
    return Cited(
        item_key=item_key,
        kind=_KINDS[citation.kind],
        title=title.strip("《》")[:TITLE_CHARACTERS_MAX],
        number=(citation.number or "")[:NUMBER_CHARACTERS_MAX],
        excerpt=excerpt,
    )
