"""The files of a declaration, and the paper of a version with its signed scan."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingxi.documents import read_document
from mingxi.office.declaration.models import Attachment, Declaration, TextVersion
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    DeclarationState,
    ProjectCategory,
    Stage,
)
from mingxi.office.declaration.services.attachments import (
    ATTACHMENTS_MAX,
    attach_file,
    keep_attached,
    remove_attachment,
)
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.events.models import Event
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token

PDF = b"%PDF-1.7 a scan"
FORM = ProjectForm(
    name="河道清漂项目",
    fiscal_year=2026,
    unit_name="蘅川县第一中学",
    category=ProjectCategory.SPECIFIC,
    first_year=2026,
    last_year=2026,
    items=(
        FormItem(
            key="a",
            label="清漂服务费",
            owner="总务处",
            amount_fen=18_0000_00,
            cost=(
                CostLine(
                    label="清漂",
                    quantity=3,
                    quantity_unit="组",
                    standard_fen=5000_00,
                    periods=12,
                    period_unit="个月",
                ),
            ),
        ),
    ),
)


def stored(content: bytes = PDF, name: str = "纪要.pdf") -> StoredFile:
    return store(content, name=name, media_type="application/pdf", by_number="A001")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def upload(name: str = "纪要.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture
def declaration(county: Any) -> Declaration:
    return begin_declaration(form=FORM, unit=county.units["一中"], by=county[Role.CLERK])


@pytest.fixture
def version(county: Any, declaration: Declaration) -> TextVersion:
    checked = checked_form(FORM)
    report = store(
        checked.report, name="report.json", media_type="application/json", by_number="A001"
    )
    return make_version(
        declaration=declaration,
        form=FORM,
        checked=checked,
        report=report,
        stage=Stage.FIRST_UP,
        by=county[Role.CLERK],
    )


def send(declaration: Declaration) -> None:
    """Let it be under review, as when it was sent."""
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.IN_REVIEW.value)


# --- services -------------------------------------------------------------------------------------


def test_a_file_is_attached_and_removed_while_the_unit_writes(
    county: Any, declaration: Declaration, django_capture_on_commit_callbacks: Any
) -> None:
    clerk = county[Role.CLERK]
    held = attach_file(
        declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=stored(), by=clerk
    )
    assert declaration.attachments.get() == held
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment=held, by=clerk)
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()
    kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == ["attachment.added", "attachment.removed"]


def test_nothing_is_added_or_removed_once_it_was_sent(
    county: Any, declaration: Declaration
) -> None:
    clerk = county[Role.CLERK]
    held = attach_file(
        declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=stored(), by=clerk
    )
    send(declaration)
    held.refresh_from_db()
    with pytest.raises(RefusedError, match="审核中"):
        attach_file(
            declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=stored(), by=clerk
        )
    with pytest.raises(RefusedError, match="审核中"):
        remove_attachment(attachment=held, by=clerk)
    assert Attachment.objects.count() == 1


def test_a_signed_scan_belongs_to_its_version_and_stays(
    county: Any, declaration: Declaration, version: TextVersion
) -> None:
    clerk = county[Role.CLERK]
    with pytest.raises(RefusedError, match="所签的那一版"):
        attach_file(
            declaration=declaration, kind=AttachmentKind.SIGNED_SCAN, file=stored(), by=clerk
        )
    other = begin_declaration(form=FORM, unit=county.units["一中"], by=clerk)
    with pytest.raises(RefusedError, match="所签的那一版"):
        attach_file(
            declaration=other,
            kind=AttachmentKind.SIGNED_SCAN,
            file=stored(),
            version=version,
            by=clerk,
        )
    scan = attach_file(
        declaration=declaration,
        kind=AttachmentKind.SIGNED_SCAN,
        file=stored(),
        version=version,
        by=clerk,
    )
    assert version.attachments.get() == scan
    with pytest.raises(RefusedError, match="不能删除"):
        remove_attachment(attachment=scan, by=clerk)
    # It is signed while the others already review.
    send(declaration)
    attach_file(
        declaration=declaration,
        kind=AttachmentKind.SIGNED_SCAN,
        file=stored(),
        version=version,
        by=clerk,
    )
    assert version.attachments.count() == 2


def test_only_a_clerk_of_the_unit_attaches(county: Any, declaration: Declaration) -> None:
    file = stored()
    for person in (county[Role.UNIT_HEAD], county.elsewhere["民政局经办"]):
        with pytest.raises(RefusedError, match="经办人"):
            attach_file(
                declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=file, by=person
            )
    assert not Attachment.objects.exists()


def test_there_is_an_end_to_how_many(county: Any, declaration: Declaration) -> None:
    clerk, file = county[Role.CLERK], stored()
    for _ in range(ATTACHMENTS_MAX):
        keep_attached(declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=file, by=clerk)
    with pytest.raises(RefusedError, match="最多100个"):
        attach_file(
            declaration=declaration, kind=AttachmentKind.ATTACHMENT, file=stored(), by=clerk
        )


# --- pages ----------------------------------------------------------------------------------------


def test_files_are_attached_listed_taken_away_and_removed(
    county: Any, declaration: Declaration
) -> None:
    client = signed_in(county[Role.CLERK])
    path = f"/declarations/{declaration.pk}/files"
    assert "还没有附件" in client.get(path).content.decode()
    answer = client.post(f"{path}/new", {"file": upload()})
    assert answer.status_code == 302, answer.content.decode()
    assert "纪要.pdf" in client.get(path).content.decode()
    held = Attachment.objects.get()
    taken = client.get(f"/files/{held.pk}")
    assert b"".join(taken.streaming_content) == PDF
    assert "attachment" in taken["Content-Disposition"]
    assert client.get(f"/files/{held.pk}/remove").status_code == 200
    client.post(f"/files/{held.pk}/remove")
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.pdf", b"", "空"),
        ("程序.exe", b"MZ", "类型不能作为附件"),
        ("照片.pdf", b"\xff\xd8\xff", "内容不是.pdf文件"),
    ],
)
def test_an_unfit_file_is_refused_with_the_mend(
    county: Any, declaration: Declaration, name: str, content: bytes, told: str
) -> None:
    client = signed_in(county[Role.CLERK])
    answer = client.post(
        f"/declarations/{declaration.pk}/files/new", {"file": upload(name, content)}
    )
    assert told in answer.content.decode()
    assert not Attachment.objects.exists()


def test_who_only_reads_attaches_nothing_and_others_see_nothing(
    county: Any, declaration: Declaration
) -> None:
    path = f"/declarations/{declaration.pk}/files"
    reviewer = signed_in(county[Role.DEPARTMENT_REVIEWER])
    assert "添加附件" not in reviewer.get(path).content.decode()
    assert reviewer.post(f"{path}/new", {"file": upload()}).status_code == 403
    stranger = signed_in(county.elsewhere["民政局经办"])
    assert stranger.get(path).status_code == 404
    assert stranger.post(f"{path}/new", {"file": upload()}).status_code == 404
    assert not Attachment.objects.exists()


def test_the_paper_of_a_version_bears_its_number_and_its_hash(
    county: Any, version: TextVersion
) -> None:
    page = signed_in(county[Role.UNIT_HEAD]).get(f"/versions/{version.pk}/paper")
    content = page.content.decode()
    assert page.status_code == 200
    assert "第1版" in content
    assert f"校验码 {version.sha256[:16]}" in content
    assert f"<code>{version.sha256}</code>" in content
    assert "单位负责人（签字）" in content
    assert "3组×5,000元" in content
    assert "180,000.00" in content
    assert "总务处" in content
    assert "与校验码不符" not in content


def test_a_version_that_was_altered_says_so_on_its_paper(
    county: Any, version: TextVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mingxi.office.declaration.pages.print_declaration.sha256_of", lambda _content: "0" * 64
    )
    page = signed_in(county[Role.CLERK]).get(f"/versions/{version.pk}/paper")
    assert "与校验码不符" in page.content.decode()


def test_the_signed_scan_comes_back_to_its_version(county: Any, version: TextVersion) -> None:
    client = signed_in(county[Role.CLERK])
    path = f"/versions/{version.pk}/scan"
    assert version.sha256[:16] in client.get(path).content.decode()
    answer = client.post(path, {"file": upload("签字.docx", b"PK\x03\x04")})
    assert "类型不能作为签字盖章扫描件" in answer.content.decode()
    assert client.post(path, {"file": upload("签字.pdf")}).status_code == 302
    assert version.attachments.get().file.name == "签字.pdf"
    assert "签字.pdf" in client.get(f"/versions/{version.pk}/paper").content.decode()


def test_versions_and_drafts_are_taken_away_as_word(county: Any, version: TextVersion) -> None:
    clerk = signed_in(county[Role.CLERK])
    declaration = version.declaration_id
    for path in (f"/versions/{version.pk}/word", f"/declarations/{declaration}/draft.docx"):
        answer = clerk.get(path)
        assert answer.status_code == 200
        assert "清漂服务费" in read_document("x.docx", answer.content).text
    reviewer = signed_in(county[Role.DEPARTMENT_REVIEWER])
    assert reviewer.get(f"/versions/{version.pk}/word").status_code == 200
    assert reviewer.get(f"/declarations/{declaration}/draft.docx").status_code == 403


# --- programs -------------------------------------------------------------------------------------


def test_a_program_attaches_lists_takes_away_and_removes(county: Any, version: TextVersion) -> None:
    clerk = county[Role.CLERK]
    _, token = issue_token(person=clerk, name="测试", days=1, by=clerk)
    client = Client(headers={"Authorization": f"Bearer {token}"})

    def post(path: str, key: str) -> Any:
        sent = {"file": upload()}
        return client.post(f"/api/v1{path}", sent, headers={"Idempotency-Key": key})

    files = f"/declarations/{version.declaration_id}/attachments"
    assert post(files, "a").status_code == 201
    assert post(f"/versions/{version.pk}/scans", "b").status_code == 201
    told = client.get(f"/api/v1{files}").json()["items"]
    assert [one["kind"] for one in told] == ["attachment", "signed_scan"]
    assert told[1]["version_id"] == version.pk
    content = client.get(f"/api/v1/attachments/{told[0]['id']}/file")
    assert b"".join(content.streaming_content) == PDF
    word = client.get(f"/api/v1/versions/{version.pk}/word")
    assert "清漂服务费" in read_document("x.docx", word.content).text
    removed = client.delete(
        f"/api/v1/attachments/{told[0]['id']}", headers={"Idempotency-Key": "c"}
    )
    assert removed.status_code == 204
    assert Attachment.objects.get().kind == AttachmentKind.SIGNED_SCAN
