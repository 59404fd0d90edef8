"""Patterns compiled once they are asked."""

from mingxi.patterns.pattern import pattern_of

__all__ = ["pattern_of"]
