"""Comments put into a Word file, each at its place in the text, of which nothing else changes.

``anchors`` finds the runs of a range, ``splitting`` cuts them, ``placing`` sets the marks, and
``part`` keeps the comments themselves.
"""

from mingxi.documents.word.commenting.comments import Comment
from mingxi.documents.word.commenting.writing import with_comments

__all__ = ["Comment", "with_comments"]
