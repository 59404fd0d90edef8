"""Claims: statements that one number follows from others, found, proven and explained.

``engine.claims_in`` joins what ``sentences`` reads in prose with what ``tables`` reads in tables.
Each of their readers yields ``Claim`` values: ``judging`` compares at the written precision,
``wording`` says why, ``proposing`` suggests the smallest mend. ``explained`` asks of the money of a
project how much of it claims explain.
"""

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

__all__ = ["Claim", "ClaimKind", "Verdict"]
