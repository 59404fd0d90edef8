"""PDF files with a text layer, read as the paragraphs and tables their authors wrote.

A PDF knows no paragraphs: it sets characters and draws lines at places on pages. ``library`` takes
those from pdfium, and everything behind it is geometry: ``lines`` gathers characters to lines,
``grids`` finds tables by their ruling lines, ``furniture`` drops running heads and page numbers,
``paragraphs`` joins lines, and ``writing`` sets it all down as flat text.
"""

from mingxi.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
