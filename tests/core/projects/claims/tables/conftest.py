"""A table is written the way a converter leaves it: cells parted by tabs, one row a line."""

from collections.abc import Callable

import pytest

from mingxi.documents.document import Document
from mingxi.documents.text_tables import tables_in
from mingxi.languages import render
from mingxi.projects.claims.claim import Claim
from mingxi.projects.claims.tables import table_claims
from mingxi.projects.claims.tables.sheets import Sheet, sheets_in
from mingxi.projects.grids import Band, bands_in
from mingxi.projects.table_figures import figures_with_cells
from mingxi.prose.amounts import figures_in
from mingxi.prose.marks import Figure

ClaimsOf = Callable[[str], list[Claim]]
SheetOf = Callable[[str], Sheet]
Because = Callable[[Claim], str]


def read(text: str) -> tuple[Document, tuple[Band, ...], tuple[Figure, ...]]:
    document = Document("", "", text, tables=tables_in(text))
    bands = bands_in(document)
    return document, bands, figures_with_cells(document, bands, figures_in(text))


@pytest.fixture(scope="session")
def claims_of() -> ClaimsOf:
    return lambda text: list(table_claims(*read(text)))


@pytest.fixture(scope="session")
def sheet_of() -> SheetOf:
    return lambda text: next(iter(sheets_in(*read(text))))


@pytest.fixture(scope="session")
def because() -> Because:
    return lambda claim: render(claim.because, "zh")
