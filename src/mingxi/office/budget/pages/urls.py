"""The addresses of the app."""

from django.urls import path

from mingxi.office.budget.pages import (
    approvals,
    arrangement,
    arrangements,
    caps,
    ceilings,
    control_figures,
    detail_lines,
    fiscal_year,
    fiscal_years,
    gaps,
    gaps_table,
    hand_in_spread,
    issue_controls,
    leave_rest_unfunded,
    move_round,
    open_fiscal_year,
    record_decision,
    reply_to_department,
    reply_to_unit,
    return_spread,
    set_cap,
    set_ceiling,
    spread,
    take_back_control,
)

YEAR = "budget/<int:fiscal_year>"
ARRANGEMENT = "budget/arrangements/<int:arrangement_id>"

urlpatterns = [
    path("budget/", fiscal_years.page, name="fiscal-years"),
    path("budget/new", open_fiscal_year.page, name="open-fiscal-year"),
    path(YEAR, fiscal_year.page, name="fiscal-year"),
    path(f"{YEAR}/rounds/<slug:stage>", move_round.page, name="move-round"),
    path(f"{YEAR}/ceilings", ceilings.page, name="ceilings"),
    path(f"{YEAR}/ceilings/set", set_ceiling.page, name="set-ceiling"),
    path(f"{YEAR}/control-figures", control_figures.page, name="control-figures"),
    path(
        f"{YEAR}/control-figures/<slug:unit_code>/issue", issue_controls.page, name="issue-controls"
    ),
    path(
        f"{YEAR}/control-figures/<slug:unit_code>/leave-rest",
        leave_rest_unfunded.page,
        name="leave-rest-unfunded",
    ),
    path(f"{YEAR}/arrangements", arrangements.page, name="arrangements"),
    path(ARRANGEMENT, arrangement.page, name="arrangement"),
    path(f"{ARRANGEMENT}/spread", spread.page, name="spread"),
    path(f"{ARRANGEMENT}/lines", detail_lines.page, name="detail-lines"),
    path(f"{ARRANGEMENT}/hand-in", hand_in_spread.page, name="hand-in-spread"),
    path(f"{ARRANGEMENT}/return", return_spread.page, name="return-spread"),
    path(f"{ARRANGEMENT}/take-back", take_back_control.page, name="take-back-control"),
    path(f"{YEAR}/caps", caps.page, name="caps"),
    path(f"{YEAR}/caps/set", set_cap.page, name="set-cap"),
    path(f"{YEAR}/approvals", approvals.page, name="approvals"),
    path(f"{YEAR}/approvals/decide", record_decision.page, name="record-decision"),
    path(
        f"{YEAR}/approvals/departments/<slug:unit_code>",
        reply_to_department.page,
        name="reply-to-department",
    ),
    path(f"{YEAR}/approvals/units/<slug:unit_code>", reply_to_unit.page, name="reply-to-unit"),
    path(f"{YEAR}/gaps", gaps.page, name="gaps"),
]
urlpatterns += [
    path(f"{YEAR}/gaps/{form}", gaps_table.page, {"form": form}, name=f"gaps-{form}")
    for form in ("csv", "xlsx")
]
