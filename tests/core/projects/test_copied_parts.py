"""Parts of a document without project texts that repeat an earlier part."""

from mingxi.documents import read_document
from mingxi.projects.copied_parts import CopiedPart, copied_parts_in
from mingxi.projects.understanding import understand

_PROBLEMS = (
    "一是护林员年龄偏大、体力不足。二是巡护装备落后、更新不及时。三是部分林区通信信号覆盖不到。"
)
_MEASURES = (
    "一是招聘青年护林员30名。二是更新巡护装备，配发对讲机。三是与通信企业协商，增设基站3处。"
)


def _copied(*bodies: str) -> list[CopiedPart]:
    parts = (
        f"{han}、{title}\n{body}\n"
        for han, title, body in zip("一二三", "甲乙丙", bodies, strict=False)
    )
    text = "柳坝县林业局护林工作自评报告\n" + "".join(parts)
    return [*copied_parts_in(understand(read_document("case.txt", text.encode())))]


def test_a_part_that_repeats_an_earlier_one_is_found_with_its_source() -> None:
    (copied,) = _copied(_PROBLEMS, _MEASURES, _PROBLEMS)
    assert (copied.title, copied.source) == ("三、丙", "一、甲")


def test_parts_of_their_own_words_are_left_alone() -> None:
    assert not _copied(_PROBLEMS, _MEASURES)


def test_a_part_may_take_up_one_sentence_of_another() -> None:
    assert not _copied(_PROBLEMS, "一是护林员年龄偏大、体力不足。" + _MEASURES)


def test_short_parts_say_the_same_without_harm() -> None:
    assert not _copied("由县林业局负责落实。", "由县林业局负责落实。")
