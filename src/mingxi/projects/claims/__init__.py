"""Claims: statements that one number follows from others, found, proven and explained.

``engine.claims_in`` runs the readers in order: written formulas, standards times counts, percentages,
totals and parts, schedules, restatements; ``tables`` brings those of tables. Each reader yields
``Claim`` values; ``judging`` compares at the written precision, ``proposing`` suggests the smallest mend.
"""

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

__all__ = ["Claim", "ClaimKind", "Verdict"]
