"""What may be done with the files of a declaration."""

from mingxi.office.declaration.models import Attachment, Declaration, TextImport, TextVersion
from mingxi.office.declaration.reckoning.states import AttachmentKind, DeclarationState
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import remove
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

ATTACHMENTS_MAX = 100


def attach_file(
    *,
    declaration: Declaration,
    kind: AttachmentKind,
    file: StoredFile,
    version: TextVersion | None = None,
    by: Person,
) -> Attachment:
    """Attach a stored file to a declaration.

    A signed and sealed scan is of one version and comes when that has been printed, whatever has
    become of the declaration since; everything else is attached while the unit writes. Kind and
    size of the file are looked at before it is stored (``reckoning.attachable``).
    """
    _refuse_strangers(declaration, by)
    with writing():
        present = held_declaration(declaration.pk)
        if kind is AttachmentKind.SIGNED_SCAN:
            _refuse_strange_version(present, version)
        else:
            _refuse_unless_written(present)
            version = None
        if present.attachments.count() >= ATTACHMENTS_MAX:
            raise RefusedError(
                "attachments-too-many",
                f"一份申报最多{ATTACHMENTS_MAX}个附件，没有再添加。",
                where="file",
                mend="请先删去不需要的，或把几个文件合并成一个PDF。",
            )
        return keep_attached(declaration=present, kind=kind, file=file, version=version, by=by)


def keep_attached(
    *,
    declaration: Declaration,
    kind: AttachmentKind,
    file: StoredFile,
    version: TextVersion | None = None,
    by: Person,
) -> Attachment:
    """Keep a file with a declaration, where the calling service has seen that it belongs there."""
    with writing():
        attachment = Attachment.objects.create(
            declaration=declaration,
            kind=kind.value,
            version=version,
            file=file,
            added_by=by,
            added_at=now(),
        )
        record(
            "attachment.added",
            by=by,
            on=attachment,
            facts={
                "declaration": declaration.pk,
                "kind": kind.value,
                "size_bytes": file.size_bytes,
                **({"version": version.number} if version else {}),
            },
            secrets={"file_name": file.name, "file_sha256": file.sha256},
        )
    return attachment


def remove_attachment(*, attachment: Attachment, by: Person) -> None:
    """Remove a file from a declaration while the unit writes.

    The scan of a version that was sent on and the file that the declaration was begun with stay.
    """
    _refuse_strangers(attachment.declaration, by)
    with writing():
        declaration = held_declaration(attachment.declaration_id)
        _refuse_unless_written(declaration)
        if attachment.kind in _STAYING:
            raise RefusedError(
                "attachment-stays",
                f"{attachment.get_kind_display()}是申报的凭据，不能删除。",
                where="attachment_id",
                mend="有误时请补充正确的文件，两份都会保留。",
            )
        record(
            "attachment.removed",
            by=by,
            on=attachment,
            facts={"declaration": declaration.pk, "kind": attachment.kind},
            secrets={"file_name": attachment.file.name},
        )
        file = attachment.file
        attachment.delete()
        remove_unheld(file)


def remove_unheld(file: StoredFile) -> None:
    """Remove a file that neither an attachment nor an import holds any more."""
    held = Attachment.objects.filter(file=file).exists()
    if not held and not TextImport.objects.filter(file=file).exists():
        remove(file)


_STAYING = frozenset(
    {AttachmentKind.SOURCE, AttachmentKind.SIGNED_SCAN, AttachmentKind.COLLECTIVE_DECISION}
)


def _refuse_strangers(declaration: Declaration, by: Person) -> None:
    if not writes_for(by, declaration.unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有{declaration.unit.name}的经办人可以增减它的附件。",
            where="declaration_id",
            mend="请由该单位的经办人办理。",
        )


def _refuse_unless_written(declaration: Declaration) -> None:
    state = DeclarationState(declaration.state)
    if not state.is_written_by_unit:
        raise RefusedError(
            "declaration-not-written",
            f"申报现在是“{state.label}”，附件不能增减。",
            where="declaration_id",
            mend="需要补充时，请等退回修改，或请审核的人退回。",
        )


def _refuse_strange_version(declaration: Declaration, version: TextVersion | None) -> None:
    if version is None or version.declaration_id != declaration.pk:
        raise RefusedError(
            "scan-of-no-version",
            "签字盖章扫描件要挂在它所签的那一版文本上。",
            where="version_number",
            mend="请从打印的那一版上传；版本号印在每页的页脚。",
        )
