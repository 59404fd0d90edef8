"""The detail lines of a control figure, to be written by its unit."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.pages.answers import arrangement_seen
from mingxi.office.budget.ports import SPREAD_CONTROLS
from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.reckoning.detail import Detail, objections, proposed_details
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import leaves_of
from mingxi.office.budget.selectors.arrangements import (
    control_of,
    details_of,
    draft_form,
    item_names,
    nature_of,
)
from mingxi.office.budget.services.spreading import save_details
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest
from mingxi.regulations.classifications import classifications, functions

# Rows that stand empty below, to be written in.
ROWS_SPARE = 3
ROWS_MAX = 500
_COLUMNS = ("item", "function", "dept", "gov", "source", "amount")


@dataclass
class Row:
    """A line as it is written."""

    at: int
    written: dict[str, str] = field(default_factory=dict)
    wrong: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that says an amount or a code."""
        return not any(self.written.get(name) for name in ("dept", "gov", "amount"))


@needs(SPREAD_CONTROLS)
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Show the table; save it, or propose it anew from what sub-items got."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    if arrangement.state != ArrangementState.ISSUED:
        return redirect("arrangement", arrangement_id=arrangement.pk)
    form, _ = draft_form(arrangement)
    control = control_of(arrangement)
    sources = {f"{one.fund_kind.value}:{one.level}": one for one in control}
    details = details_of(arrangement)
    rows = [_row(at, line) for at, line in enumerate(details)]
    if request.method == "POST":
        if request.POST.get("action") == "propose":
            wanted = proposed_details(form, control, nature_of(arrangement.unit))
        else:
            rows = _sent(request.POST)
            wanted = _read(rows, sources)
        if not any(row.wrong for row in rows) and _saved(request, arrangement, wanted):
            return redirect("detail-lines", arrangement_id=arrangement.pk)
    amounts = {item.key: item.amount_fen or 0 for item in leaves_of(form)}
    names = item_names(form)
    department, government = classifications()
    spare = [Row(len(rows) + at, {"function": form.function_code}) for at in range(ROWS_SPARE)]
    shown = {
        "arrangement": arrangement,
        "year": arrangement.fiscal_year,
        "project": arrangement.declaration.project,
        "rows": [*rows, *spare],
        "count": len(rows) + ROWS_SPARE,
        "items": [(key, names[key]) for key in amounts] or [("", form.name)],
        "sources": [(key, one.label) for key, one in sources.items()],
        "functions": [(code, name) for code, name in functions().items() if len(code) == 7],
        "department": [(code, name) for code, name in department.items() if len(code) == 5],
        "government": [(code, name) for code, name in government.items() if len(code) == 5],
        "objections": objections(details, amounts or {"": arrangement.control_fen}, control, names),
    }
    return render(request, "budget/pages/detail_lines.html", shown)


def _row(at: int, line: Detail) -> Row:
    return Row(
        at,
        {
            "item": line.item_key,
            "function": line.function_code,
            "dept": line.dept_econ_code,
            "gov": line.gov_econ_code,
            "source": f"{line.source.fund_kind.value}:{line.source.level}",
            "amount": wan_of_fen(line.fen),
        },
    )


def _sent(sent: QueryDict) -> list[Row]:
    """Take the rows that were sent; empty ones fall away."""
    told = sent.get("count", "")
    count = min(int(told), ROWS_MAX) if told.isdecimal() and len(told) < 6 else 0
    rows = [
        Row(at, {name: sent.get(f"{name}-{at}", "").strip()[:32] for name in _COLUMNS})
        for at in range(count)
    ]
    return [row for row in rows if not row.is_empty]


def _read(rows: list[Row], sources: dict[str, Source]) -> list[Detail]:
    """Read rows as lines; what is wrong is told in its row."""
    details = []
    for row in rows:
        written = row.written
        source = sources.get(written["source"])
        try:
            fen = fen_of_wan(written["amount"])
        except ValueError as error:
            row.wrong = str(error)
            continue
        if source is None:
            row.wrong = "请选择资金来源。"
            continue
        if any(
            len(written[name]) > most for name, most in (("function", 7), ("dept", 5), ("gov", 5))
        ):
            row.wrong = "科目代码太长：功能分类7位，经济分类5位。"
            continue
        details.append(
            Detail(
                written["item"], written["function"], written["dept"], written["gov"], source, fen
            )
        )
    return details


def _saved(request: PersonRequest, arrangement: Arrangement, details: list[Detail]) -> bool:
    try:
        save_details(arrangement=arrangement, details=details, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        return False
    messages.success(request, f"已保存{len(details)}行。")
    return True
