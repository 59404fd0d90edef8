"""The addresses of the app."""

from django.urls import path

from mingxi.office.declaration.pages import (
    bases,
    basis,
    change_library,
    check,
    check_again,
    check_download,
    check_report,
    check_text,
    checks,
    code_rule,
    delete_check,
    export_library,
    library,
    library_exports,
    library_import,
    library_imports,
    library_template,
    register_basis,
    repeal_basis,
    roll_library,
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
    path("library/", library.page, name="library"),
    path("library/change", change_library.page, name="change-library"),
    path("library/export", export_library.page, name="export-library"),
    path("library/exports", library_exports.page, name="library-exports"),
    path(
        "library/exports/<int:library_export_id>",
        library_exports.download,
        name="library-export-file",
    ),
    path("library/imports", library_imports.page, name="library-imports"),
    path("library/imports/template", library_template.page, name="library-template"),
    path("library/imports/<int:library_import_id>", library_import.page, name="library-import"),
    path("library/roll", roll_library.page, name="roll-library"),
    path("library/code-rule", code_rule.page, name="code-rule"),
    path("bases/", bases.page, name="bases"),
    path("bases/new", register_basis.page, name="register-basis"),
    path("bases/citations", bases.open_citations, name="open-citations"),
    path("bases/ended", bases.ended, name="ended-bases"),
    path("bases/<int:basis_id>", basis.page, name="basis"),
    path("bases/<int:basis_id>/file", basis.download, name="basis-file"),
    path("bases/<int:basis_id>/change", register_basis.change, name="change-basis"),
    path("bases/<int:basis_id>/repeal", repeal_basis.page, name="repeal-basis"),
    path("bases/<int:basis_id>/merge", repeal_basis.merge, name="merge-basis"),
]
