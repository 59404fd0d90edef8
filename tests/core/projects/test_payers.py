import pytest

from mingxi.projects.payers import own_level, payers_in
from mingxi.projects.project_text import Level


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("中央财政", Level.CENTRAL),
        ("省级奖补资金", Level.PROVINCIAL),
        ("省财政", Level.PROVINCIAL),
        ("市级补助", Level.MUNICIPAL),
        ("州本级资金", Level.MUNICIPAL),
        ("市（州）级财政", Level.MUNICIPAL),
        ("县级配套", Level.COUNTY),
        ("区财政", Level.COUNTY),
        ("县（市、区）级财政", Level.COUNTY),
        ("县（市）区级财政", Level.COUNTY),
        ("乡镇财政", Level.TOWNSHIP),
        ("街道本级预算", Level.TOWNSHIP),
        ("乡级自筹", Level.TOWNSHIP),
        ("村民筹资", Level.OTHER),
        ("社会资本", Level.OTHER),
    ],
)
def test_a_payer_is_known_by_its_level(words: str, level: Level) -> None:
    assert [payer.level for payer in payers_in(words, 0, len(words))][:1] == [level]


@pytest.mark.parametrize(
    "words", ["上级补助", "雁洄县有三个乡镇", "全市", "各乡镇卫生院", "村民小组"]
)
def test_a_place_or_an_unnamed_level_is_no_payer(words: str) -> None:
    assert not list(payers_in(words, 0, len(words)))


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("雁洄县水务局", Level.COUNTY),
        ("芦堤镇人民政府", Level.TOWNSHIP),
        ("雁洄县芦堤镇人民政府", Level.TOWNSHIP),
        ("岚泊市财政局", Level.MUNICIPAL),
        ("水务局", None),
        (None, None),
    ],
)
def test_the_own_level_is_that_of_the_unit(unit: str | None, level: Level | None) -> None:
    assert own_level(unit) is level
    found = [payer.level for payer in payers_in("本级财政", 0, 4, own_level(unit))]
    assert found == ([] if level is None else [level])
