"""The tree and its proofs against RFC 6962: its definitions, known vectors, and another's tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from mingxi.office.events.reckoning.proofs import (
    Range,
    consistency_ranges,
    inclusion_ranges,
    proves_consistency,
    proves_inclusion,
)
from mingxi.office.events.reckoning.subtrees import IncompleteTreeError, Subtrees
from mingxi.office.events.reckoning.tree import (
    EMPTY_ROOT,
    Frontier,
    Node,
    leaf_hash,
    node_hash,
    root_over,
)

# The vectors of RFC 6962's own implementation (Certificate Transparency's merkle_tree_test).
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES_3_4 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
LEAVES_5_6 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
LEAVES_5_8 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
LEAVES_7_8 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
LEAF_2 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
LEAF_5 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"

SIZES = st.integers(1, 700)


def leaves_of(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def grown(leaves: list[bytes]) -> tuple[Frontier, list[Node]]:
    frontier = Frontier()
    nodes = [node for leaf in leaves for node in frontier.append(leaf)]
    return frontier, nodes


def subtrees_over(leaves: list[bytes]) -> Subtrees:
    """Read from what the database would keep: leaves, and every eighth level."""
    levels = {0: leaves}
    for node in grown(leaves)[1]:
        levels.setdefault(node.level, []).append(node.digest)
    return Subtrees(lambda level, first, end: levels.get(level, [])[first:end])


def split(size: int) -> int:
    """RFC 6962: the largest power of two smaller than the size."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def tree_hash(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(tree_hash(leaves[:k]), tree_hash(leaves[k:]))


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), tree_hash(leaves[k:])]
    return [*path(index - k, leaves[k:]), tree_hash(leaves[:k])]


def subproof(old: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    """RFC 6962, 2.1.2."""
    if old == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = split(len(leaves))
    if old <= k:
        return [*subproof(old, leaves[:k], whole=whole), tree_hash(leaves[k:])]
    return [*subproof(old - k, leaves[k:], whole=False), tree_hash(leaves[:k])]


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES[:size]]
    assert grown(leaves)[0].root().hex() == ROOTS[size]
    assert root_over(leaves).hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("number", "size", "known"),
    [
        (1, 1, []),
        (1, 8, [LEAF_2, LEAVES_3_4, LEAVES_5_8]),
        (6, 8, [LEAF_5, LEAVES_7_8, ROOTS[4]]),
        (3, 3, [ROOTS[2]]),
        (2, 5, [ROOTS[1], LEAVES_3_4, LEAF_5]),
    ],
)
def test_known_proofs_of_inclusion(number: int, size: int, known: list[str]) -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES[:size]]
    subtrees = subtrees_over(leaves)
    found = [subtrees.root(leaves) for leaves in inclusion_ranges(number - 1, size)]
    assert [digest.hex() for digest in found] == known
    root = bytes.fromhex(ROOTS[size])
    assert proves_inclusion(leaves[number - 1], number - 1, size, found, root)


@pytest.mark.parametrize(
    ("old", "new", "known"),
    [
        (1, 1, []),
        (1, 8, [LEAF_2, LEAVES_3_4, LEAVES_5_8]),
        (6, 8, [LEAVES_5_6, LEAVES_7_8, ROOTS[4]]),
        (2, 5, [LEAVES_3_4, LEAF_5]),
    ],
)
def test_known_proofs_of_consistency(old: int, new: int, known: list[str]) -> None:
    subtrees = subtrees_over([leaf_hash(entry) for entry in ENTRIES[:new]])
    found = [subtrees.root(leaves) for leaves in consistency_ranges(old, new)]
    assert [digest.hex() for digest in found] == known
    before, after = bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[new])
    assert proves_consistency(old, before, new, after, found)


