"""The two tongues of every message: Chinese in the source, English from the catalogue."""

from mingxi.languages.message import Message, say

__all__ = ["Message", "say"]
