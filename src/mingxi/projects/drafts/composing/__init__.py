"""The words of a project text, where only its values are given; the order of a document's pieces.

What is composed is said as the readers of ``projects`` understand it: a module here and the reader
of the same section are two sides of one way of writing.
"""

from mingxi.projects.drafts.composing.document import composed, composition, with_words
from mingxi.projects.drafts.composing.plan import plan_words
from mingxi.projects.drafts.composing.targets import indicator_places, target_words

__all__ = [
    "composed",
    "composition",
    "indicator_places",
    "plan_words",
    "target_words",
    "with_words",
]
