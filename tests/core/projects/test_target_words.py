import pytest

from mingxi.documents.document import Cell
from mingxi.projects.target_words import FOOTER, Looks, label_of, looks


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("", Looks.BLANK),
        ("绩效指标", Looks.TITLE),
        ("产出指标", Looks.LEVEL1),
        ("数量指标", Looks.LEVEL2),
        ("服务对象满意度", Looks.LEVEL2),
        ("成本指标", Looks.EITHER_LEVEL),
        ("满意度指标", Looks.EITHER_LEVEL),
        ("≥", Looks.OPERATOR),
        ("定性", Looks.OPERATOR),
        ("12.5", Looks.NUMBER),
        ("≥95%", Looks.QUANTITY),
        ("约3400人次", Looks.QUANTITY),
        ("清淤渠道长度", Looks.WORDS),
        ("3月、9月各清淤一次，全年不断流", Looks.WORDS),
    ],
)
def test_a_cell_looks_like_what_it_holds(label: str, kind: Looks) -> None:
    assert looks(label) is kind


def test_levels_are_known_from_values() -> None:
    assert Looks.EITHER_LEVEL.is_level
    assert not Looks.TITLE.is_level


def test_a_label_has_no_blanks() -> None:
    text = "\t产 出　指\n标\t"
    assert label_of(text, Cell(1, len(text) - 1, 0, 0)) == "产出指标"
    assert label_of(text, None) == ""


def test_signatures_are_known() -> None:
    assert FOOTER.fullmatch("单位负责人：")
    assert not FOOTER.fullmatch("产出指标")
