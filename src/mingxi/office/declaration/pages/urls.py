"""The addresses of the app."""

from django.urls import path

from mingxi.office.declaration.pages import (
    agree_reviews,
    answer_comment,
    begin_declaration,
    blocking_rules,
    check,
    check_again,
    check_download,
    check_report,
    check_text,
    checks,
    collective_decision,
    comment_review,
    declaration,
    declarations,
    delete_check,
    end_route,
    lay_route,
    live_check,
    remove_blocking,
    review,
    review_routes,
    reviews,
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
    path("declarations/<int:declaration_id>", declaration.page, name="declaration"),
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
