"""The addresses of the app."""

from django.urls import path

from mingxi.office.declaration.pages import (
    accept_import,
    attach_file,
    attach_scan,
    attachment,
    begin_declaration,
    check,
    check_again,
    check_download,
    check_report,
    check_text,
    checks,
    compare_versions,
    declaration,
    declaration_files,
    declarations,
    delete_check,
    discard_import,
    form_word,
    import_file,
    import_text,
    imported_text,
    live_check,
    print_declaration,
    remove_attachment,
    save_draft,
    write_declaration,
)

urlpatterns = [
    path("checks/", checks.page, name="checks"),
    path("checks/new", check_text.page, name="check-text"),
    path("checks/<int:check_id>", check.page, name="check"),
    path("checks/<int:check_id>/report", check_report.page, name="check-report"),
    path("checks/<int:check_id>/again", check_again.page, name="check-again"),
    path("checks/<int:check_id>/delete", delete_check.page, name="delete-check"),
]
urlpatterns += [
    path(
        f"checks/<int:check_id>/files/{form}",
        check_download.page,
        {"form": form},
        name=f"check-{form}",
    )
    for form in check_download.FORMS
]
urlpatterns += [
    path("declarations/", declarations.page, name="declarations"),
    path("declarations/new", begin_declaration.page, name="begin-declaration"),
    path("declarations/<int:declaration_id>", declaration.page, name="declaration"),
    path(
        "declarations/<int:declaration_id>/write",
        write_declaration.page,
        name="write-declaration",
    ),
    path("declarations/<int:declaration_id>/live-check", live_check.page, name="live-check"),
    path("declarations/<int:declaration_id>/draft", save_draft.page, name="save-draft"),
    path("imports/", import_text.page, name="import-text"),
    path("imports/<int:import_id>", imported_text.page, name="imported-text"),
    path("imports/<int:import_id>/file", import_file.page, name="import-file"),
    path("imports/<int:import_id>/discard", discard_import.page, name="discard-import"),
    path(
        "imports/<int:import_id>/projects/<int:project_place>",
        accept_import.page,
        name="accept-import",
    ),
    path(
        "declarations/<int:declaration_id>/files",
        declaration_files.page,
        name="declaration-files",
    ),
    path("declarations/<int:declaration_id>/files/new", attach_file.page, name="attach-file"),
    path("declarations/<int:declaration_id>/draft.docx", form_word.draft, name="draft-word"),
    path(
        "declarations/<int:declaration_id>/compare",
        compare_versions.page,
        name="compare-versions",
    ),
    path("versions/<int:version_id>/word", form_word.version, name="version-word"),
    path("versions/<int:version_id>/paper", print_declaration.page, name="print-declaration"),
    path("versions/<int:version_id>/scan", attach_scan.page, name="attach-scan"),
    path("files/<int:attachment_id>", attachment.page, name="attachment"),
    path("files/<int:attachment_id>/remove", remove_attachment.page, name="remove-attachment"),
]
