"""The addresses of the app."""

from django.urls import path

from mingxi.office.declaration.pages import (
    accept_import,
    agree_reviews,
    answer_comment,
    attach_file,
    attach_scan,
    attachment,
    bases,
    basis,
    begin_declaration,
    blocking_rules,
    change_found,
    change_library,
    check,
    check_again,
    check_download,
    check_report,
    check_text,
    checks,
    code_rule,
    collective_decision,
    comment_review,
    compare_versions,
    declaration,
    declaration_files,
    declarations,
    declare_again,
    delete_check,
    discard_import,
    end_route,
    export_library,
    form_word,
    import_file,
    import_text,
    imported_text,
    lay_route,
    library,
    library_changes,
    library_exports,
    library_import,
    library_imports,
    library_template,
    live_check,
    order_declarations,
    print_declaration,
    register_basis,
    remove_attachment,
    remove_blocking,
    repeal_basis,
    review,
    review_routes,
    reviews,
    roll_library,
    save_draft,
    send_for_review,
    settle_comment,
    waive_findings,
    withdraw_review,
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
    path("declarations/order", order_declarations.page, name="order-declarations"),
    path("declarations/<int:declaration_id>", declaration.page, name="declaration"),
    path("declarations/<int:declaration_id>/again", declare_again.page, name="declare-again"),
    path(
        "declarations/<int:declaration_id>/write",
        write_declaration.page,
        name="write-declaration",
    ),
    path("declarations/<int:declaration_id>/live-check", live_check.page, name="live-check"),
    path("declarations/<int:declaration_id>/draft", save_draft.page, name="save-draft"),
]


urlpatterns += [
    path("declarations/<int:declaration_id>/send", send_for_review.page, name="send-for-review"),
    path("reviews/", reviews.page, name="reviews"),
    path("reviews/agree", agree_reviews.page, name="agree-reviews"),
    path("reviews/<int:review_id>", review.page, name="review"),
    path("reviews/<int:review_id>/withdraw", withdraw_review.page, name="withdraw-review"),
    path("reviews/<int:review_id>/reasons", waive_findings.page, name="waive-findings"),
    path(
        "reviews/<int:review_id>/collective-decision",
        collective_decision.page,
        name="collective-decision",
    ),
    path("reviews/<int:review_id>/comments", comment_review.page, name="comment-review"),
    path("comments/<int:comment_id>/answers", answer_comment.page, name="answer-comment"),
    path("comments/<int:comment_id>/settle", settle_comment.page, name="settle-comment"),
    path("review-routes/", review_routes.page, name="review-routes"),
    path("review-routes/new", lay_route.page, name="lay-route"),
    path("review-routes/<int:route_id>/end", end_route.page, name="end-route"),
    path("blocking-rules/", blocking_rules.page, name="blocking-rules"),
    path("blocking-rules/<int:blocking_id>/remove", remove_blocking.page, name="remove-blocking"),
]


urlpatterns += [
    path("library/", library.page, name="library"),
    path("library/change", change_library.page, name="change-library"),
    path("library/change-found", change_found.page, name="change-found"),
    path("library/changes", library_changes.page, name="library-changes"),
    path("library/changes/<int:library_bulk_id>", library_changes.one, name="library-bulk"),
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
    path("bases/<int:basis_id>/reinstate", repeal_basis.reinstate, name="reinstate-basis"),
    path("bases/<int:basis_id>/merge", repeal_basis.merge, name="merge-basis"),
]


urlpatterns += [
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
