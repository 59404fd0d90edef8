"""What is looked at in a PDF file before pdfium, which has no bounds of its own, may open it.

Two kinds of small files use up a machine: streams that unpack to gigabytes, and forms (drawings
kept once and shown by name) that show other forms, ten times each, level below level. The first
are unpacked here under a cap. The second are rare in honest files; their pages are first loaded in
a process of their own, whose time and memory are limited.
"""

import re
import subprocess
import sys
import zlib
from collections.abc import Iterator

from mingxi.documents import faults
from mingxi.documents.limits import (
    PDF_INFLATED_BYTES_MAX,
    PDF_PROBE_BYTES_MAX,
    PDF_PROBE_SECONDS_MAX,
)

_STREAM = re.compile(rb"stream\r?\n")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_SHOWS = re.compile(rb"/[^\s/<>\[\]()]{1,127}\s+Do\b")
# Behind a dictionary stands its stream; no honest one is longer.
_DICTIONARY_BYTES = 2048
_CHUNK_BYTES = 1024**2
_SEEN_BYTES = 64 * 1024
_PROBE = """
import ctypes, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
except ImportError:
    pass
import pypdfium2.raw as pdfium
data = sys.stdin.buffer.read()
document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
for index in range(pdfium.FPDF_GetPageCount(document) if document else 0):
    pdfium.FPDF_ClosePage(pdfium.FPDF_LoadPage(document, index))
"""


def take_precautions(data: bytes) -> None:
    """Refuse a PDF file that pdfium could not open within bounds.

    Raises DocumentError ``zip-bomb`` or ``too-large``.
    """
    inflated = 0
    nested = False
    for head, size, opening in _streams(data):
        inflated += size
        if inflated > PDF_INFLATED_BYTES_MAX:
            raise faults.zip_bomb()
        nested = nested or bool(_FORM.search(head) and _SHOWS.search(opening))
    if nested and not _loads_within_bounds(data):
        raise faults.too_deep_pdf()


def _streams(data: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """Give each stream: the dictionary before it, its unpacked size, and how it begins."""
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY_BYTES) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        unpacked = _inflated(data, match.end())
        if unpacked is None:
            yield head, 0, data[match.end() : match.end() + _SEEN_BYTES]
        else:
            yield head, *unpacked


def _inflated(data: bytes, start: int) -> tuple[int, bytes] | None:
    """Unpack a stream under the cap; give its size and beginning, None where it is not packed."""
    packed = memoryview(data)[start:]
    unpacker = zlib.decompressobj()
    size, opening = 0, b""
    try:
        piece = unpacker.decompress(packed[:_CHUNK_BYTES], _CHUNK_BYTES)
        passed = _CHUNK_BYTES
        while size <= PDF_INFLATED_BYTES_MAX:
            size += len(piece)
            opening = opening or piece[:_SEEN_BYTES]
            rest = unpacker.unconsumed_tail
            if not rest and not unpacker.eof:
                rest, passed = bytes(packed[passed : passed + _CHUNK_BYTES]), passed + _CHUNK_BYTES
            if not rest or unpacker.eof:
                break
            piece = unpacker.decompress(rest, _CHUNK_BYTES)
    except zlib.error:
        return (size, opening) if size else None
    return size, opening


def _loads_within_bounds(data: bytes) -> bool:
    """Load the pages in a process of its own, and tell whether it came to its end."""
    limits = (str(PDF_PROBE_SECONDS_MAX), str(PDF_PROBE_BYTES_MAX))
    try:
        done = subprocess.run(  # noqa: S603 - our own program, fed through a pipe
            [sys.executable, "-c", _PROBE, *limits],
            input=data,
            capture_output=True,
            timeout=2 * PDF_PROBE_SECONDS_MAX,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
