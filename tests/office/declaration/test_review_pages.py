"""The pages of review."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.declaration.models import (
    BlockingRule,
    CollectiveDecision,
    Declaration,
    Review,
    ReviewComment,
    ReviewRoute,
    ReviewTask,
    Waiver,
)
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.review_text import review_text
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.declaration.services.sending import withdraw_from_review
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.projects.project_text import SectionKey

WITH_ALCOHOL = "更新一间学生机房，验收时接待用酒10瓶。"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(client: Client, name: str, **where: int) -> str:
    answer = client.get(reverse(name, kwargs=where))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def faulty(desk: Any, form_with: Callable[..., Any]) -> Review:
    """Give a text with a finding that needs a reason, before the head of the unit."""
    clean = form_with()
    form = form_with(
        name="蘅川县第一中学验收接待项目",
        sections={**clean.sections, SectionKey.OVERVIEW: WITH_ALCOHOL},
    )
    review = desk.send(desk.begin(form))
    desk.walk(review, StepKind.UNIT_HEAD)
    return review


def test_a_clerk_sends_from_the_page(desk: Any, county: Any) -> None:
    declaration = desk.begin()
    client = signed_in(county[Role.CLERK])
    assert "科室负责人" in shown(client, "send-for-review", declaration_id=declaration.pk)
    answer = client.post(reverse("send-for-review", args=[declaration.pk]), follow=True)
    assert "已报送" in answer.content.decode()
    assert Declaration.objects.get().state == DeclarationState.IN_REVIEW


def test_what_blocks_is_named_instead_of_a_button(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    declaration = desk.begin(form_with(total_fen=9_100_000))
    client = signed_in(county[Role.CLERK])
    page = shown(client, "send-for-review", declaration_id=declaration.pk)
    assert "改正后才能报送" in page
    assert "报送后形成一个版本" not in page
    answer = client.post(reverse("send-for-review", args=[declaration.pk]), follow=True)
    assert "必须改正" in answer.content.decode()
    assert not Review.objects.exists()


def test_the_queue_has_what_the_person_can_take_findings_first(
    desk: Any, county: Any, faulty: Review
) -> None:
    clean = desk.send(desk.begin())
    desk.walk(clean, StepKind.UNIT_HEAD)
    page = shown(signed_in(county[Role.UNIT_HEAD]), "reviews")
    assert page.index(faulty.declaration.project.name) < page.index(clean.declaration.project.name)
    assert "没有待您审核" in shown(signed_in(county[Role.DEPARTMENT_REVIEWER]), "reviews")


def test_the_queue_is_narrowed(desk: Any, county: Any, faulty: Review) -> None:
    client = signed_in(county[Role.UNIT_HEAD])
    name = faulty.declaration.project.name

    def found(query: str) -> bool:
        return name in client.get(f"{reverse('reviews')}?{query}").content.decode()

    assert found("findings=errors")
    assert not found("findings=none")
    assert found("words=接待")
    assert not found("words=桥梁")
    assert not found("late=on")
    assert found("step=unit_head&sort=-amount")
    assert found("step=nonsense&sort=nonsense")


def test_the_queue_asks_a_constant_number_of_queries(desk: Any, county: Any) -> None:
    client = signed_in(county[Role.SECTION_HEAD])

    def count() -> int:
        with CaptureQueriesContext(connection) as told:
            shown(client, "reviews")
        return len(told)

    desk.send(desk.begin())
    count()  # what a process asks once is asked now
    one = count()
    for _ in range(3):
        desk.send(desk.begin_another())
    assert count() == one


def test_texts_without_findings_are_agreed_to_at_once(desk: Any, county: Any) -> None:
    reviews = [desk.send(desk.begin()), desk.send(desk.begin_another())]
    client = signed_in(county[Role.SECTION_HEAD])
    tasks = ReviewTask.objects.filter(review__in=reviews, state=TaskState.OPEN)
    answer = client.post(reverse("agree-reviews"), {"task": [one.pk for one in tasks]}, follow=True)
    assert "已同意2份" in answer.content.decode()
    for review in reviews:
        assert review.tasks.get(state=TaskState.OPEN).kind == StepKind.UNIT_FINANCE
    answer = client.post(reverse("agree-reviews"), follow=True)
    assert "没有勾选" in answer.content.decode()


def test_texts_with_findings_are_not_agreed_to_at_once(county: Any, faulty: Review) -> None:
    task = faulty.tasks.get(state=TaskState.OPEN)
    signed_in(county[Role.UNIT_HEAD]).post(reverse("agree-reviews"), {"task": task.pk})
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_a_step_is_decided_on_the_page(county: Any, sent: Review) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    address = reverse("review", args=[sent.pk])
    page = shown(client, "review", review_id=sent.pk)
    assert "办理：科室负责人" in page
    assert "更新一间学生机房" in page
    assert "90,000.00" in page
    wrong = client.post(address, {"verdict": "return"}).content.decode()
    assert "须写明理由" in wrong
    answer = client.post(address, {"verdict": "agree"}, follow=True)
    assert "已办理" in answer.content.decode()
    assert sent.tasks.get(kind=StepKind.SECTION_HEAD).state == TaskState.DECIDED
    again = client.post(address, {"verdict": "agree"}, follow=True)
    assert "不由您办理" in again.content.decode()


def test_a_cut_is_entered_in_yuan(desk: Any, county: Any, sent: Review) -> None:
    desk.walk(sent, StepKind.DEPARTMENT)
    client = signed_in(county[Role.DEPARTMENT_REVIEWER])
    address = reverse("review", args=[sent.pk])
    cut = {
        "verdict": "cut",
        "reason": "按两台。",
        "total_fen": "65,000",
        "item-a1": "5万",
        "item-b2": "15000.00",
    }
    assert "不是金额" in client.post(address, cut).content.decode()
    client.post(address, cut | {"item-a1": "50000"})
    task = sent.tasks.get(kind=StepKind.DEPARTMENT)
    assert task.admitted_fen == 6_500_000
    page = shown(signed_in(county[Role.BUDGET_DESK]), "review", review_id=sent.pk)
    assert "65,000.00" in page
    assert "按两台。" in page


def test_reasons_of_the_head_are_written_and_seen_by_later_steps(
    desk: Any, county: Any, faulty: Review
) -> None:
    client = signed_in(county[Role.UNIT_HEAD])
    address = reverse("waive-findings", args=[faulty.pk])
    page = shown(client, "waive-findings", review_id=faulty.pk)
    assert "ES106" in page
    assert "一条理由也没有写" in client.post(address, {}).content.decode()
    fingerprints = [line.split('"')[0] for line in page.split('name="')[1:]]
    reasons = {one: "由学校自有资金承担。" for one in fingerprints if one != "csrfmiddlewaretoken"}
    assert client.post(address, reasons).status_code == 302
    assert Waiver.objects.exists()
    desk.take(faulty, StepKind.UNIT_HEAD)
    later = shown(signed_in(county[Role.DEPARTMENT_REVIEWER]), "review", review_id=faulty.pk)
    assert "由学校自有资金承担。" in later


def test_a_collective_decision_is_recorded(county: Any, sent: Review) -> None:
    client = signed_in(county[Role.UNIT_FINANCE])
    address = reverse("collective-decision", args=[sent.pk])
    shown(client, "collective-decision", review_id=sent.pk)

    def post(**changes: Any) -> Any:
        values = {
            "body": "校长办公会",
            "session": "2026年第9次",
            "held_on": today().isoformat(),
            "minutes": SimpleUploadedFile("纪要.pdf", b"%PDF-", "application/pdf"),
        }
        return client.post(address, values | changes)

    assert "手机号码" in post(body="联系13800138000").content.decode()
    assert "会议记录" in post(minutes=SimpleUploadedFile("a.exe", b"MZ")).content.decode()
    assert "不能晚于今天" in post(held_on="2099-01-01").content.decode()
    assert not CollectiveDecision.objects.exists()
    assert post().status_code == 302
    assert "校长办公会" in shown(client, "review", review_id=sent.pk)


def test_comments_are_written_answered_and_settled(county: Any, sent: Review) -> None:
    reviewer, clerk = signed_in(county[Role.SECTION_HEAD]), signed_in(county[Role.CLERK])
    text = review_text(form_of_json(sent.version.content)).text
    start = text.index("改善教学条件")
    words = {"start": start, "end": start + 6, "excerpt": "改善教学条件", "words": "请写明座位数。"}
    reviewer.post(reverse("comment-review", args=[sent.pk]), words)
    written = ReviewComment.objects.get()
    page = shown(clerk, "review", review_id=sent.pk)
    assert "请写明座位数。" in page
    assert 'class="mark noted">改善教学条件' in page
    clerk.post(reverse("answer-comment", args=[written.pk]), {"words": "56个座位。"})
    assert "56个座位。" in shown(reviewer, "review", review_id=sent.pk)
    refused = clerk.post(reverse("settle-comment", args=[written.pk]), follow=True)
    assert "只有提出方可以了结" in refused.content.decode()
    reviewer.post(reverse("settle-comment", args=[written.pk]))
    assert "已了结" in shown(clerk, "review", review_id=sent.pk)
    wrong = reviewer.post(reverse("comment-review", args=[sent.pk]), {"words": "？"}, follow=True)
    assert "请重新选择" in wrong.content.decode()


def test_words_of_others_are_shown_as_words(desk: Any, county: Any, sent: Review) -> None:
    said = "<script>alert(1)</script>"
    desk.take(sent, StepKind.SECTION_HEAD, reason=said)
    page = shown(signed_in(county[Role.CLERK]), "review", review_id=sent.pk)
    assert said not in page
    assert "&lt;script&gt;" in page


def test_a_clerk_takes_a_text_back(county: Any, sent: Review) -> None:
    client = signed_in(county[Role.CLERK])
    shown(client, "withdraw-review", review_id=sent.pk)
    answer = client.post(reverse("withdraw-review", args=[sent.pk]), follow=True)
    assert "已撤回" in answer.content.decode()
    again = client.post(reverse("withdraw-review", args=[sent.pk]), follow=True)
    assert "只有审核中的申报可以撤回" in again.content.decode()


def test_a_route_is_laid_and_ended(desk: Any, county: Any) -> None:
    client = signed_in(county[Role.BUDGET_OFFICE])
    page = shown(client, "lay-route")
    assert "归口业务股室" in page
    values = {
        "name": "简易流程",
        "begins": today().isoformat(),
        **{f"{kind}-days": "5" for kind in StepKind},
        "unit_head-place": "1",
        "budget_office-place": "1",
    }
    assert "单独一步" in client.post(reverse("lay-route"), values).content.decode()
    client.post(reverse("lay-route"), values | {"budget_office-place": "2"})
    route = ReviewRoute.objects.get(name="简易流程")
    assert [step.kind for step in route.steps.all()] == ["unit_head", "budget_office"]
    listed = client.post(reverse("end-route", args=[route.pk]), follow=True).content.decode()
    assert "已停用“简易流程”" in listed
    assert "简易流程" in client.get(f"{reverse('lay-route')}?from={route.pk}").content.decode()


def test_what_blocks_is_set_on_the_page(desk: Any, county: Any) -> None:
    client = signed_in(county[Role.BUDGET_OFFICE])
    assert "PS101" in shown(client, "blocking-rules")
    client.post(reverse("blocking-rules"), {"code": "es106", "effect": "blocks"})
    rule = BlockingRule.objects.get(code="ES106")
    wrong = client.post(reverse("blocking-rules"), {"code": "ZZ9", "effect": "blocks"})
    assert "没有代码为" in wrong.content.decode()
    client.post(reverse("remove-blocking", args=[rule.pk]))
    assert not BlockingRule.objects.filter(code="ES106")


def test_a_comment_that_was_not_taken_keeps_its_words(county: Any, sent: Review) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    address = reverse("comment-review", args=[sent.pk])
    told = client.post(address, {"words": "请附三家供应商的报价。"}).content.decode()
    assert "没有选中要批注的文字" in told
    assert "请附三家供应商的报价。</textarea>" in told
    assert not ReviewComment.objects.exists()


def test_a_row_of_a_table_and_a_figure_are_commented_on(county: Any, sent: Review) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    page = shown(client, "review", review_id=sent.pk)
    assert 'data-say-field="indicators[2]"' in page
    assert 'data-say-field="items[a1].amount_fen"' in page
    address = reverse("comment-review", args=[sent.pk])
    client.post(address, {"field": "indicators[2]", "words": "时间太紧。"})
    client.post(address, {"field": "items[a1].amount_fen", "words": "请附报价。"})
    client.post(address, {"field": "total_fen", "words": "请核对总额。"})
    page = shown(client, "review", review_id=sent.pk)
    assert 'href="#place-c1">绩效指标：完成时间</a>' in page
    assert 'id="place-c1"' in page
    assert 'id="place-c2"' in page
    assert 'id="place-c3"' in page


def test_a_page_left_open_over_a_return_decides_no_later_turn(
    desk: Any, county: Any, sent: Review
) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    address = reverse("review", args=[sent.pk])
    left_open = desk.open_step(sent, StepKind.SECTION_HEAD)
    assert f'name="task" value="{left_open.pk}"' in client.get(address).content.decode()
    desk.walk(sent, StepKind.UNIT_HEAD)
    desk.take(
        sent,
        StepKind.UNIT_HEAD,
        Verdict.RETURN,
        reason="请科室再核。",
        return_to=StepKind.SECTION_HEAD,
    )
    told = client.post(address, {"verdict": "agree", "task": left_open.pk}).content.decode()
    assert "刚才填写的没有提交" in told
    now_open = desk.open_step(sent, StepKind.SECTION_HEAD)
    client.post(address, {"verdict": "agree", "task": now_open.pk})
    now_open.refresh_from_db()
    assert now_open.state == TaskState.DECIDED


def test_a_step_that_nobody_can_take_is_told(desk: Any, county: Any, sent: Review) -> None:
    told = "现在没有人可以办理这一步"
    clerk = signed_in(county[Role.CLERK])
    assert told not in shown(clerk, "review", review_id=sent.pk)
    Person.objects.filter(pk=county[Role.SECTION_HEAD].pk).update(is_active=False)
    assert told in shown(clerk, "review", review_id=sent.pk)


def test_warnings_come_before_texts_without_any(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    clean = desk.send(desk.begin())
    whole = form_with()
    warned = desk.send(
        desk.begin(form_with(name="蘅川县第一中学校舍维修项目", indicators=whole.indicators[:4]))
    )
    assert (warned.version.errors, warned.version.warnings > 0) == (0, True)
    page = shown(signed_in(county[Role.SECTION_HEAD]), "reviews")
    assert page.index(warned.declaration.project.name) < page.index(clean.declaration.project.name)


@pytest.mark.parametrize("number", ["9" * 30, "٣", "-1", "x"])
def test_numbers_that_are_none_agree_to_nothing(county: Any, sent: Review, number: str) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    assert client.post(reverse("agree-reviews"), {"task": [number]}).status_code == 302
    assert sent.tasks.filter(state=TaskState.DECIDED).count() == 0
    office = signed_in(county[Role.BUDGET_OFFICE])
    assert office.get(reverse("lay-route"), {"from": number}).status_code == 200


def test_the_page_of_sending_names_the_steps_that_the_unit_has(
    desk: Any, county: Any, form_with: Callable[..., Any]
) -> None:
    page = shown(signed_in(county[Role.CLERK]), "send-for-review", declaration_id=desk.begin().pk)
    together = (
        "<li>归口业务股室（10天内），同时绩效股意见（10天内），同时采购监管意见（10天内）</li>"
    )
    assert together in page
    assert "<li>主管部门（10天内）</li>" in page
    # A department has no other above it.
    declaration = begin_declaration(
        form=form_with(unit_name="蘅川县民政局"),
        unit=county.units["民政局"],
        by=county.elsewhere["民政局经办"],
    )
    own = signed_in(county.elsewhere["民政局经办"])
    assert "主管部门" not in shown(own, "send-for-review", declaration_id=declaration.pk)


def test_who_decides_too_late_is_told_what_became_of_the_step(
    desk: Any, county: Any, sent: Review
) -> None:
    client = signed_in(county[Role.SECTION_HEAD])
    task = desk.open_step(sent, StepKind.SECTION_HEAD)
    withdraw_from_review(declaration=sent.declaration, by=county[Role.CLERK])
    address = reverse("review", args=[sent.pk])
    told = client.post(address, {"verdict": "agree", "task": task.pk}, follow=True)
    assert "“科室负责人”这一步不再办理，刚才填写的没有提交" in told.content.decode()
    assert client.post(address, {"verdict": "agree", "task": "9" * 30}).status_code == 302