@given(SIZES, st.data())
def test_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    leaves = leaves_of(size)
    subtrees = subtrees_over(leaves)
    root = grown(leaves)[0].root()
    assert root == root_over(leaves) == tree_hash(leaves)
    inclusion = [subtrees.root(part) for part in inclusion_ranges(index, size)]
    assert inclusion == path(index, leaves)
    assert proves_inclusion(leaves[index], index, size, inclusion, root)
    consistency = [subtrees.root(part) for part in consistency_ranges(old, size)]
    assert consistency == subproof(old, leaves, whole=True)
    assert proves_consistency(old, tree_hash(leaves[:old]), size, root, consistency)


@given(SIZES, st.data())
def test_a_proof_of_something_else_proves_nothing(size: int, data: st.DataObject) -> None:
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    old = data.draw(st.integers(1, size))
    leaves = leaves_of(size)
    root, leaf = tree_hash(leaves), leaves[index]
    inclusion = path(index, leaves)
    assert not proves_inclusion(leaf_hash(b"another"), index, size, inclusion, root)
    assert not proves_inclusion(leaf, index, size, inclusion, leaf_hash(b"another"))
    assert not proves_inclusion(leaf, index, size, [*inclusion, root], root)
    assert not proves_inclusion(leaf, size, size, inclusion, root)
    if other != index:
        assert not proves_inclusion(leaf, other, size, inclusion, root)
    consistency = subproof(old, leaves, whole=True)
    before = tree_hash(leaves[:old])
    assert not proves_consistency(old, leaf_hash(b"another"), size, root, consistency)
    assert not proves_consistency(old, before, size, leaf_hash(b"another"), consistency)
    assert not proves_consistency(old, before, size, root, [*consistency, root])
    assert not proves_consistency(size + 1, before, size, root, consistency)
    if old < size:
        assert not proves_consistency(old, before, size, root, consistency[:-1])


@given(st.integers(1, 70), st.data())
def test_another_implementation_agrees(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    entries = [str(number).encode() for number in range(size)]
    theirs = InmemoryTree(algorithm="sha256")
    for entry in entries:
        theirs.append_entry(entry)
    leaves = [leaf_hash(entry) for entry in entries]
    subtrees = subtrees_over(leaves)
    assert grown(leaves)[0].root() == theirs.get_root()
    # Theirs begins with the leaf itself.
    ours = [leaves[index], *(subtrees.root(part) for part in inclusion_ranges(index, size))]
    assert ours == theirs.prove_inclusion(index + 1, size).path


@given(SIZES, st.data())
def test_a_tree_grows_on_from_its_peaks_alone(size: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, size))
    leaves = leaves_of(size)
    before, _ = grown(leaves[:cut])
    after = Frontier(cut, before.peaks)
    for leaf in leaves[cut:]:
        after.append(leaf)
    assert after.peaks == grown(leaves)[0].peaks


def test_kept_nodes_are_the_roots_of_256_and_65536_leaves() -> None:
    leaves = leaves_of(65_536)
    frontier, nodes = grown(leaves)
    assert len(nodes) == 257
    assert nodes[0] == Node(8, 0, root_over(leaves[:256]))
    assert nodes[-1] == Node(16, 0, frontier.root())
    root = subtrees_over([*leaves, leaves[0]]).root(Range(0, 65_537))
    assert root == root_over([*leaves, leaves[0]])


def test_a_proof_is_not_made_of_a_tree_with_holes() -> None:
    leaves = leaves_of(300)
    holed = Subtrees(lambda level, first, end: leaves[first:end] if level == 0 else [])
    with pytest.raises(IncompleteTreeError):
        holed.root(Range(0, 256))
    with pytest.raises(IncompleteTreeError):
        subtrees_over(leaves).root(Range(256, 301))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_ranges(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 5), (6, 5)])
def test_no_tree_grew_from_nothing_or_from_a_larger_one(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="did not grow"):
        consistency_ranges(old, new)


def test_peaks_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="do not make"):
        Frontier(3, [EMPTY_ROOT])
