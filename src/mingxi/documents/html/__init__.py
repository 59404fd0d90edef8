"""Web pages (.html): the published text, not the page around it.

A page is flattened into lists in one pass and weighed in another; its article is the element that
a known publishing system marks, or else the one that holds the prose. Data tables keep their grid,
tables that only lay out the page are read through.
"""

from mingxi.documents.html.reading import page_document, read_html

__all__ = ["page_document", "read_html"]
