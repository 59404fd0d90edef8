"""Word files (.docx) read straight from their XML, as a reader sees them.

Numbers that Word sets itself are written out, tracked changes count as accepted, hidden text and
field codes are left out, merged cells keep their rectangle, and every character knows its run.
"""

from mingxi.documents.word.reading import read_word

__all__ = ["read_word"]
