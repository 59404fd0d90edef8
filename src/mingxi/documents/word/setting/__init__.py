"""Any document set as a plain Word file that is read as the very same flat text.

``paragraphs`` and ``tables`` set its lines, ``sheet`` makes the package around them.
"""

from mingxi.documents.word.setting.writing import set_as_word

__all__ = ["set_as_word"]
