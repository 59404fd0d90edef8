"""The arithmetic of the log, without Django and without a database.

From an entry to its canonical bytes (``canonical``, ``entry``), from leaves to a root (``tree``,
``subtrees``), from a root to proofs (``proofs``) and signed heads (``heads``); and the examination
of a whole log (``examination``). An outsider needs no more than this to recompute it.
"""
