"""A form goes out as Word and comes back."""

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from mingxi.documents import read_document
from mingxi.documents.carried import CARRIED_PART
from mingxi.office.declaration.reckoning.form_document import (
    form_carried,
    section_words,
    word_of_form,
)
from mingxi.office.declaration.reckoning.imported import ReadProject
from mingxi.office.declaration.reckoning.importing import text_imported
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    FundKind,
    Manner,
    ProjectCategory,
)
from mingxi.projects.project_text import Horizon, Level, SectionKey

FORM = ProjectForm(
    name="河道清漂项目",
    fiscal_year=2026,
    unit_name="蘅川县水务局",
    owner="水政科",
    category=ProjectCategory.SPECIFIC,
    continuity=Continuity.CONTINUING,
    first_year=2025,
    last_year=2027,
    function_code="2130306",
    total_fen=20_0000_00,
    next_year_fen=21_0000_00,
    sections={SectionKey.BASIS: "《中华人民共和国水法》。", SectionKey.OUTCOME: "河面整洁。"},
    items=(
        FormItem(
            key="k7",
            label="清漂服务费",
            owner="河湖中心",
            amount_fen=18_0000_00,
            dept_econ_code="30227",
            cost=(
                CostLine(
                    label="清漂",
                    quantity=Decimal(3),
                    quantity_unit="组",
                    standard_fen=5000_00,
                    periods=Decimal(12),
                    period_unit="个月",
                ),
            ),
        ),
        FormItem(key="k9", label="器具购置费", amount_fen=2_0000_00),
    ),
    funding=(
        FormFunding(level=Level.CENTRAL, amount_fen=15_0000_00),
        FormFunding(level=Level.COUNTY, fund_kind=FundKind.GOVERNMENT_FUND, amount_fen=5_0000_00),
    ),
    instalments=(
        FormInstalment(
            what="清漂服务费",
            item_key="k7",
            manner=Manner.MONTHLY,
            first="2026-01",
            last="2026-12",
            amount_fen=1_5000_00,
        ),
        FormInstalment(
            what="器具购置费",
            item_key="k9",
            manner=Manner.ON_ACCEPTANCE,
            occasion="验收合格后",
            first="2026-06",
            last="2026-06",
            amount_fen=2_0000_00,
        ),
    ),
    indicators=(
        FormIndicator(
            item_key="k7",
            level1="产出指标",
            level2="数量指标",
            level3="清漂河段",
            operator="≥",
            value="12",
            unit="公里",
            weight=Decimal(10),
        ),
    ),
)


def back(content: bytes) -> ReadProject:
    """Read a file as an import does."""
    imported = text_imported("回来.docx", content)
    assert not imported.error, imported.message
    (project,) = imported.projects
    return project


