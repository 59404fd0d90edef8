"""What the paths of a call mean: files, folders, archives, and ``-`` for standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingxi.documents import DocumentError, Found, walk
from mingxi.languages import say

STANDARD_INPUT = "-"


def inputs(paths: Iterable[str]) -> Iterator[Found]:
    """Find and open what each path names, one at a time; what there is not becomes an error."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield Found(path, sys.stdin.buffer.read())
        elif _is_missing(path):
            yield Found(path, _no_such_file())
        else:
            yield from walk([path])


def _is_missing(path: str) -> bool:
    """Tell whether nothing has this name; what may not be looked at is left to the walk."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _no_such_file() -> DocumentError:
    return DocumentError("no-such-file", say("没有这个文件或文件夹。请检查路径是否写对。"))
