"""Policy citations: which document a sentence rests on, with its title and its number."""

from mingxi.prose.citations.reading import citations_in

__all__ = ["citations_in"]
