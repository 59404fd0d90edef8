"""What a project text says twice in the same words."""

from mingxi.documents import read_document
from mingxi.projects.project_text import SectionKey
from mingxi.projects.repetitions import Repetitions
from mingxi.projects.understanding import understand

DUTY = "坚持属地管理和分级负责，做好河面清漂、河岸清扫和垃圾转运，逐段落实管护责任"
LONG = (
    "对全县十二条河道实行分段管护并由保洁员每天巡河一次清理河面漂浮物和河岸垃圾"
    "确保河道水面清洁岸线整齐群众满意没有死角"
)


def repetitions(
    overview: str, content: str, outcome: str = "河面保洁率达到95%以上。"
) -> Repetitions:
    text = (
        f"一、项目名称\n河道保洁\n四、项目基本概况\n{overview}\n五、项目实施内容\n{content}\n"
        f"六、资金安排情况\n县级财政安排12万元。\n八、项目实施成效\n{outcome}\n"
    )
    (found,) = understand(read_document("case.txt", text.encode())).repetitions
    return found


def test_a_section_that_repeats_an_earlier_one_is_copied() -> None:
    found = repetitions(f"{DUTY}。", "清漂船2艘。", f"{DUTY}。")
    assert [(copy.section.key, copy.source.key) for copy in found.sections] == [
        (SectionKey.OUTCOME, SectionKey.OVERVIEW)
    ]
    assert not found.passages


def test_a_section_that_takes_one_sentence_over_is_not_copied() -> None:
    own = "全年清理河道12条，建成管护台账，满意度达到90%以上，垃圾当日转运，问题整改到位"
    assert not repetitions(f"{DUTY}。", "清漂船2艘。", f"{own}。{DUTY}。").sections


def test_a_long_sentence_said_again_is_a_passage() -> None:
    found = repetitions(
        f"{LONG}。县里有河道12条，列入名录管理。",
        f"{LONG}。清漂船2艘，工具12套，保洁员12名，按月考核，按季付酬，年底总评。",
    )
    assert len(found.passages) == 1
    assert found.passages[0].again.start > found.passages[0].first.end


def test_a_long_clause_said_again_in_its_section_is_a_passage() -> None:
    clause = "按照每条河道每年两次清淤一次清障的标准给予管护补助"
    assert repetitions(
        "河道12条。", f"{clause}，共需12万元。安排如下，{clause}，合计12万元。"
    ).passages
    assert not repetitions(
        f"{clause}，河道12条，列入县级名录。", f"{clause}，共需12万元。"
    ).passages


def test_a_cited_title_may_stand_twice() -> None:
    title = "根据《柳坝县河道管护经费使用和考核管理办法实施细则》"
    assert not repetitions("河道12条。", f"{title}，清漂6万元。{title}，清淤6万元。").passages
