"""The claims that sentences make; one reader for each way of saying that a number follows.

``terms`` lays the sentences over the figures, ``proof`` turns what a reader found into a claim. The
readers, in the order they are asked: ``restatements`` for capitals, ``counted``, ``formulas``,
``respective``, ``percents`` (with ``shares``), ``changes``, ``products`` (with ``standards``,
``reach``, ``readings``, ``outcomes`` and ``averages``), ``sums`` (with ``account``, ``totals``,
``splits`` and ``differences``), ``schedules``, ``restatements``, ``shared_standards``,
``named_sums``.
"""

from collections.abc import Sequence

from mingxi.projects.claims.claim import Claim
from mingxi.projects.claims.sentences.changes import change_claims
from mingxi.projects.claims.sentences.counted import counted_claims
from mingxi.projects.claims.sentences.formulas import formula_claims
from mingxi.projects.claims.sentences.named_sums import named_sum_claims
from mingxi.projects.claims.sentences.percents import percent_claims
from mingxi.projects.claims.sentences.products import product_claims
from mingxi.projects.claims.sentences.respective import respective_claims
from mingxi.projects.claims.sentences.restatements import capital_claims, restated_claims
from mingxi.projects.claims.sentences.schedules import schedule_claims
from mingxi.projects.claims.sentences.shared_standards import shared_standard_claims
from mingxi.projects.claims.sentences.sums import sum_claims
from mingxi.projects.claims.sentences.terms import prose_of
from mingxi.projects.project_text import ProjectText
from mingxi.prose.marks import Figure

__all__ = ["sentence_claims"]


def sentence_claims(
    text: str,
    figures: Sequence[Figure],
    projects: Sequence[ProjectText],
    fresh: Sequence[int],
    tables: Sequence[Figure],
) -> list[Claim]:
    """Find every claim of a text's sentences, reader by reader.

    ``figures`` are those outside tables, in order; ``fresh`` the places where a new account of open
    amounts begins; ``tables`` the totals of tables, which later sums may count in.
    """
    prose = prose_of(text, figures)
    capitals = list(capital_claims(prose))
    readers = (
        counted_claims,
        formula_claims,
        respective_claims,
        percent_claims,
        change_claims,
        product_claims,
    )
    proven = {term.index: claim for reader in readers for claim, term in reader(prose)}
    claims = capitals + list(proven.values())
    claims += sum_claims(prose, proven, fresh, tables)
    claims += schedule_claims(prose, projects)
    claims += restated_claims(prose, projects)
    claims += shared_standard_claims(prose)
    claims += named_sum_claims(prose, {claim.result for claim in claims if not claim.fails})
    return claims
