"""What was read from an imported file: its text, the findings, and each project as far as it goes.

A value knows the characters it came from; what the text does not say is left empty and asked of
the person, never supposed. It is kept as JSON in a stored file.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Continuity, ProjectCategory
from mingxi.projects.project_text import SectionKey

Place = tuple[int, int]
"""A half-open range of code points of the text."""


class ReadProject(BaseModel):
    """One project of a file, as far as the text tells it.

    ``places`` has the place of every value, by its path in the form (``name``,
    ``items[i1].amount_fen``, ``sections.basis``, ``funding[0]``). ``untaken`` says, each in a
    sentence, what of the text could not be taken over. ``carried`` tells that the file brought the
    form along, with words nobody has changed since.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    fiscal_year: int | None = None
    unit_name: str = ""
    owner: str = ""
    category: ProjectCategory | None = None
    continuity: Continuity | None = None
    first_year: int | None = None
    last_year: int | None = None
    function_code: str = ""
    total_fen: int | None = None
    next_year_fen: int = 0
    year_after_fen: int = 0
    sections: dict[SectionKey, str] = Field(default_factory=dict)
    items: tuple[FormItem, ...] = ()
    funding: tuple[FormFunding, ...] = ()
    instalments: tuple[FormInstalment, ...] = ()
    indicators: tuple[FormIndicator, ...] = ()
    places: dict[str, Place] = Field(default_factory=dict)
    untaken: tuple[str, ...] = ()
    carried: bool = False

    def form(self, answers: Mapping[str, Any]) -> ProjectForm:
        """Make the form of it, with ``answers`` in the place of what was read.

        Raises pydantic's ValidationError where something needed is in neither.
        """
        read = self.model_dump(exclude={"places", "untaken", "carried"}, exclude_none=True)
        return ProjectForm.model_validate({**read, **answers})


class ImportedText(BaseModel):
    """All that was read from one file.

    ``document`` is the report contract's document (text, tables, findings), whose ``error`` says
    why a file could not be read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: dict[str, Any]
    projects: tuple[ReadProject, ...] = ()

    @property
    def error(self) -> str:
        """The code of why the file could not be read; empty where it could."""
        told = self.document["error"]
        return str(told["code"]) if told else ""

    @property
    def message(self) -> str:
        """The sentence that tells why the file could not be read; empty where it could."""
        told = self.document["error"]
        return str(told["message"]) if told else ""
