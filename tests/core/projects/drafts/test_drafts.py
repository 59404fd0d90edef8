"""Drafts: taken from readings, told as JSON, compared, and written so that they read the same."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mingxi.documents import read_document
from mingxi.documents.composition import Table, TableCell
from mingxi.languages import render
from mingxi.projects.drafts.comparing import Difference, differences
from mingxi.projects.drafts.composing import with_words
from mingxi.projects.drafts.draft import Draft, DraftDocument, DraftFunding, DraftSection
from mingxi.projects.drafts.drafting import drafts_in
from mingxi.projects.drafts.json_form import draft_from_json, json_of, json_text
from mingxi.projects.drafts.json_reading import DraftError
from mingxi.projects.drafts.schema import SCHEMA, schema_text
from mingxi.projects.drafts.writing import NotReadBackError, written
from mingxi.projects.project_text import Level, SectionKey
from mingxi.projects.understanding import understand

VALIDATOR = Draft202012Validator(json.loads(schema_text()))

TEXT = """柳坝县水利局2025年财政项目文本

公开

一、项目名称：渠道清淤
二、立项依据
\t《柳坝县渠道管护办法》（柳政发〔2021〕9号）。

三、项目实施单位
柳坝县水利局（渠道管理所）
四、项目实施内容
1.清淤12公里，共需6万元。
五、资金安排情况
2025年安排6万元，其中：省级财政2万元、县级财政4万元。
六、保障措施
由县水利局牵头。
七、项目实施计划
2025年6月一次性支付6万元。
"""


def read(text: str) -> DraftDocument:
    return drafts_in(understand(read_document("渠道.txt", text.encode())))


def faults(value: Any) -> dict[str, str]:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(DraftError) as refusal:
        draft_from_json(content)
    return {fault.path: render(fault.message, "zh") for fault in refusal.value.faults}


def document(**members: Any) -> dict[str, Any]:
    return {"schema": SCHEMA, "projects": [{"name": "渠道清淤", **members}]}


def test_a_draft_has_the_values_and_the_words_of_a_text_without_places() -> None:
    drafted = read(TEXT)
    (draft,) = drafted.projects
    assert drafted.title == "柳坝县水利局2025年财政项目文本公开"
    assert (draft.name, draft.year, draft.unit) == ("渠道清淤", 2025, "柳坝县水利局")
    assert draft.arranged == 6_000_000
    assert draft.funding == (
        DraftFunding(Level.PROVINCIAL, 2_000_000),
        DraftFunding(Level.COUNTY, 4_000_000),
    )
    assert draft.content(SectionKey.BASIS) == ("《柳坝县渠道管护办法》（柳政发〔2021〕9号）。",)
    assert draft.content(SectionKey.UNIT) == ("柳坝县水利局（渠道管理所）",)
    assert draft.sections[-1] == DraftSection(None, ("由县水利局牵头。",), "保障措施")


def test_a_text_set_anew_says_the_same() -> None:
    drafted = read(TEXT)
    made = written(drafted)
    again = drafts_in(understand(read_document("渠道.docx", made.content)))
    assert again == made.document
    assert again.projects[0].funding == drafted.projects[0].funding
    assert written(again).content == made.content


def test_tables_keep_their_cells() -> None:
    table = "类别\t数量\t金额\n甲\t2\t3万元\n乙\t\t3万元\n"
    (draft,) = read(TEXT.replace("1.清淤", f"{table}\n1.清淤")).projects
    first, *_ = draft.content(SectionKey.CONTENT)
    assert isinstance(first, Table)
    assert first.rows[2] == (TableCell("乙"), TableCell(""), TableCell("3万元"))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("柳坝县2025年财政项目文本公开\n（一）\n", "柳坝县2025年财政项目文本公开"),
        ("柳坝县2025年项目\n（一）渠道清淤\n", "柳坝县2025年项目"),
        ("关于公开的说明。\n柳坝县2025年财政项目文本公开\n", ""),
        ("", ""),
    ],
)
def test_the_title_stands_alone_above_the_first_project(above: str, title: str) -> None:
    assert read(above + TEXT[TEXT.index("一、") :]).title == title


def test_control_characters_are_read_as_blanks() -> None:
    (draft,) = read(TEXT.replace("由县水利局", "由县\x0b水利局")).projects
    assert draft.sections[-1].content == ("由县\u3000水利局牵头。",)


def test_json_tells_no_words_that_the_values_tell() -> None:
    told = json.loads(json_text(with_words(read(TEXT))))
    VALIDATOR.validate(told)
    keys = [section["key"] for section in told["projects"][0]["sections"]]
    # The name stands alone in its section, as it would be composed.
    assert keys == ["basis", "unit", "content", "funding", "plan", None]
    assert with_words(draft_from_json(json.dumps(told).encode())) == with_words(read(TEXT))


def test_the_schema_is_a_schema_and_takes_what_is_read() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)
    least = document()
    VALIDATOR.validate(least)
    assert draft_from_json(json.dumps(least).encode()) == DraftDocument("", (Draft("渠道清淤"),))


Wrong = list[tuple[dict[str, Any], str, str]]

# The schema refuses these as well.
WRONG: Wrong = [
    ({"nmae": "甲"}, "nmae", "没有这一项"),
    ({"name": None}, "name", "必须写明"),
    ({"name": "渠道\n清淤"}, "name", "换行"),
    ({"name": " 渠道"}, "name", "首尾有空格"),
    ({"year": "2025"}, "year", "2000至2099的整数"),
    ({"year": True}, "year", "2000至2099的整数"),
    ({"arranged": 30.5}, "arranged", "30万元写成 30000000"),
    ({"arranged": -1}, "arranged", "以分为单位的整数"),
    ({"funding": {}}, "funding", "列表"),
    ({"funding": ["县级"]}, "funding[0]", "对象"),
    ({"funding": [{"level": "县", "amount": 1}]}, "funding[0].level", "central、provincial"),
    ({"funding": [{"level": "county"}]}, "funding[0].amount", "以分为单位的整数"),
    ({"items": [{"amount": 1}]}, "items[0].label", "必须写明"),
    (
        {
            "items": [
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
                {"label": "甲"},
            ]
        },
        "items",
        "最多99项，现在有100项",
    ),
    (
        {"instalments": [{"what": "甲", "kind": "once", "from": "2025-13", "to": "2025-12"}]},
        "instalments[0].from",
        "“2025-13”不是月份",
    ),
    ({"sections": [{"key": "basis", "content": "甲"}]}, "sections[0].content", "列表"),
    ({"sections": [{"content": []}]}, "sections[0].title", "必须写明"),
    (
        {"indicators": [{"level1": "", "level2": "", "level3": "甲", "operator": "大于"}]},
        "indicators[0].operator",
        "≥、>、=、≤、<、定性",
    ),
]
# What a schema cannot tell: how members stand to each other.
WRONG_TOGETHER: Wrong = [
    (
        {"instalments": [{"what": "甲", "kind": "once", "from": "2025-03", "to": "2025-02"}]},
        "instalments[0].to",
        "结束月份 2025-02 早于开始月份 2025-03",
    ),
    (
        {"sections": [{"key": "basis", "content": ["甲"]}, {"key": "basis", "content": ["乙"]}]},
        "sections[1].key",
        "写了两次",
    ),
    (
        {"sections": [{"key": "basis", "content": [{"rows": [["甲", "乙"], ["丙"]]}]}]},
        "sections[0].content[0].rows",
        "格数不一致",
    ),
]


@pytest.mark.parametrize(("members", "path", "what"), [*WRONG, *WRONG_TOGETHER])
def test_a_mistake_is_told_with_its_path_and_the_mend(
    members: dict[str, Any], path: str, what: str
) -> None:
    value = document()
    value["projects"][0] |= members
    told = faults(value)
    assert list(told) == [f"$.projects[0].{path}"]
    assert what in told[f"$.projects[0].{path}"]


@pytest.mark.parametrize("members", [members for members, *_ in WRONG])
def test_the_schema_refuses_what_the_shape_alone_shows(members: dict[str, Any]) -> None:
    value = document()
    VALIDATOR.validate(value)
    value["projects"][0] |= members
    assert not VALIDATOR.is_valid(value)


def test_all_mistakes_are_told_at_once() -> None:
    assert list(faults({"schema": "x", "projects": [{"year": 1}], "more": 1})) == [
        "$.more",
        "$.schema",
        "$.projects[0].name",
        "$.projects[0].year",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "第1行第1个字符处不是正确的JSON"),
        (b'{"schema": 1,}', "第1行第14个字符处不是正确的JSON"),
        (b"\xff", "不是UTF-8编码"),
        (b"[" * 100_000, "嵌套过深"),
        (b"9" * 5_000, "数字过长"),
        (b"[]", "应当是一个对象"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(content: bytes, what: str) -> None:
    assert what in faults(content)["$"]


def test_a_member_written_twice_is_no_silent_choice() -> None:
    text = json.dumps(document()).replace('"name"', '"year": 2025, "year": 2026, "name"')
    assert faults(text.encode()) == {"$.projects[0].year": "这一项写了两次，请只留一次。"}


def test_items_are_nested_four_deep_at_most() -> None:
    def nested(depth: int) -> list[dict[str, Any]]:
        return [{"label": "甲", "items": nested(depth - 1)}] if depth else []

    assert draft_from_json(json.dumps(document(items=nested(4))).encode())
    (path,) = faults(document(items=nested(5)))
    assert path == "$.projects[0].items[0].items[0].items[0].items[0].items"


def test_what_the_target_tells_need_not_be_told_again() -> None:
    levels = {"level1": "产出指标", "level2": "质量指标", "level3": "合格率"}
    told = [{**levels, "target": "≥95%"}, {**levels, "operator": "≥", "value": "95", "unit": "%"}]
    both = draft_from_json(json.dumps(document(indicators=told)).encode()).projects[0].indicators
    assert [(each.operator, each.value, each.unit) for each in both] == [("≥", "95", "%")] * 2
    assert [each.target for each in both] == ["≥95%", "95"]


def test_differences_are_told_by_path() -> None:
    asked = DraftDocument("甲", (Draft("乙", arranged=5),))
    assert differences(asked, asked) == ()
    assert differences(asked, DraftDocument("甲", (Draft("乙", arranged=6),))) == (
        Difference("$.projects[0].arranged", "5", "6"),
    )
    (found,) = differences(asked, DraftDocument("甲", ()))
    assert found.path == "$.projects"


def test_words_that_say_otherwise_are_not_written() -> None:
    words = DraftSection(SectionKey.FUNDING, ("2025年安排资金30万元。",))
    right = Draft("渠道清淤", 2025, "柳坝县水利局", 30_000_000, sections=(words,))
    assert written(DraftDocument("", (right,))).content
    with pytest.raises(NotReadBackError) as refusal:
        written(DraftDocument("", (replace(right, arranged=31_000_000),)))
    assert refusal.value.differences == (
        Difference("$.projects[0].arranged", "31000000", "30000000"),
    )


def test_shares_that_do_not_add_up_are_written_as_asked() -> None:
    share = DraftFunding(Level.COUNTY, 10_000_000)
    draft = Draft("渠道清淤", 2025, "柳坝县水利局", 30_000_000, (share,))
    assert written(DraftDocument("", (draft,))).document.projects[0].funding == (share,)


def test_json_holds_every_member_of_a_draft() -> None:
    (told,) = json_of(read(TEXT))["projects"]
    assert tuple(told) == Draft.__slots__
