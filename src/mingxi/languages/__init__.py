"""The two tongues of every message: Chinese in the source, English from the catalogue.

A message is made where it is thought of, with ``say``, and rendered where it is read, with
``render``. ``make messages`` gathers the templates into the English catalogue, ``make install``
compiles it.
"""

from mingxi.languages.catalogue import CatalogueMissingError
from mingxi.languages.message import Message, Name, say
from mingxi.languages.rendering import Language, render, translated

__all__ = ["CatalogueMissingError", "Language", "Message", "Name", "render", "say", "translated"]
