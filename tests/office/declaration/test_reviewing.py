"""Declarations on their way through review."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ItemFigure,
    Review,
    ReviewTask,
    WorkingDraft,
)
from mingxi.office.declaration.reckoning.admitting import Amounts
from mingxi.office.declaration.reckoning.blocking import Blocking, Effect
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.review_findings import Weighed
from mingxi.office.declaration.reckoning.review_text import Grid, Mark, blocks, review_text
from mingxi.office.declaration.reckoning.routes import Outcome, Step, StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState
from mingxi.office.declaration.selectors.comments import threads_of
from mingxi.office.declaration.selectors.reviews import findings_at, hands_of, tasks_for, waivers_of
from mingxi.office.declaration.services.commenting import answer_comment, comment, settle_comment
from mingxi.office.declaration.services.drafting import save_draft
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.declaration.services.routes import lay_route, set_blocking
from mingxi.office.declaration.services.sending import (
    prepare_sending,
    send_for_review,
    withdraw_from_review,
)
from mingxi.office.declaration.services.waiving import waive_findings
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import appoint_person, register_person
from mingxi.projects.project_text import SectionKey

OFFICE = StepKind.BUDGET_OFFICE
# What needs a reason, and what no reason helps.
WITH_ALCOHOL = "更新一间学生机房，验收时接待用酒10瓶。"
WITH_WORKERS = "通过政府购买服务方式聘用机房管理人员2名，每人每月2550元。"


def overview(form_with: Callable[..., Any], words: str) -> Any:
    clean = form_with()
    return form_with(sections={**clean.sections, SectionKey.OVERVIEW: words})


def open_steps(review: Review) -> set[str]:
    return set(review.tasks.filter(state=TaskState.OPEN).values_list("kind", flat=True))


def alcohol_in(review: Review) -> Weighed:
    told = findings_at(review, StepKind.BUDGET_DESK)
    return next(one for one in told if one.finding.code == "ES106")


def refused(code: str) -> Any:
    return pytest.raises(RefusedError, check=lambda error: error.code == code)


def test_a_clean_text_goes_all_the_way_into_the_library(desk: Any, sent: Review) -> None:
    assert open_steps(sent) == {StepKind.SECTION_HEAD}
    assert BudgetProject.objects.get().state == ProjectState.SUBMITTED
    desk.walk(sent, OFFICE)
    assert BudgetProject.objects.get().state == ProjectState.REVIEW
    desk.take(sent, OFFICE)
    declaration = Declaration.objects.get()
    assert declaration.state == DeclarationState.ADMITTED
    assert declaration.admitted_fen == 9_000_000
    assert dict(ItemFigure.objects.values_list("key", "admitted_fen")) == {
        "a1": 7_500_000,
        "b2": 1_500_000,
    }
    sent.refresh_from_db()
    assert sent.outcome == Outcome.ADMITTED
    assert not sent.tasks.exclude(state=TaskState.DECIDED)
    assert BudgetProject.objects.get().state == ProjectState.RESERVED


def test_steps_are_taken_in_their_order(desk: Any, county: Any, sent: Review) -> None:
    waiting = sent.tasks.get(kind=StepKind.UNIT_FINANCE)
    with refused("review-task-closed"):
        decide(task=waiting, verdict=Verdict.AGREE, by=county[Role.UNIT_FINANCE])
    desk.take(sent, StepKind.SECTION_HEAD)
    decide(task=waiting, verdict=Verdict.AGREE, by=county[Role.UNIT_FINANCE])


@pytest.mark.parametrize(
    "change",
    [
        {"state": "decided", "verdict": "agree"},
        {"state": "open"},
    ],
)
def test_the_database_itself_keeps_the_order(
    county: Any, sent: Review, change: dict[str, str]
) -> None:
    task = sent.tasks.get(kind=StepKind.UNIT_HEAD)
    more: dict[str, Any] = {}
    if "verdict" in change:
        more = {"decided_at": sent.sent_at, "decided_by": county[Role.UNIT_HEAD]}
    with pytest.raises(DatabaseError, match="declaration_reviewtask"), transaction.atomic():
        ReviewTask.objects.filter(pk=task.pk).update(**change, **more)


def test_what_was_decided_stays_in_the_database(desk: Any, sent: Review) -> None:
    task = desk.take(sent, StepKind.SECTION_HEAD)
    with pytest.raises(DatabaseError, match="what was decided stays"), transaction.atomic():
        ReviewTask.objects.filter(pk=task.pk).update(verdict="reject")
    with pytest.raises(DatabaseError, match="no DELETE"), transaction.atomic():
        ReviewTask.objects.filter(pk=task.pk).delete()


def test_a_step_is_decided_once(desk: Any, county: Any, sent: Review) -> None:
    task = desk.take(sent, StepKind.SECTION_HEAD)
    with refused("review-task-decided") as told:
        decide(task=task, verdict=Verdict.AGREE, by=county[Role.SECTION_HEAD])
    assert county[Role.SECTION_HEAD].name in told.value.message


def test_only_who_holds_the_role_there_takes_a_step(county: Any, desk: Any, sent: Review) -> None:
    task = desk.open_step(sent, StepKind.SECTION_HEAD)
    for role in (Role.CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.BUDGET_OFFICE):
        with refused("review-not-yours"):
            decide(task=task, verdict=Verdict.AGREE, by=county[role])
        assert not tasks_for(county[role])
    assert list(tasks_for(county[Role.SECTION_HEAD])) == [task]


def test_nobody_takes_two_steps_of_one_text(desk: Any, county: Any, sent: Review) -> None:
    head = county[Role.SECTION_HEAD]
    appoint_person(
        person=head,
        role=Role.UNIT_FINANCE,
        unit=county.units["一中"],
        begins=today(),
        by=county[Role.SECURITY_ADMINISTRATOR],
    )
    head.__dict__.pop("appointments_today", None)
    task = sent.tasks.get(kind=StepKind.UNIT_FINANCE)
    desk.take(sent, StepKind.SECTION_HEAD)
    with refused("review-both-sides"):
        decide(task=task, verdict=Verdict.AGREE, by=head)
    assert task not in tasks_for(head)
    assert task in tasks_for(county[Role.UNIT_FINANCE])


def test_a_desk_takes_the_departments_it_covers_alone(desk: Any, county: Any, sent: Review) -> None:
    desk.walk(sent, StepKind.BUDGET_DESK)
    task = desk.open_step(sent, StepKind.BUDGET_DESK)
    county[Role.BUDGET_DESK].appointments.get().covers.set([county.units["民政局"]])
    with refused("review-not-yours"):
        decide(task=task, verdict=Verdict.AGREE, by=county[Role.BUDGET_DESK])
    assert not tasks_for(county[Role.BUDGET_DESK])
    county[Role.BUDGET_DESK].appointments.get().covers.set([county.units["教育局"]])
    assert task in tasks_for(county[Role.BUDGET_DESK])
    decide(task=task, verdict=Verdict.AGREE, by=county[Role.BUDGET_DESK])


def test_opinions_are_asked_beside_the_desk_and_awaited_where_required(
    desk: Any, county: Any, sent: Review
) -> None:
    desk.walk(sent, StepKind.BUDGET_DESK)
    beside = {StepKind.BUDGET_DESK, StepKind.PERFORMANCE, StepKind.PROCUREMENT}
    assert open_steps(sent) == beside
    desk.take(sent, StepKind.BUDGET_DESK)
    assert open_steps(sent) == {StepKind.PERFORMANCE, StepKind.PROCUREMENT, OFFICE}
    last = desk.open_step(sent, OFFICE)
    with refused("review-opinion-missing") as told:
        decide(task=last, verdict=Verdict.AGREE, by=county[Role.BUDGET_OFFICE])
    assert "绩效股意见" in told.value.message
    assert "采购" not in told.value.message
    desk.take(sent, StepKind.PERFORMANCE, Verdict.OPINION, reason="满意度指标可行。")
    decide(task=last, verdict=Verdict.AGREE, by=county[Role.BUDGET_OFFICE])
    assert sent.tasks.get(kind=StepKind.PROCUREMENT).state == TaskState.LAPSED


def test_a_verdict_that_a_step_does_not_have_is_refused(desk: Any, sent: Review) -> None:
    with refused("review-verdict"):
        desk.take(sent, StepKind.SECTION_HEAD, Verdict.REJECT, reason="不需要。")


@pytest.mark.parametrize("verdict", [Verdict.RETURN, Verdict.REJECT])
def test_what_is_no_agreement_needs_a_reason(desk: Any, sent: Review, verdict: Verdict) -> None:
    desk.walk(sent, StepKind.DEPARTMENT)
    with refused("review-reason-missing"):
        desk.take(sent, StepKind.DEPARTMENT, verdict, reason="  ")
    desk.take(sent, StepKind.DEPARTMENT, verdict, reason="与已有机房重复。")
    assert Declaration.objects.get().state in {"returned", "rejected"}


def test_a_returned_text_is_mended_and_sent_again(
    desk: Any, sent: Review, form_with: Callable[..., Any]
) -> None:
    desk.walk(sent, StepKind.DEPARTMENT)
    desk.take(sent, StepKind.DEPARTMENT, Verdict.RETURN, reason="概况太简单。")
    declaration = Declaration.objects.get()
    assert declaration.state == DeclarationState.RETURNED
    desk.change(declaration, overview(form_with, "更新一间有56个座位的学生机房。"))
    again = desk.send(declaration)
    assert (again.version.number, open_steps(again)) == (2, {StepKind.SECTION_HEAD})
    assert form_of_json(sent.version.content) == form_with()
    assert sent.tasks.get(kind=StepKind.DEPARTMENT).reason == "概况太简单。"
    # The meeting decided on no less.
    desk.take(again, StepKind.SECTION_HEAD)
    desk.take(again, StepKind.UNIT_FINANCE)
    head = desk.open_step(again, StepKind.UNIT_HEAD)
    decide(task=head, verdict=Verdict.AGREE, by=desk.county[Role.UNIT_HEAD])
    assert open_steps(again) == {StepKind.DEPARTMENT}


def test_a_text_returns_to_an_earlier_step_and_comes_back(
    desk: Any, county: Any, sent: Review
) -> None:
    desk.walk(sent, OFFICE)
    last = desk.open_step(sent, OFFICE)
    with refused("review-return-to"):
        decide(
            task=last,
            verdict=Verdict.RETURN,
            reason="请再核。",
            return_to=OFFICE,
            by=county[Role.BUDGET_OFFICE],
        )
    desk.take(sent, OFFICE, Verdict.RETURN, reason="请再核价格。", return_to=StepKind.BUDGET_DESK)
    assert Declaration.objects.get().state == DeclarationState.IN_REVIEW
    assert StepKind.BUDGET_DESK in open_steps(sent)
    desk.take(sent, StepKind.BUDGET_DESK)
    desk.take(sent, StepKind.PERFORMANCE, Verdict.OPINION, reason="可行。")
    desk.take(sent, OFFICE)
    assert Declaration.objects.get().state == DeclarationState.ADMITTED
    assert sent.tasks.filter(kind=StepKind.BUDGET_DESK).count() == 2


def test_a_cut_leaves_less_of_total_and_items(desk: Any, county: Any, sent: Review) -> None:
    desk.walk(sent, StepKind.BUDGET_DESK)
    task = desk.open_step(sent, StepKind.BUDGET_DESK)

    def cut(total: int, **items: int) -> None:
        decide(
            task=task,
            verdict=Verdict.CUT,
            reason="服务器按2万元一台。",
            left=Amounts(total, items),
            by=county[Role.BUDGET_DESK],
        )

    for total, items, said in (
        (7_500_000, {"a1": 6_000_000}, "没有填写"),
        (7_500_000, {"a1": 8_000_000, "b2": 0}, "只能减少"),
        (7_000_000, {"a1": 6_000_000, "b2": 1_500_000}, "不符"),
        (9_000_000, {"a1": 7_500_000, "b2": 1_500_000}, "没有核减"),
        (7_500_000, {"a1": 6_000_000, "b2": 1_500_000, "zz": 1}, "没有标识"),
        (-1, {"a1": -1, "b2": 0}, "不能小于0"),
    ):
        with pytest.raises(RefusedError, match=said):
            cut(total, **items)
    cut(7_500_000, a1=6_000_000, b2=1_500_000)
    # A cut that a return takes back no longer counts.
    desk.take(sent, OFFICE, Verdict.RETURN, reason="核减过多。", return_to=StepKind.BUDGET_DESK)
    task = desk.open_step(sent, StepKind.BUDGET_DESK)
    cut(8_000_000, a1=6_500_000, b2=1_500_000)
    desk.take(sent, StepKind.PERFORMANCE, Verdict.OPINION, reason="可行。")
    desk.take(sent, OFFICE)
    assert Declaration.objects.get().admitted_fen == 8_000_000
    assert ItemFigure.objects.get(key="a1").admitted_fen == 6_500_000
    assert ItemFigure.objects.get(key="a1").asked_fen == 7_500_000


def test_the_head_needs_the_record_of_the_collective_decision(
    desk: Any, county: Any, sent: Review
) -> None:
    desk.walk(sent, StepKind.UNIT_HEAD)
    task = desk.open_step(sent, StepKind.UNIT_HEAD)
    with refused("review-no-collective-decision"):
        decide(task=task, verdict=Verdict.AGREE, by=county[Role.UNIT_HEAD])
    desk.record_decision(sent)
    decide(task=task, verdict=Verdict.AGREE, by=county[Role.UNIT_HEAD])


def test_asking_for_more_needs_a_new_collective_decision(
    desk: Any, county: Any, sent: Review, form_with: Callable[..., Any]
) -> None:
    desk.walk(sent, StepKind.DEPARTMENT)
    desk.take(sent, StepKind.DEPARTMENT, Verdict.RETURN, reason="漏了机柜。")
    clean = form_with()
    more = form_with(
        total_fen=9_500_000,
        items=(clean.items[0], clean.items[1].model_copy(update={"amount_fen": 2_000_000})),
        funding=(clean.funding[0].model_copy(update={"amount_fen": 9_500_000}),),
        instalments=(
            clean.instalments[0],
            clean.instalments[1].model_copy(update={"amount_fen": 2_000_000}),
        ),
    )
    desk.change(sent.declaration, more)
    again = desk.send(sent.declaration)
    desk.take(again, StepKind.SECTION_HEAD)
    desk.take(again, StepKind.UNIT_FINANCE)
    task = desk.open_step(again, StepKind.UNIT_HEAD)
    with refused("review-no-collective-decision"):
        decide(task=task, verdict=Verdict.AGREE, by=county[Role.UNIT_HEAD])


def test_a_named_ban_is_not_even_sent(desk: Any, form_with: Callable[..., Any]) -> None:
    declaration = desk.begin(overview(form_with, WITH_WORKERS))
    with refused("review-blocked") as told:
        desk.send(declaration)
    assert "PS101" in told.value.message
    assert not Review.objects.exists()
    # What blocks is a setting of the place.
    set_blocking(rule=Blocking("", "PS101", "", Effect.PASSES), by=desk.county[Role.BUDGET_OFFICE])
    desk.send(declaration)


def test_a_contradiction_in_figures_is_not_sent(desk: Any, form_with: Callable[..., Any]) -> None:
    with refused("review-blocked") as told:
        desk.send(desk.begin(form_with(total_fen=9_100_000)))
    assert "合计" in told.value.message


def test_another_finding_passes_with_the_reason_of_the_head_seen_by_all_later_steps(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    review = desk.send(desk.begin(overview(form_with, WITH_ALCOHOL)))
    desk.walk(review, StepKind.UNIT_HEAD)
    desk.record_decision(review)
    task = desk.open_step(review, StepKind.UNIT_HEAD)
    head = county[Role.UNIT_HEAD]
    with refused("review-unwaived"):
        decide(task=task, verdict=Verdict.AGREE, by=head)
    finding = alcohol_in(review)
    reasons = {finding.finding.fingerprint: "工作餐由学校自有资金承担，文字将在二上时删去。"}
    for reason, code in (("", "waiver-reason"), ("x" * 2001, "waiver-reason")):
        with refused(code):
            waive_findings(
                declaration=review.declaration,
                reasons={finding.finding.fingerprint: reason},
                by=head,
            )
    with refused("waiver-no-finding"):
        waive_findings(declaration=review.declaration, reasons={"00": "因为。"}, by=head)
    with refused("review-not-of-unit"):
        waive_findings(
            declaration=review.declaration, reasons=reasons, by=county[Role.UNIT_FINANCE]
        )
    waive_findings(declaration=review.declaration, reasons=reasons, by=head)
    decide(task=task, verdict=Verdict.AGREE, by=head)
    desk.take(review, StepKind.DEPARTMENT)
    assert alcohol_in(review).is_waived
    (waiver,) = waivers_of(review.declaration).values()
    assert waiver.reason == reasons[waiver.fingerprint]
    # The reason holds for the same finding in the next version.
    desk.take(review, StepKind.BUDGET_DESK, Verdict.RETURN, reason="请补充。")
    assert alcohol_in(desk.send(review.declaration)).is_waived


def test_what_blocks_is_not_waived(desk: Any, county: Any, form_with: Callable[..., Any]) -> None:
    review = desk.send(desk.begin(overview(form_with, WITH_ALCOHOL)))
    set_blocking(rule=Blocking("", "ES106", "", Effect.BLOCKS), by=county[Role.BUDGET_OFFICE])
    finding = alcohol_in(review)
    with refused("waiver-not-possible"):
        waive_findings(
            declaration=review.declaration,
            reasons={finding.finding.fingerprint: "因为。"},
            by=county[Role.UNIT_HEAD],
        )


def test_a_draft_that_was_changed_since_its_check_is_not_sent(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    declaration = desk.begin()
    prepared = prepare_sending(declaration=declaration, by_number="A001")
    desk.change(declaration, overview(form_with, WITH_WORKERS))
    with refused("review-draft-changed"):
        send_for_review(declaration=declaration, **prepared._asdict(), by=county[Role.CLERK])


def test_only_a_clerk_of_the_unit_sends(desk: Any, county: Any) -> None:
    declaration = desk.begin()
    prepared = prepare_sending(declaration=declaration, by_number="E001")
    with refused("review-not-clerk"):
        send_for_review(
            declaration=declaration,
            **prepared._asdict(),
            by=county.elsewhere["民政局经办"],
        )


def test_what_is_under_review_is_not_sent_again(desk: Any, sent: Review) -> None:
    with refused("review-not-sendable"):
        desk.send(sent.declaration)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            declaration=sent.declaration,
            version=sent.version,
            route=sent.route,
            sent_by=sent.sent_by,
            sent_at=sent.sent_at,
        )


def test_a_withdrawn_text_waits_for_nobody(desk: Any, county: Any, sent: Review) -> None:
    withdraw_from_review(declaration=sent.declaration, by=county[Role.CLERK])
    assert not tasks_for(county[Role.SECTION_HEAD])
    sent.refresh_from_db()
    assert sent.outcome == Outcome.WITHDRAWN
    assert Declaration.objects.get().state == DeclarationState.DRAFTING
    assert BudgetProject.objects.get().state == ProjectState.DRAFT
    assert desk.send(sent.declaration).version.number == 2


def test_comments_are_answered_settled_and_found_again_in_the_next_version(
    desk: Any, county: Any, sent: Review, form_with: Callable[..., Any]
) -> None:
    reviewer, clerk = county[Role.SECTION_HEAD], county[Role.CLERK]
    read = review_text(form_of_json(sent.version.content))
    start = read.text.index("改善教学条件")
    written = comment(
        version=sent.version,
        place=Place("", start, start + 6),
        excerpt="改善教学条件",
        words="请写明座位数。",
        by=reviewer,
    )
    assert written.field == "sections.overview"
    figure = comment(
        version=sent.version,
        place=Place("items[a1].amount_fen"),
        words="请附报价。",
        by=reviewer,
    )
    answer_comment(comment=written, words="已补充。", by=clerk)
    with refused("comment-of-others"):
        settle_comment(comment=written, by=clerk)
    settle_comment(comment=written, by=reviewer)
    with refused("comment-settled"):
        answer_comment(comment=written, words="再问一次。", by=clerk)
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason="见批注。")
    words = "学校现有一间旧机房。更新一间有56个座位的学生机房，改善教学条件。"
    desk.change(sent.declaration, overview(form_with, words))
    again = desk.send(sent.declaration)
    now_read = review_text(form_of_json(again.version.content))
    first, second = threads_of(again.declaration, now_read)
    assert first.place is not None
    assert now_read.text[first.place.start : first.place.end] == "改善教学条件"
    assert [one.words for one in first.answers] == ["已补充。"]
    assert (second.comment, second.place) == (figure, Place("items[a1].amount_fen"))


@pytest.mark.parametrize(
    ("place", "excerpt", "code"),
    [
        (Place("items[zz]"), "", "comment-place"),
        (Place(""), "", "comment-place"),
        (Place("", 0, 4), "别的文字", "comment-range"),
        (Place("", 10**6, 10**6 + 3), "", "comment-range"),
    ],
)
def test_a_comment_on_what_is_not_there_is_refused(
    county: Any, sent: Review, place: Place, excerpt: str, code: str
) -> None:
    with refused(code):
        comment(
            version=sent.version,
            place=place,
            excerpt=excerpt,
            words="？",
            by=county[Role.SECTION_HEAD],
        )


def test_reasons_and_comments_are_in_the_log_as_digests_alone(
    desk: Any, county: Any, sent: Review
) -> None:
    said = "概况写得太简单，请补充。"
    comment(version=sent.version, place=Place("name"), words=said, by=county[Role.SECTION_HEAD])
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason=said)
    told = [str(vars(event)) for event in Event.objects.all()]
    assert any("review_task.decided" in one for one in told)
    assert any("declaration.returned" in one for one in told)
    assert not any(said in one for one in told)


def test_the_reason_for_a_finding_is_kept_without_a_digest_that_could_be_guessed(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    review = desk.send(desk.begin(overview(form_with, WITH_ALCOHOL)))
    finding = alcohol_in(review).finding
    reasons = {finding.fingerprint: "由学校自有资金承担。"}
    waive_findings(declaration=review.declaration, reasons=reasons, by=county[Role.UNIT_HEAD])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM declaration_waiver")
        (row,) = cursor.fetchall()
    assert finding.fingerprint not in map(str, row)
    desk.walk(review, StepKind.UNIT_HEAD)
    desk.take(review, StepKind.UNIT_HEAD, Verdict.RETURN, reason="请核对。")
    again = desk.send(review.declaration)
    assert waivers_of(again.declaration)[finding.fingerprint].reason == "由学校自有资金承担。"
    assert alcohol_in(again).is_waived


def test_who_alone_can_take_a_later_step_is_kept_for_it(desk: Any, county: Any) -> None:
    unit, head = county.units["一中"], county[Role.UNIT_HEAD]
    kinds = (StepKind.SECTION_HEAD, StepKind.UNIT_HEAD, StepKind.BUDGET_OFFICE)
    steps = [
        Step(kind, place, may_be_skipped=kind is StepKind.SECTION_HEAD)
        for place, kind in enumerate(kinds, 1)
    ]
    lay_route(
        name="学校审核流程",
        steps=steps,
        begins=today(),
        unit_kind=UnitKind(unit.kind),
        unit_level=Level(unit.level),
        by=SYSTEM,
    )
    appointment = county[Role.SECTION_HEAD].appointments.get(role=Role.SECTION_HEAD)
    appointment.ends = today() - timedelta(days=1)
    appointment.begins = appointment.ends
    appointment.save()
    appoint_person(person=head, role=Role.SECTION_HEAD, unit=unit, begins=today(), by=SYSTEM)
    review = desk.send(desk.begin())
    assert review.tasks.get(kind=StepKind.SECTION_HEAD).state == TaskState.SKIPPED
    assert open_steps(review) == {StepKind.UNIT_HEAD}
    decide(task=desk.open_step(review, StepKind.UNIT_HEAD), verdict=Verdict.AGREE, by=head)
    # With a second head of the section there is no need to skip.
    second = register_person(number="A903", name="杜若蘅", sign_in_name="A903", by=SYSTEM)
    appoint_person(person=second, role=Role.SECTION_HEAD, unit=unit, begins=today(), by=SYSTEM)
    assert open_steps(desk.send(desk.begin_another())) == {StepKind.SECTION_HEAD}


def test_who_made_an_earlier_version_decides_on_no_later_one(
    desk: Any, county: Any, sent: Review, form_with: Callable[..., Any]
) -> None:
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason="请补充。")
    author, unit = county[Role.CLERK], county.units["一中"]
    second = register_person(number="A904", name="杜若蘅", sign_in_name="A904", by=SYSTEM)
    appoint_person(person=second, role=Role.CLERK, unit=unit, begins=today(), by=SYSTEM)
    draft = WorkingDraft.objects.get(declaration=sent.declaration)
    form = overview(form_with, "更新一间有56个座位的学生机房。")
    save_draft(declaration=draft.declaration, form=form, revision=draft.revision, by=second)
    declaration = Declaration.objects.get(pk=sent.declaration_id)
    prepared = prepare_sending(declaration=declaration, by_number=second.number)
    again = send_for_review(declaration=declaration, **prepared._asdict(), by=second)
    assert author in hands_of(again, StepKind.SECTION_HEAD)


def test_a_comment_bears_the_role_in_which_the_unit_is_seen(
    desk: Any, county: Any, sent: Review
) -> None:
    head = county[Role.SECTION_HEAD]
    elsewhere = head.appointments.get()
    elsewhere.begins = today()
    elsewhere.save()
    # Longer held, in another unit, from which the school is not seen.
    appoint_person(
        person=head,
        role=Role.UNIT_HEAD,
        unit=county.units["民政局"],
        begins=today() - timedelta(days=30),
        by=SYSTEM,
    )
    written = comment(version=sent.version, place=Place("items[a1]"), words="请附报价。", by=head)
    assert written.as_role == Role.SECTION_HEAD


def test_a_comment_on_a_counted_line_stays_with_its_line(
    desk: Any, county: Any, sent: Review, form_with: Callable[..., Any]
) -> None:
    reviewer = county[Role.SECTION_HEAD]
    on = [
        comment(version=sent.version, place=Place(field), words="请核对。", by=reviewer)
        for field in ("instalments[1]", "instalments[0]", "indicators[3]")
    ]
    assert [one.excerpt for one in on] == [
        "支付计划：机柜",
        "支付计划：服务器",
        "绩效指标：服务器单价",
    ]
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason="见批注。")
    clean = form_with()
    changed = clean.model_copy(
        update={
            "instalments": clean.instalments[1:],
            "indicators": (clean.indicators[4], *clean.indicators[:4], *clean.indicators[5:]),
        }
    )
    told = threads_of(sent.declaration, review_text(changed))
    assert [one.place for one in told] == [Place("instalments[0]"), None, Place("indicators[4]")]


def test_a_table_of_the_text_is_read_as_one_with_lines_to_comment_on(
    form_with: Callable[..., Any],
) -> None:
    clean = form_with()
    form = form_with(
        sections={**clean.sections, SectionKey.OVERVIEW: "设备如下：\n名称\t数量\n服务器\t3台"}
    )
    read = review_text(form)
    mark_at = read.text.index("服务器\t3台")
    mark = Mark("f1", 1, "contradicted", mark_at, mark_at + 3)
    grids = [one for one in blocks(read, [mark]) if isinstance(one, Grid)]
    assert [len(grid.rows) for grid in grids] == [2, 4, 7]
    head, body = grids[0].rows
    assert (head.is_head, body.is_head, body.field) == (True, False, "")
    assert read.text[body.start : body.end] == "服务器\t3台"
    assert [one.text for cell in body.cells for one in cell.segments] == ["服务器", "3台"]
    assert body.cells[0].segments[0].marks == (mark,)
    # The rows of 绩效目标表 are the lines of the form, whatever is merged before them.
    fields = [row.field for row in grids[2].rows]
    assert fields == ["", *(f"indicators[{number}]" for number in range(6))]
    assert grids[2].rows[0].is_head
    assert not grids[1].rows[0].is_head
    assert grids[2].rows[1].cells[0].rows == 3
    lines = [one for one in blocks(read, ()) if not isinstance(one, Grid)]
    assert not any("\t" in part.text for one in lines for part in one.segments)
