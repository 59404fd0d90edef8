import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.frame.files.sealed_stream import new_key, read_sealed, write_sealed
from mingxi.office.frame.vault import UnsealingError

CHUNK = 256 * 1024
SEALED_CHUNK = CHUNK + 16
KEY = new_key()


def sealed(*pieces: bytes, context: str = "a") -> bytes:
    sink = io.BytesIO()
    write_sealed(pieces, sink, key=KEY, context=context)
    return sink.getvalue()


def opened(whole: bytes, context: str = "a") -> bytes:
    return b"".join(read_sealed(io.BytesIO(whole), key=KEY, context=context))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_content_of_any_size_comes_back(size: int) -> None:
    content = os.urandom(size)
    assert opened(sealed(content)) == content


@given(st.lists(st.binary(max_size=99)))
def test_it_does_not_matter_in_which_pieces_content_comes(pieces: list[bytes]) -> None:
    assert opened(sealed(*pieces)) == b"".join(pieces)


def test_chunks_cannot_be_cut_reordered_repeated_or_added_unseen() -> None:
    content = os.urandom(3 * CHUNK + 9)
    whole = sealed(content)
    head, body = whole[:4], whole[4:]
    chunks = [body[at : at + SEALED_CHUNK] for at in range(0, len(body), SEALED_CHUNK)]
    assert opened(head + b"".join(chunks)) == content
    for wrong in (
        chunks[:-1],
        chunks[:1],
        [],
        [chunks[1], chunks[0], *chunks[2:]],
        [chunks[0], *chunks],
        [chunks[0], chunks[2], chunks[3]],
        [*chunks, chunks[-1]],
        [*chunks[:-1], chunks[-1][:-1]],
    ):
        with pytest.raises(UnsealingError):
            opened(head + b"".join(wrong))


def test_no_byte_can_be_changed_and_no_other_file_put_in_its_place() -> None:
    whole = sealed(b"110101199001011237")
    for at in range(len(whole)):
        altered = bytearray(whole)
        altered[at] ^= 1
        with pytest.raises(UnsealingError):
            opened(bytes(altered))
    with pytest.raises(UnsealingError, match="请从备份恢复"):
        opened(whole, context="b")


def test_only_what_is_proven_is_given() -> None:
    whole = bytearray(sealed(os.urandom(2 * CHUNK)))
    whole[-1] ^= 1
    given_out = []
    with pytest.raises(UnsealingError):
        given_out.extend(read_sealed(io.BytesIO(whole), key=KEY, context="a"))
    assert len(given_out) <= 1