def with_changed_words(content: bytes, old: str, new: str) -> bytes:
    """Change words of a file as somebody would in Word; everything else stays."""
    archive = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(archive, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in held
                held = held.replace(old.encode(), new.encode())
            after.writestr(name, held)
    return archive.getvalue()


def without_form(content: bytes) -> bytes:
    """Take away what goes along, as a program that knows nothing of it would."""
    archive = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(archive, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            if name == "word/_rels/document.xml.rels":
                start = held.index(b'<Relationship Id="rCarried"')
                held = held[:start] + held[held.index(b"/>", start) + 2 :]
            if name != CARRIED_PART:
                after.writestr(name, held)
    return archive.getvalue()


# --- generated forms ------------------------------------------------------------------------------

_LINES = st.text("蘅川县河道清漂服务费（）、“”：，。一12.%&<> ", max_size=24)
_LABELS = _LINES.map(str.strip).filter(bool)
_FEN = st.one_of(st.integers(0, 10**6).map(lambda wan: wan * 100), st.integers(0, 10**14))
_MONTHS = st.one_of(
    st.none(), st.builds("20{:02}-{:02}".format, st.integers(24, 27), st.integers(1, 12))
)
_WORDS = st.lists(
    st.one_of(_LINES, st.just("甲村\t12\t3,500.00"), st.just("（一）其他：5万元。"), st.just("")),
    max_size=4,
).map("\n".join)
_NUMBERS = st.integers(0, 10**6).map(Decimal)
_COST: Any = st.recursive(
    st.builds(
        CostLine,
        label=_LINES,
        quantity=_NUMBERS,
        quantity_unit=st.sampled_from(["", "人", "组"]),
        standard_fen=st.integers(0, 10**8),
        periods=_NUMBERS,
        period_unit=st.sampled_from(["", "个月", "天"]),
    ),
    lambda inner: st.builds(CostLine, label=_LINES, parts=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=3,
)
_CODES = st.sampled_from(["", "30227", "50299"])


@st.composite
def _items(draw: st.DrawFn, prefix: str = "k", depth: int = 3) -> tuple[FormItem, ...]:
    count = draw(st.integers(0, 3 if depth == 3 else 2)) if depth else 0
    return tuple(
        FormItem(
            key=f"{prefix}{at}",
            label=draw(_LABELS),
            owner=draw(_LINES),
            basis=draw(_WORDS),
            amount_fen=draw(st.one_of(st.none(), _FEN)),
            dept_econ_code=draw(_CODES),
            gov_econ_code=draw(_CODES),
            cost=tuple(draw(st.lists(_COST, max_size=2))),
            items=draw(_items(f"{prefix}{at}", depth - 1)),
        )
        for at in range(count)
    )


@st.composite
def forms(draw: st.DrawFn) -> ProjectForm:
    """Draw a form of any kind, also one whose words contradict its values."""
    items = draw(_items())
    form = ProjectForm(
        name=draw(_LABELS),
        fiscal_year=draw(st.integers(2020, 2035)),
        unit_name=draw(_LINES),
        owner=draw(_LINES),
        category=draw(st.sampled_from(ProjectCategory)),
        continuity=draw(st.sampled_from(Continuity)),
        first_year=2024,
        last_year=draw(st.integers(2024, 2030)),
        function_code=draw(_CODES),
        total_fen=draw(st.one_of(st.none(), _FEN)),
        next_year_fen=draw(_FEN),
        year_after_fen=draw(_FEN),
        sections=draw(st.dictionaries(st.sampled_from(SectionKey), _WORDS, max_size=5)),
        items=items,
    )
    keys = st.sampled_from([None, *(item.key for item in form.every_item())])
    instalment = st.builds(
        FormInstalment,
        what=_LINES,
        item_key=keys,
        manner=st.sampled_from(Manner),
        first=_MONTHS,
        last=_MONTHS,
        occasion=st.sampled_from(["", "春节", "中秋、国庆", "验收合格后"]),
        amount_fen=st.one_of(st.none(), _FEN),
        ceiling_fen=st.one_of(st.none(), _FEN),
    )
    indicator = st.builds(
        FormIndicator,
        item_key=keys,
        level1=_LINES,
        level2=_LINES,
        level3=_LINES,
        horizon=st.sampled_from(Horizon),
        operator=st.sampled_from(["≥", ">", "=", "≤", "<", "定性"]),
        value=st.one_of(_LINES, st.just("95")),
        unit=_LINES,
        weight=st.one_of(st.none(), st.integers(0, 100).map(Decimal)),
    )
    funding = st.builds(
        FormFunding,
        level=st.sampled_from(Level),
        fund_kind=st.sampled_from(FundKind),
        amount_fen=_FEN,
    )
    return form.model_copy(
        update={
            "instalments": tuple(draw(st.lists(instalment, max_size=3))),
            "indicators": tuple(draw(st.lists(indicator, max_size=3))),
            "funding": tuple(draw(st.lists(funding, max_size=3))),
        }
    )


@trying(max_examples=trying().max_examples // 2)
@given(forms())
def test_every_form_comes_back_from_its_file_as_it_was(form: ProjectForm) -> None:
    content = word_of_form(form)
    read = back(content)
    assert read.carried
    assert read.form({}) == form
    assert word_of_form(form) == content
    end = len(text_imported("回来.docx", content).document["text"])
    assert all(0 <= start <= stop <= end for start, stop in read.places.values())


@trying(max_examples=trying().max_examples // 5)
@given(forms())
def test_no_form_fails_to_be_read_where_nothing_goes_along(form: ProjectForm) -> None:
    imported = text_imported("回来.docx", without_form(word_of_form(form)))
    assert not imported.error
    assert not any(read.carried for read in imported.projects)


def test_the_words_alone_bring_back_what_words_can_say() -> None:
    read = back(without_form(word_of_form(FORM)))
    assert (read.name, read.unit_name, read.fiscal_year) == (
        FORM.name,
        FORM.unit_name,
        FORM.fiscal_year,
    )
    assert read.total_fen == FORM.total_fen
    assert [(one.label, one.amount_fen) for one in read.items] == [
        (one.label, one.amount_fen) for one in FORM.items
    ]
    assert [(one.level, one.fund_kind, one.amount_fen) for one in read.funding] == [
        (one.level, one.fund_kind, one.amount_fen) for one in FORM.funding
    ]
    assert [(one.what, one.manner, one.amount_fen) for one in read.instalments] == [
        (one.what, one.manner, one.amount_fen) for one in FORM.instalments
    ]
    (indicator,) = read.indicators
    assert (indicator.level3, indicator.operator, indicator.value, indicator.unit) == (
        "清漂河段",
        "≥",
        "12",
        "公里",
    )
    assert read.sections[SectionKey.OUTCOME] == "河面整洁。"
    # What words do not say is asked again.
    assert read.category is None
    assert not any(one.owner or one.dept_econ_code for one in read.items)


def test_a_changed_word_is_read_anew_and_the_rest_goes_along() -> None:
    content = with_changed_words(word_of_form(FORM), "河面整洁。", "河面整洁，群众满意。")
    read = back(content)
    assert not read.carried
    changed = dict(FORM.sections) | {SectionKey.OUTCOME: "河面整洁，群众满意。"}
    assert read.form({}) == FORM.model_copy(update={"sections": changed})


def test_a_changed_amount_stays_with_its_item_and_loses_only_its_build_up() -> None:
    content = with_changed_words(word_of_form(FORM), ">2万元。", ">3万元。")
    read = back(content)
    assert [(one.key, one.amount_fen) for one in read.items] == [
        ("k7", 18_0000_00),
        ("k9", 3_0000_00),
    ]
    assert read.items[0] == FORM.items[0]
    assert read.instalments == FORM.instalments
    # The words of the section follow the changed value: they need not be kept beside it.
    assert SectionKey.CONTENT not in read.sections


def test_a_new_name_makes_a_new_item_with_a_key_of_its_own() -> None:
    content = with_changed_words(word_of_form(FORM), "器具购置费", "设备购置费")
    read = back(content)
    assert [one.label for one in read.items] == ["清漂服务费", "设备购置费"]
    assert read.items[0].key == "k7"
    assert read.items[1].key not in {"k7", "k9"}
    assert read.instalments[1].item_key == read.items[1].key


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"form": {}, "words": ""}', b"\xff\xfe"])
def test_what_is_no_form_of_ours_is_left_alone(data: bytes) -> None:
    from mingxi.documents.word_writing import word_file  # noqa: PLC0415  # used here alone
    from mingxi.office.declaration.reckoning.form_words import words_of  # noqa: PLC0415

    content = word_file(words_of(FORM).composition, data)
    assert form_carried(content, "") is None
    assert not back(content).carried


def test_a_section_has_the_same_words_here_and_in_the_file() -> None:
    words = section_words(FORM)
    text = read_document("x.docx", word_of_form(FORM)).text
    for key in (SectionKey.CONTENT, SectionKey.FUNDING, SectionKey.PLAN, SectionKey.OUTCOME):
        assert words[key] in text
