"""What the paths of a call mean: files, folders, archives, and ``-`` for standard input."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingxi.documents import DocumentError, Found, walk
from mingxi.languages import Message, render, say

STANDARD_INPUT = "-"


def inputs(paths: Iterable[str], passed_over: Counter[str] | None = None) -> Iterator[Found]:
    """Find and open what each path names, one at a time; what there is not becomes an error.

    ``passed_over`` counts the files in folders and archives that no reader knows, by their endings.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield Found(path, sys.stdin.buffer.read())
        elif _is_missing(path):
            yield Found(path, _no_such_file())
        else:
            yield from walk([path], passed_over)


def passed_over_note(passed_over: Counter[str], language: str) -> Message:
    """Say how many files of which kinds were passed over, the most frequent first, and the mend."""
    nameless = render(say("无后缀"), language)
    return say(
        "有 {count} 个文件未读取（{kinds}）。能用Word或WPS打开的，请另存为.docx文件后再检查。",
        count=passed_over.total(),
        kinds=" · ".join(
            f"{suffix or nameless} {count}" for suffix, count in passed_over.most_common()
        ),
    )


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
