"""Many documents: what the rules across documents find while the documents pass by."""

from mingxi.corpus.run import Run

__all__ = ["Run"]
