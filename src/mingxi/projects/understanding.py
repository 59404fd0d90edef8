"""From a document to its reading: marks, projects, tables and claims, one way with no way back."""

from mingxi.documents.document import Document
from mingxi.projects.claims.engine import claims_in
from mingxi.projects.claims.explained import explained_money
from mingxi.projects.claims.tables import table_claims
from mingxi.projects.grids import bands_in
from mingxi.projects.project_reading import projects_in
from mingxi.projects.reading import Reading
from mingxi.projects.table_figures import figures_with_cells
from mingxi.prose.amounts import figures_in
from mingxi.prose.citations import citations_in
from mingxi.prose.dates import dates_in
from mingxi.prose.outline import outline_in


def understand(document: Document) -> Reading:
    """Read a document: deterministic, offline, linear in the length of its text."""
    text = document.text
    citations = citations_in(text)
    dates = dates_in(text, skip=tuple(c.title_span for c in citations if c.title_span))
    outline = outline_in(text)
    bands = bands_in(document)
    figures = figures_with_cells(document, bands, figures_in(text))
    projects = projects_in(document, figures, outline, dates)
    claims = claims_in(document, figures, projects, table_claims(document, bands, figures))
    return Reading(
        document=document,
        figures=figures,
        dates=dates,
        citations=citations,
        outline=outline,
        projects=projects,
        claims=claims,
        explained=explained_money(projects, claims),
    )
