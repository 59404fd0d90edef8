"""A file comes in, is read, and becomes declarations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingxi.documents import read_document
from mingxi.office.declaration.models import Attachment, Declaration, TextImport, TextImportState
from mingxi.office.declaration.pages.accepting_fields import MoneyField, MonthField
from mingxi.office.declaration.reckoning.imported import ImportedText
from mingxi.office.declaration.reckoning.importing import text_imported
from mingxi.office.declaration.reckoning.reading_forms import projects_read
from mingxi.office.declaration.reckoning.source_view import source_parts
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    Continuity,
    FundKind,
    Manner,
    ProjectCategory,
)
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.selectors.imports import imported_text
from mingxi.office.declaration.services.importing import (
    accept_import,
    bring_in_text,
    discard_import,
)
from mingxi.office.events.models import Event
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token
from mingxi.projects.project_text import Level, SectionKey
from mingxi.projects.understanding import understand

TEXT = """2026年预算重点领域财政项目文本

一、项目名称
河道清漂项目
二、立项依据
《中华人民共和国水法》。本项目为特定目标类延续项目，实施期限2025年至2027年。
三、项目实施单位
蘅川县第一中学
四、项目基本概况
沿河各村人口较多，清漂力量不足。
五、项目实施内容
（一）清漂服务费：18万元。3组×5000元×12个月=18万元。
（二）器具购置费：2万元。
六、资金安排情况
2026年安排资金20万元，其中：中央财政资金15万元、县级财政一般公共预算资金5万元。
七、项目实施计划
（一）清漂服务费，2026年1月至12月按月支付，每月1.5万元。
（二）器具购置费，2026年6月验收合格后一次性支付2万元。
八、项目实施成效
河面整洁。
"""
CHOSEN = {
    "head-name": "河道清漂项目",
    "head-unit_name": "蘅川县第一中学",
    "head-fiscal_year": "2026",
    "head-category": "3",
    "head-continuity": "continuing",
    "head-first_year": "2025",
    "head-last_year": "2027",
    "head-total_fen": "20万元",
}


def bring(
    by: Person, content: bytes = TEXT.encode(), name: str = "清漂.txt", unit: Any = None
) -> TextImport:
    file = store(content, name=name, media_type="text/plain", by_number=by.number)
    return bring_in_text(file=file, unit=unit or by.appointments.get().unit, by=by)


def read_in(content: str = TEXT) -> Any:
    (project,) = text_imported("清漂.txt", content.encode()).projects
    return project


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sent(client: Client, brought: TextImport, place: int = 0, **changed: str) -> Any:
    """Post what the page shows, with some fields changed."""
    shown = client.get(f"/imports/{brought.pk}?project={place + 1}").context["accepting"]
    data = {}
    for form in (shown.head, *(row.form for row in shown.rows)):
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value not in (None, False):
                data[field.html_name] = str(value)
    data = {name: value for name, value in (data | changed).items() if value != "off"}
    return client.post(f"/imports/{brought.pk}/projects/{place}", data)


# --- reading --------------------------------------------------------------------------------------


def test_the_values_of_a_text_are_read_into_the_form() -> None:
    read = read_in()
    assert (read.name, read.unit_name) == ("河道清漂项目", "蘅川县第一中学")
    assert (read.fiscal_year, read.total_fen) == (2026, 20_0000_00)
    assert [(one.label, one.amount_fen) for one in read.items] == [
        ("清漂服务费", 18_0000_00),
        ("器具购置费", 2_0000_00),
    ]
    assert [(one.level, one.fund_kind, one.amount_fen) for one in read.funding] == [
        (Level.CENTRAL, FundKind.GENERAL, 15_0000_00),
        (Level.COUNTY, FundKind.GENERAL, 5_0000_00),
    ]
    monthly, once = read.instalments
    assert (monthly.manner, monthly.first, monthly.last) == (Manner.MONTHLY, "2026-01", "2026-12")
    assert monthly.amount_fen == 1_5000_00
    assert (once.manner, once.amount_fen) == (Manner.ON_ACCEPTANCE, 2_0000_00)
    assert "验收" in once.occasion
    assert [one.item_key for one in read.instalments] == [one.key for one in read.items]


def test_every_value_knows_the_characters_it_came_from() -> None:
    places = read_in().places

    def words(path: str) -> str:
        start, end = places[path]
        return TEXT[start:end]

    assert words("name") == "河道清漂项目"
    assert words("fiscal_year") == "2026年"
    assert words("total_fen") == "20万元"
    assert words("items[i1].label") == "清漂服务费"
    assert words("items[i1].amount_fen") == "18万元"
    assert words("items[i2].amount_fen") == "2万元"
    assert "15万元" in words("funding[0]")
    assert words("instalments[1]").startswith("（二）器具购置费")
    assert words("sections.outcome") == "河面整洁。"
    assert words("category") == "特定目标类"
    assert (words("first_year"), words("last_year")) == ("2025", "2027")


def test_a_proven_calculation_becomes_the_build_up_of_its_item() -> None:
    reckoned, plain = read_in().items
    (line,) = reckoned.cost
    assert (line.quantity, line.quantity_unit, line.standard_fen) == (3, "组", 5000_00)
    assert (line.periods, line.period_unit) == (12, "月")
    assert not plain.cost
    # What does not come to the amount is no build-up of it.
    (wrong, _) = read_in(TEXT.replace("3组×5000元", "3组×4000元")).items
    assert not wrong.cost


def test_what_the_text_does_not_say_is_left_to_be_asked() -> None:
    named = read_in()
    assert named.category is ProjectCategory.SPECIFIC
    assert named.continuity is Continuity.CONTINUING
    assert (named.first_year, named.last_year) == (2025, 2027)
    silent = read_in(TEXT.replace("本项目为特定目标类延续项目，实施期限2025年至2027年。", ""))
    assert silent.category is None
    assert silent.continuity is None
    assert (silent.first_year, silent.last_year) == (None, None)
    torn = read_in(TEXT.replace("本项目为特定目标类", "本项目为特定目标类，不是人员类，为"))
    assert torn.category is None


def test_words_are_kept_as_written_and_values_are_not_told_twice() -> None:
    sections = read_in().sections
    assert sections[SectionKey.OUTCOME] == "河面整洁。"
    assert "3组×5000元×12个月=18万元" in sections[SectionKey.CONTENT]
    assert SectionKey.NAME not in sections
    assert SectionKey.UNIT not in sections


def test_festivals_and_ceilings_of_payments_are_read() -> None:
    plan = "（一）清漂服务费，2026年春节前一次性支付3万元。\n"
    plan += "（二）应急抢险费，据实支付，最高不超过5万元。"
    start, end = TEXT.index("（一）清漂服务费，2026年1月"), TEXT.index("八、项目实施成效")
    festival, incurred = read_in(TEXT[:start] + plan + "\n" + TEXT[end:]).instalments
    assert (festival.manner, festival.occasion) == (Manner.FESTIVAL, "春节")
    assert incurred.manner is Manner.AS_INCURRED
    assert (incurred.amount_fen, incurred.ceiling_fen) == (None, 5_0000_00)


def test_every_festival_of_a_payment_is_read() -> None:
    plan = "（一）慰问费，春节、重阳节各支付0.5万元，春节在节前支付。"
    start, end = TEXT.index("（一）清漂服务费，2026年1月"), TEXT.index("八、项目实施成效")
    (paid,) = read_in(TEXT[:start] + plan + "\n" + TEXT[end:]).instalments
    assert (paid.manner, paid.occasion) == (Manner.FESTIVAL, "春节、重阳节")


def test_what_has_no_place_in_the_form_is_said() -> None:
    read = read_in(TEXT + "九、其他需要说明的事项\n无。\n")
    assert any("其他需要说明的事项" in told for told in read.untaken)
    assert not read_in().untaken


def test_a_name_that_is_too_long_is_cut_and_said_to_be() -> None:
    read = read_in(TEXT.replace("河道清漂项目", "河道" * 120))
    assert len(read.name) == 200
    assert any("项目名称" in told for told in read.untaken)


def test_all_texts_at_hand_are_read_without_a_fault(shared: Path) -> None:
    """Every place lies in the text, and the source on the page is the whole of it."""
    files = [*(shared / "seeds").glob("*.txt"), *(shared / "heldin" / "texts").glob("*.txt")]
    projects = items = 0
    for path in files:
        imported = text_imported(path.name, path.read_bytes())
        assert not imported.error, path.name
        assert ImportedText.model_validate_json(imported.model_dump_json()) == imported
        text = imported.document["text"]
        places = [place for read in imported.projects for place in read.places.values()]
        assert all(0 <= start <= end <= len(text) for start, end in places), path.name
        shown = [
            segment.text
            for part in source_parts(imported.document, places)
            for segments in (part.segments, *(cell.segments for row in part.rows for cell in row))
            for segment in segments
        ]
        assert "".join("".join(shown).split()) == "".join(text.split()), path.name
        projects += len(imported.projects)
        items += sum(len(read.items) for read in imported.projects)
    assert projects >= 20
    assert items >= 60


def test_the_seeds_come_over_with_their_figures(shared: Path) -> None:
    for path in (shared / "seeds").glob("*.txt"):
        reading = understand(read_document(path.name, path.read_bytes()))
        for project, read in zip(reading.projects, projects_read(reading), strict=True):
            assert (read.name, read.fiscal_year) == (project.name, project.year), path.name
            assert read.total_fen == project.arranged
            assert len(read.funding) == len(project.funding)
            assert len(read.instalments) == len(project.instalments)
            assert len(read.indicators) == len(project.indicators)
            assert len(read.sections) >= 4, path.name


def test_an_unreadable_file_says_why_in_the_words_of_the_core() -> None:
    imported = text_imported("坏.docx", b"PK\x03\x04 broken off")
    assert imported.error == "unreadable-docx"
    assert "已损坏" in imported.message
    assert not imported.projects


# --- services -------------------------------------------------------------------------------------


def test_the_worker_reads_what_was_brought(clerk: Person, check_all: Callable[[], None]) -> None:
    brought = bring(clerk)
    assert brought.state is TextImportState.WAITING
    check_all()
    brought = TextImport.objects.get()
    assert (brought.state, brought.projects) == (TextImportState.READ, 1)
    imported = imported_text(brought)
    assert imported is not None
    assert imported.projects[0].name == "河道清漂项目"


def test_an_accepted_project_becomes_a_declaration_with_its_source(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    brought = bring(clerk)
    check_all()
    brought = TextImport.objects.get(pk=brought.pk)
    declaration = accept_import(text_import=brought, place=0, form=read_in().form({}), by=clerk)
    assert declaration.asked_fen == 20_0000_00
    source = Attachment.objects.get(declaration=declaration)
    assert (source.kind, source.file) == (AttachmentKind.SOURCE, brought.file)
    assert TextImport.objects.get().state is TextImportState.TAKEN
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"text_import.accepted", "declaration.begun", "attachment.added"} <= kinds
    with pytest.raises(RefusedError, match="已经带入过"):
        accept_import(text_import=brought, place=0, form=read_in().form({}), by=clerk)
    with pytest.raises(RefusedError, match="没有第2个项目"):
        accept_import(text_import=brought, place=1, form=read_in().form({}), by=clerk)
    assert Declaration.objects.count() == 1


def test_only_a_clerk_of_the_unit_brings_in_and_only_who_brought_it_accepts(
    county: Any, check_all: Callable[[], None]
) -> None:
    clerk, head = county[Role.CLERK], county[Role.UNIT_HEAD]
    with pytest.raises(RefusedError, match="经办人"):
        bring(head)
    with pytest.raises(RefusedError, match="经办人"):
        bring(clerk, unit=county.units["云岭乡"])
    brought = bring(clerk)
    check_all()
    brought = TextImport.objects.get(pk=brought.pk)
    for act in (
        lambda: accept_import(text_import=brought, place=0, form=read_in().form({}), by=head),
        lambda: discard_import(text_import=brought, by=head),
    ):
        with pytest.raises(RefusedError, match="只有导入人"):
            act()


def test_a_discarded_import_leaves_the_file_to_the_declaration(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    first, second = bring(clerk), bring(clerk)
    check_all()
    first = TextImport.objects.get(pk=first.pk)
    accept_import(text_import=first, place=0, form=read_in().form({}), by=clerk)
    for brought in (first, TextImport.objects.get(pk=second.pk)):
        discard_import(text_import=brought, by=clerk)
    assert not TextImport.objects.exists()
    assert list(StoredFile.objects.all()) == [Attachment.objects.get().file]


def test_what_is_discarded_before_the_worker_comes_is_not_read(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    discard_import(text_import=bring(clerk), by=clerk)
    check_all()
    assert not TextImport.objects.exists()
    assert not StoredFile.objects.exists()


# --- pages ----------------------------------------------------------------------------------------


def test_a_text_is_dropped_read_corrected_and_accepted(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    client = signed_in(clerk)
    dropped = SimpleUploadedFile("清漂.txt", TEXT.encode(), "text/plain")
    unit = clerk.appointments.get().unit.code
    answer = client.post("/imports/", {"unit": unit, "file": dropped})
    assert answer.status_code == 302, answer.content.decode()
    brought = TextImport.objects.get()
    assert "等待读取" in client.get(answer["Location"]).content.decode()
    check_all()
    page = client.get(answer["Location"]).content.decode()
    start = TEXT.index("18万元")
    assert f'data-from="{start}"' in page
    assert f'id="at-{start}"' in page
    assert "测算：3组×5,000元" in page
    answer = sent(
        client,
        brought,
        **{"item-i1-amount_fen": "17.5万元", "item-i2-keep": "off", "section-outcome-keep": "off"},
    )
    assert answer.status_code == 302, answer.content.decode()
    form = form_of(Declaration.objects.get().draft)
    assert [(one.label, one.amount_fen) for one in form.items] == [("清漂服务费", 17_5000_00)]
    assert SectionKey.OUTCOME not in form.sections
    # What was paid for the item that was left out is of no item now.
    assert [one.item_key for one in form.instalments] == ["i1", None]


def test_what_is_missing_is_asked_beside_its_field(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    silent = TEXT.replace("本项目为特定目标类延续项目，实施期限2025年至2027年。", "")
    brought = bring(clerk, silent.encode())
    check_all()
    client = signed_in(clerk)
    answer = sent(client, brought, **{"item-i1-amount_fen": "很多"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "项目类别" in page
    assert "“很多”不是金额" in page
    assert not Declaration.objects.exists()
    answer = sent(client, brought, **CHOSEN)
    assert answer.status_code == 302, answer.content.decode()


def test_a_wrong_line_that_is_left_out_does_not_hinder(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    brought = bring(clerk)
    check_all()
    wrong = {"item-i2-amount_fen": "很多", "item-i2-keep": "off"}
    assert sent(signed_in(clerk), brought, **wrong).status_code == 302


def test_a_number_of_a_person_in_a_name_is_refused_in_words(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    brought = bring(clerk)
    check_all()
    answer = sent(signed_in(clerk), brought, **{"head-name": "补助13800138000"})
    assert "不能写手机号码" in answer.content.decode()
    assert not Declaration.objects.exists()


def test_of_several_projects_each_is_taken_for_itself(
    clerk: Person, shared: Path, check_all: Callable[[], None]
) -> None:
    brought = bring(clerk, (shared / "heldin" / "texts" / "d09.txt").read_bytes())
    check_all()
    client = signed_in(clerk)
    chosen = {"head-category": "3", "head-continuity": "new"}
    for place, state in ((1, TextImportState.PARTLY), (0, TextImportState.TAKEN)):
        assert sent(client, brought, place, **chosen).status_code == 302
        assert TextImport.objects.get().state is state
    # What was accepted was checked: no list says that there is nothing to mend.
    assert all(one.errors is not None for one in Declaration.objects.all())
    assert Declaration.objects.count() == 2
    assert TextImport.objects.get().taken.count() == 2
    page = client.get(f"/imports/{brought.pk}?project=2").content.decode()
    assert "这个项目已经带入" in page
    again = client.post(f"/imports/{brought.pk}/projects/1", {})
    assert again.status_code == 200
    assert Declaration.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"PK\x03\x04 broken off", "坏.docx", "已损坏"),
        ("蘅川县2026年工作要点。".encode(), "要点.txt", "没有读出项目"),
    ],
)
def test_what_gives_no_project_says_so(
    clerk: Person, check_all: Callable[[], None], content: bytes, name: str, told: str
) -> None:
    brought = bring(clerk, content, name)
    check_all()
    client = signed_in(clerk)
    assert told in client.get(f"/imports/{brought.pk}").content.decode()
    assert "待确认" not in client.get("/imports/").content.decode()
    assert client.post(f"/imports/{brought.pk}/projects/0", {}).status_code == 404


def test_an_unfit_file_is_refused_before_it_is_stored(clerk: Person) -> None:
    client = signed_in(clerk)
    unit = clerk.appointments.get().unit.code
    dropped = SimpleUploadedFile("照片.png", b"\x89PNG", "image/png")
    answer = client.post("/imports/", {"unit": unit, "file": dropped})
    assert "“照片.png”的类型不能读取" in answer.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("18.36万元", 18_3600_00),
        ("183,600元", 18_3600_00),
        ("１８３６００", 18_3600_00),
        ("0.05", 5),
        ("", None),
    ],
)
def test_amounts_are_understood_as_people_write_them(written: str, fen: int | None) -> None:
    assert MoneyField(required=False).clean(written) == fen


@pytest.mark.parametrize("written", ["-3", "十二万", "0.001元", "1e18"])
def test_what_is_no_amount_is_told_why(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MoneyField().clean(written)
    assert ("小于零" in refused.value.messages[0]) == (written == "-3")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-03", "2026-03"),
        ("2026年3月", "2026-03"),
        ("２０２６/３", "2026-03"),
        ("", None),
        ("3月", "不是月份"),
        ("2026-13", "不是月份"),
    ],
)
def test_months_are_understood_as_people_write_them(written: str, month: str | None) -> None:
    field = MonthField(required=False)
    if month == "不是月份":
        with pytest.raises(ValidationError, match=month):
            field.clean(written)
    else:
        assert field.clean(written) == month


# --- programs -------------------------------------------------------------------------------------


def test_a_program_brings_in_a_text_and_accepts_it(
    clerk: Person, check_all: Callable[[], None]
) -> None:
    _, token = issue_token(person=clerk, name="测试", days=1, by=clerk)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    dropped = SimpleUploadedFile("清漂.txt", TEXT.encode(), "text/plain")
    answer = client.post("/api/v1/imports", {"file": dropped}, headers={"Idempotency-Key": "a"})
    assert answer.status_code == 201, answer.content.decode()
    path = f"/api/v1/imports/{answer.json()['id']}"
    assert client.get(f"{path}/result").status_code == 409
    check_all()
    told = client.get(f"{path}/result").json()
    read = told["projects"][0]
    start, end = read["places"]["items[i1].amount_fen"]
    assert told["document"]["text"][start:end] == "18万元"
    form = read_in().form({}).model_dump(mode="json")
    accepted = client.post(
        f"{path}/projects/0",
        form,
        content_type="application/json",
        headers={"Idempotency-Key": "b"},
    )
    assert accepted.status_code == 201, accepted.content.decode()
    assert Declaration.objects.get().pk == accepted.json()["declaration_id"]
    assert client.get(path).json()["state"] == "taken"
