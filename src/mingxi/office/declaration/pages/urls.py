"""The addresses of the app."""

from django.urls import path

from mingxi.office.declaration.pages import (
    check,
    check_again,
    check_download,
    check_report,
    check_text,
    checks,
    delete_check,
    live_check,
    save_draft,
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
    path("declarations/<int:declaration_id>/live-check", live_check.page, name="live-check"),
    path("declarations/<int:declaration_id>/draft", save_draft.page, name="save-draft"),
]
