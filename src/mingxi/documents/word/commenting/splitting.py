"""Runs cut where a comment begins or ends, so that its marks can stand between the pieces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby, pairwise
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.signs import length

# Beside these it depends on more than the run which of its characters are read.
_UNCUT = {names.RUBY, names.FIELD_CHARACTER}

_SHELL_BYTES_MAX = 20_000
"""What every piece may repeat of its run: Word's own namespaces and properties stay under 5,000."""


class Piece(NamedTuple):
    """A stretch of a run's characters, and the run that holds it now."""

    start: int
    end: int
    run: _Element


class _Atom(NamedTuple):
    """A child of a run, or a part of its text, which no cut goes through."""

    start: int
    end: int
    element: _Element


def split(run: _Element, offsets: Iterable[int]) -> list[Piece]:
    """Cut a run before the characters at ``offsets``; what cannot be cut stays in one piece.

    Linear in the run, however often it is cut.
    """
    held = [child for child in run if child.tag != names.RUN_PROPERTIES]
    size = sum(map(length, held))
    cuts = sorted(offset for offset in set(offsets) if 0 < offset < size)
    whole = [Piece(0, size, run)]
    if not cuts or not _UNCUT.isdisjoint(child.tag for child in held):
        return whole
    shell = _shell(run)
    if len(etree.tostring(shell)) > _SHELL_BYTES_MAX:
        return whole
    pieces = [_piece(shell, atoms) for atoms in _parted(_atoms(held, cuts), cuts)]
    for piece in pieces:
        run.addprevious(piece.run)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    return pieces


def _shell(run: _Element) -> _Element:
    """Give a run with the same properties that holds nothing."""
    namespaces = {prefix: name for prefix, name in run.nsmap.items() if prefix}
    shell = run.makeelement(str(run.tag), nsmap=namespaces)
    for name, value in run.items():
        shell.set(name, value)
    properties = run.find(names.RUN_PROPERTIES)
    if properties is not None:
        shell.append(deepcopy(properties))
    return shell


def _atoms(held: Iterable[_Element], cuts: Sequence[int]) -> Iterator[_Atom]:
    start = 0
    for child in held:
        end = start + length(child)
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        if inner and child.tag == names.TEXT:
            characters = child.text or ""
            for first, last in pairwise((start, *inner, end)):
                yield _Atom(first, last, _text(child, characters[first - start : last - start]))
        else:
            yield _Atom(start, end, child)
        start = end


def _text(original: _Element, characters: str) -> _Element:
    """Give a part of a text; a blank at its edge is kept."""
    text = original.makeelement(names.TEXT, {names.SPACE: "preserve"})
    text.text = characters
    return text


def _parted(atoms: Iterable[_Atom], cuts: Sequence[int]) -> Iterator[list[_Atom]]:
    """Part atoms at the cuts; one without characters stays with what is before it."""

    def stretch(atom: _Atom) -> int:
        at_cut = bisect_right if atom.end > atom.start else bisect_left
        return at_cut(cuts, atom.start)

    return (list(group) for _, group in groupby(atoms, stretch))


def _piece(shell: _Element, atoms: Sequence[_Atom]) -> Piece:
    run = deepcopy(shell)
    run.extend([atom.element for atom in atoms])
    return Piece(atoms[0].start, atoms[-1].end, run)
