"""The files meant by the paths that a user names: files, folders, archives.

This is the one place of the room that opens files. What cannot be opened becomes an entry with its
error, and the walk goes on.
"""

import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from mingxi.documents import faults
from mingxi.documents.archives import Archive, decoded_name, is_zip, member_name
from mingxi.documents.limits import FILE_BYTES_MAX
from mingxi.documents.own_reports import is_own_report
from mingxi.documents.reading import DOCUMENT_SUFFIXES, Kind, is_package, suffix_of

# A README tells of the files beside it, and is none of them.
_HIDDEN = (".", "~$", "__MACOSX", "README.")

# Endings of what a project text may be kept in beside what is read: word processors, sheets,
# slides, mails, scans, other archives.
_FOREIGN_SUFFIXES = frozenset[str]().union(
    (".dot", ".wpt", ".uof", ".ofd", ".caj"),
    (".xlsb", ".xlt", ".ett", ".csv", ".ppt", ".pptx", ".dps", ".odp"),
    (".mht", ".xml", ".eml", ".msg"),
    (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"),
    (".rar", ".7z", ".tar", ".gz", ".tgz"),
)


SIDECAR = ".waivers.toml"
"""What a document's name is followed by in the name of the file of its waivers."""


class Found(NamedTuple):
    """A file that was found: its name as the user shall see it, and its bytes or its error.

    ``waivers`` is the same of the file of waivers beside it, or None without one.
    """

    source: str
    content: bytes | faults.DocumentError
    waivers: bytes | faults.DocumentError | None = None


def walk(
    paths: Iterable[str | os.PathLike[str]], passed_over: Counter[str] | None = None
) -> Iterator[Found]:
    """Find and open the files of each path in turn, one at a time.

    A folder is searched through in the order of names for documents and archives; hidden files, the
    lock files of word processors, a README and Mingxi's own reports are passed over, and so is what
    no reader knows.
    Files of the latter sort that could hold a text all the same (``.ofd``, ``.ppt``, no ending at
    all) are counted in ``passed_over`` by their endings. A file named by the user is never passed
    over. An archive gives its members as ``archive.zip/inner.docx``. A file of waivers comes with
    its document, never by itself.
    """
    if passed_over is None:
        passed_over = Counter()
    for path in map(Path, paths):
        if path.is_dir():
            for file in _files_under(path, passed_over):
                if isinstance(file, Found):
                    yield file
                else:
                    yield from filterfalse(_is_own_report, _opened(file, passed_over))
        elif not path.name.endswith(SIDECAR):
            yield from _opened(path, passed_over)


def _is_own_report(found: Found) -> bool:
    return isinstance(found.content, bytes) and is_own_report(found.content)


def _files_under(folder: Path, passed_over: Counter[str]) -> Iterator[Path | Found]:
    """Search a folder for files worth opening; a folder that cannot be listed is told of."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError as error:
            yield Found(_shown(current), _refusal(error))
            continue
        seen = [entry for entry in entries if not entry.name.startswith(_HIDDEN)]
        for entry in seen:
            if not entry.is_dir() and _is_searched_for(entry.name, passed_over):
                yield Path(entry.path)
        # Links to folders are not followed: they may lead back here.
        folders = [entry.path for entry in seen if entry.is_dir(follow_symlinks=False)]
        waiting.extend(map(Path, reversed(folders)))


def _opened(path: Path, passed_over: Counter[str]) -> Iterator[Found]:
    source = _shown(path)
    try:
        data = _read(path)
    except OSError as error:
        yield Found(source, _refusal(error))
    except faults.DocumentError as fault:
        yield Found(source, fault)
    else:
        if suffix_of(source) in Kind.ARCHIVE.value and is_zip(data) and not is_package(data):
            yield from _members(source, data, passed_over)
        else:
            yield Found(source, data, _beside(path))


def _beside(path: Path) -> bytes | faults.DocumentError | None:
    """Open the file of waivers beside a document, if there is one."""
    try:
        return _read(path.with_name(path.name + SIDECAR))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _refusal(error)
    except faults.DocumentError as fault:
        return fault


def _read(path: Path) -> bytes:
    """Read a file that may grow while it is read, or whose size the system does not know."""
    with path.open("rb") as file:
        data = file.read(FILE_BYTES_MAX + 1)
    if len(data) > FILE_BYTES_MAX:
        raise faults.too_large()
    return data


def _members(source: str, data: bytes, passed_over: Counter[str]) -> Iterator[Found]:
    try:
        archive = Archive(data)
    except faults.DocumentError as fault:
        yield Found(source, fault)
        return
    told, counted = 0, passed_over.total()
    members = [(member_name(member), member) for member in archive.members]
    by_name = dict(members)
    for name, member in sorted(members, key=itemgetter(0)):
        if any(part.startswith(_HIDDEN) for part in name.split("/")):
            continue
        if not _is_searched_for(name, passed_over):
            continue
        told += 1
        sidecar = by_name.get(name + SIDECAR)
        waivers = None if sidecar is None else _member(archive, name + SIDECAR, sidecar)
        yield Found(f"{source}/{name}", _member(archive, name, member), waivers)
    if not told and passed_over.total() == counted:
        yield Found(source, faults.empty_archive())


def _member(archive: Archive, name: str, member: zipfile.ZipInfo) -> bytes | faults.DocumentError:
    if suffix_of(name) in Kind.ARCHIVE.value:
        return faults.nested_archive()
    try:
        return archive.read(member, FILE_BYTES_MAX)
    except faults.DocumentError as fault:
        return fault


def _is_searched_for(name: str, passed_over: Counter[str]) -> bool:
    """Tell whether a file is worth opening; one that could have been is counted."""
    suffix = suffix_of(name)
    if suffix in DOCUMENT_SUFFIXES + Kind.ARCHIVE.value:
        return True
    if not suffix or suffix in _FOREIGN_SUFFIXES:
        passed_over[suffix] += 1
    return False


def _shown(path: Path) -> str:
    """Give a path as it can be printed: names from old Chinese disks may not be UTF-8."""
    return decoded_name(os.fsencode(path))


def _refusal(error: OSError) -> faults.DocumentError:
    return faults.unreadable_file(error.strerror or type(error).__name__)
