"""Words of two texts are paired: the same first, in order, then the nearly same."""

from mingxi.projects.comparison.alignment import Layer, aligned, aligned_words, alike_percent


def test_a_text_is_paired_with_itself_entry_by_entry() -> None:
    words = ["甲", "乙", "甲", "丙"]
    assert aligned_words(words, words) == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_what_stands_twice_is_paired_within_its_neighbours() -> None:
    # The first of three alike is gone; its neighbours tell which two are left.
    old = ["巡查", "合计", "培训", "合计", "装备", "合计"]
    new = ["培训", "合计", "装备", "合计"]
    assert aligned_words(old, new) == [(2, 0), (3, 1), (4, 2), (5, 3)]


def test_what_moved_is_paired_all_the_same() -> None:
    assert aligned_words(["甲一", "乙二", "丙三"], ["丙三", "甲一", "乙二"]) == [
        (2, 0),
        (0, 1),
        (1, 2),
    ]


def test_what_is_nearly_alike_is_paired_and_what_is_not_is_left() -> None:
    old = ["组织巡查员开展汛期巡查", "购置雨衣和手电筒"]
    new = ["组织巡查员开展汛期加密巡查", "维修值班用房"]
    assert aligned_words(old, new) == [(0, 0)]


def test_the_more_alike_wins() -> None:
    old = ["村级巡查员岗位补助经费", "村级巡查员培训补助经费"]
    assert aligned_words(old, ["村级巡查员培训的补助经费"]) == [(1, 0)]


def test_the_first_layer_decides_before_the_second() -> None:
    exact = Layer(["甲3", "甲5"], ["甲5"])
    frames = Layer(["甲", "甲"], ["甲"])
    assert aligned([exact, frames], (["甲", "甲"], ["甲"])) == [(1, 0)]


def test_nothing_is_paired_with_nothing() -> None:
    assert not aligned_words([], ["甲"])
    assert not aligned_words(["甲"], [])
    assert alike_percent("", "") == 0


def test_alikeness_counts_neighbouring_characters() -> None:
    assert alike_percent("河道保洁", "河道保洁") == 100
    assert alike_percent("河道保洁", "校园安保") == 0
