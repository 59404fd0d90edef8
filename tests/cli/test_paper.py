"""What a stream cannot encode does not stop the report."""

from io import BytesIO, TextIOWrapper

import pytest

from mingxi.cli.paper import sheet, write_json


class Latin:
    """A standard output that knows no Chinese."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bytes = BytesIO()
        self._stream = TextIOWrapper(self._bytes, encoding="latin-1")
        monkeypatch.setattr("sys.stdout", self._stream)

    @property
    def written(self) -> bytes:
        self._stream.flush()
        return self._bytes.getvalue()


def test_a_mark_that_cannot_be_encoded_becomes_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    latin = Latin(monkeypatch)
    paper = sheet("zh")
    paper.line(("7,000元 ✓", ""))
    paper.send()
    assert latin.written == b"  7,000? ?\n"


def test_json_is_utf_8_whatever_the_terminal_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = Latin(monkeypatch)
    write_json(['{"单位":', '"元"}'])
    assert latin.written.decode() == '{"单位":"元"}'
