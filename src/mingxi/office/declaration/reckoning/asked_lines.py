"""What one may ask of the lists of projects: the same by page, by program, and for a file."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mingxi.office.declaration.reckoning.project_form import FEN_MAX
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Standing,
)

# They come as the text of an address.
Year = Annotated[int, Field(ge=2000, le=2099)]
Fen = Annotated[int, Field(ge=0, le=FEN_MAX)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50)]


class AskedLines(BaseModel):
    """Which lines, in which order; what is left out is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: Year
    standing: Standing = Standing.HELD
    unit: Annotated[str, StringConstraints(max_length=32)] = Field(
        "", description="单位编码；包括下级单位"
    )
    category: ProjectCategory | None = None
    project_state: ProjectState | None = None
    state: DeclarationState | None = None
    words: Words = Field("", description="项目名称中的词，或者项目代码的开头")
    mark: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    asked_min_fen: Fen | None = None
    asked_max_fen: Fen | None = None
    sort: Annotated[str, StringConstraints(max_length=32)] = Field(
        "", description="按哪一列排列，前面加 - 为降序"
    )
