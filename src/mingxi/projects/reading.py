"""A document understood: its marks, its projects and its claims."""

from dataclasses import dataclass

from mingxi.documents.document import Document
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.project_text import ProjectText
from mingxi.prose.marks import Citation, DateMark, Figure, OutlineMark


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine understood of one document; the subject that every rule questions.

    ``figures`` are in text order and hold the amounts of table cells too; ``explained`` has, for
    each project, the money asked for and the part of it that calculations in the text explain, in
    fen.
    """

    document: Document
    figures: tuple[Figure, ...]
    dates: tuple[DateMark, ...]
    citations: tuple[Citation, ...]
    outline: tuple[OutlineMark, ...]
    projects: tuple[ProjectText, ...]
    claims: tuple[Claim, ...]
    explained: tuple[tuple[int, int] | None, ...]

    @property
    def text(self) -> str:
        """The flat text of the document."""
        return self.document.text

    def claims_of(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """Give the claims of one kind, in text order."""
        return tuple(claim for claim in self.claims if claim.kind is kind)
