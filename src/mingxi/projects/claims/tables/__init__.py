"""The claims that tables make: totals of columns and rows, products and shares in rows.

Which cells a total sums is read from the table itself: a reading that its rows follow is judged,
one that none of them follows is left alone. A false alarm costs more trust than a missed remark.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from mingxi.documents.document import Document
from mingxi.projects.claims.claim import Claim
from mingxi.projects.claims.tables.groups import group_sums
from mingxi.projects.claims.tables.mending import mended
from mingxi.projects.claims.tables.procurement_rows import procurement_claims
from mingxi.projects.claims.tables.products import lead_in, row_products
from mingxi.projects.claims.tables.shares import shares
from mingxi.projects.claims.tables.sheets import Sheet, sheets_in
from mingxi.projects.claims.tables.splits import splits
from mingxi.projects.claims.tables.totals import column_totals, row_totals
from mingxi.projects.grids import Band
from mingxi.prose.marks import Figure

__all__ = ["table_claims"]


def table_claims(
    document: Document, bands: Iterable[Band], figures: Sequence[Figure]
) -> tuple[Claim, ...]:
    """Judge what the bands of a document's tables say of their own numbers, in text order.

    ``figures`` are all of the text by start, those of ``table_figures`` among them.
    """
    found = chain.from_iterable(
        _claims_of(sheet, figures) for sheet in sheets_in(document, bands, figures)
    )
    found = chain(found, procurement_claims(document.text))
    return tuple(sorted(found, key=lambda claim: (claim.span, claim.result)))


def _claims_of(sheet: Sheet, figures: Sequence[Figure]) -> tuple[Claim, ...]:
    claims = [
        *column_totals(sheet),
        *group_sums(sheet),
        *row_totals(sheet),
        *row_products(sheet, lead_in(sheet, figures)),
        *shares(sheet),
        *splits(sheet),
    ]
    return mended(claims, [figure for row in sheet.figures for figure in row.values()])
