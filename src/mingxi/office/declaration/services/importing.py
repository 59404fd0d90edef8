"""What may be done with files that are to become declarations."""

from contextlib import suppress

from django.db import transaction

from mingxi.office.declaration.models import Declaration, ImportedProject, TextImport
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.services.attachments import keep_attached, remove_unheld
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import remove
from mingxi.office.frame.jobs.models import Owner
from mingxi.office.frame.jobs.services import cancel, queue
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

IMPORT_TEXT = "declaration.import_text"


def bring_in_text(*, file: StoredFile, unit: Unit, by: Person) -> TextImport:
    """Take a stored file to be read into the form of a unit; the worker does it soon."""
    if not writes_for(by, unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有{unit.name}的经办人可以为它导入项目文本。",
            where="unit_code",
            mend="请由该单位的经办人办理。",
        )
    with writing():
        job = queue(IMPORT_TEXT, arguments={}, by=by, key=f"{IMPORT_TEXT}:{file.row_key}")
        brought = TextImport.objects.create(
            brought_by=by, unit=unit, brought_at=now(), file=file, job=job
        )
        record(
            "text_import.brought",
            by=by,
            on=brought,
            facts={"size_bytes": file.size_bytes, "unit_code": unit.code},
            secrets={"file_name": file.name, "file_sha256": file.sha256},
        )
    return brought


def finish_import(
    *, text_import: TextImport, result: StoredFile, error: str, projects: int, by: Owner
) -> None:
    """Keep what was read of a file; where the import was discarded meanwhile, it goes as well."""
    with writing():
        present = TextImport.objects.select_for_update().filter(pk=text_import.pk).first()
        if present is None:
            remove(result)
            return
        present.result = result
        present.error = error
        present.projects = projects
        present.read_at = now()
        present.save()
        record("text_import.read", by=by, on=present, facts={"error": error, "projects": projects})


def accept_import(
    *,
    text_import: TextImport,
    place: int,
    form: ProjectForm,
    by: Person,
    counts: tuple[int, int] | None = None,
) -> Declaration:
    """Begin a declaration with one project of a file, as the person accepted it.

    The file is kept with the declaration; ``counts`` are as in ``begin_declaration``. Raises
    RefusedError where this project was taken before, or was not read, and what
    ``begin_declaration`` raises.
    """
    _refuse_others(text_import, by)
    with writing():
        present = TextImport.objects.select_for_update().get(pk=text_import.pk)
        if place >= present.projects:
            raise RefusedError(
                "import-has-no-such-project",
                f"这份文件中没有第{place + 1}个项目。",
                where="place",
                mend="请刷新页面，重新选择项目。",
            )
        if present.taken.filter(place=place).exists():
            raise RefusedError(
                "import-taken",
                "这个项目已经带入过，没有再建一份申报。",
                where="place",
                mend="请打开已建的申报继续编写。",
            )
        declaration = begin_declaration(form=form, unit=present.unit, by=by, counts=counts)
        ImportedProject.objects.create(text_import=present, place=place, declaration=declaration)
        keep_attached(declaration=declaration, kind=AttachmentKind.SOURCE, file=present.file, by=by)
        record(
            "text_import.accepted",
            by=by,
            on=present,
            facts={"place": place, "declaration": declaration.pk},
        )
    return declaration


def discard_import(*, text_import: TextImport, by: Person) -> None:
    """Discard an own import; the file stays with the declarations that were begun from it."""
    _refuse_others(text_import, by)
    with writing():
        # The job comes first, as in its own run, so that neither waits for the other for ever.
        with suppress(RefusedError), transaction.atomic():  # it has ended
            cancel(text_import.job)
        present = TextImport.objects.select_for_update().get(pk=text_import.pk)
        record("text_import.discarded", by=by, on=present)
        file, result = present.file, present.result
        present.delete()
        remove_unheld(file)
        if result is not None:
            remove(result)


def _refuse_others(text_import: TextImport, by: Person) -> None:
    if text_import.brought_by_id != by.pk:
        raise RefusedError(
            "import-of-others",
            f"这份文件由{text_import.brought_by.name}导入，只有导入人可以带入或放弃。",
            where="import_id",
            mend="请与导入人联系，或自己重新导入。",
        )
