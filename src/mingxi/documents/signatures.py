"""By what the content of a file shows its format: its first bytes, the names of parts or streams.

They stand apart from the readers, which are imported only for a file of their format.
"""

import re

WORD_MAIN = "word/document.xml"
"""The part of a package that holds the text of Word."""

WORKBOOK_MAIN = "xl/workbook.xml"
"""The part of a package that holds the workbook of Excel."""

WORD_STREAM = "WordDocument"
"""The stream of a compound file that holds a text of Word 97 or of WPS."""

WORKBOOK_STREAM = "Workbook"
"""The stream of a compound file that holds a workbook."""

OLDEST_WORKBOOK_STREAM = "Book"
"""The stream of a compound file that holds a workbook of Excel 5 or 95."""

_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_BYTES_MAX = 1024

_HTML_BYTES_MAX = 4096
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml [^>]{0,200}>\s{0,200})?"
    rb"<(?:!doctype\s{1,9}html|html[\s>])",
    re.IGNORECASE,
)


def is_pdf(data: bytes) -> bool:
    """Tell whether a file is a PDF: its mark stands within the first 1,024 bytes."""
    return bool(_PDF.search(data[:_PDF_BYTES_MAX]))


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file opens as a web page does, whatever its name."""
    return bool(_HTML.match(data[:_HTML_BYTES_MAX]))
