"""Compositions set as Word files, laid out as official documents are (GB/T 9704-2012).

Read ``standard`` first: the measures of the page and the styles. The parts are written as text, for
the layout rests on elements that no library sets, and so that the same composition gives the same
bytes: the package bears no date.
"""

from mingxi.documents.word_writing.writing import word_file

__all__ = ["word_file"]
