"""Control figures: proposed by hand or by rank, never above what a ceiling holds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mingxi.office.budget.models import Arrangement, Ceiling, ControlFigure, FiscalYear
from mingxi.office.budget.reckoning.proposing import Need, needs_by_source, proposed_by_rank
from mingxi.office.budget.reckoning.rounds import ArrangementState, Doing
from mingxi.office.budget.selectors.arrangements import (
    admitted_of,
    newest_forms,
    open_for_control,
)
from mingxi.office.budget.selectors.ceilings import ceilings_over
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.budget.services.gates import require_round
from mingxi.office.declaration.models import Declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit
from mingxi.quantities.money import Money

Cell = tuple[int, int | None]
Figures = Mapping[int, Mapping[int, int]]
"""Fen by the number of the ceiling, by the number of the declaration."""

# More projects than these are counted, not named.
_NAMED_MAX = 3


class RefusedFigureError(RefusedError):
    """A control figure that cannot be set; it also says in which cells of the table.

    A cell is a declaration and a ceiling by their numbers; without a ceiling the whole row.
    """

    def __init__(
        self, code: str, message: str, *, where: str, mend: str, cells: Iterable[Cell]
    ) -> None:
        super().__init__(code, message, where=where, mend=mend)
        self.cells = frozenset(cells)


def set_control_figures(
    *,
    year: FiscalYear,
    figures: Figures,
    by: Person,
    revisions: Mapping[int, int] | None = None,
) -> list[Arrangement]:
    """Set the control figures of declarations, all or none; what is not named stays.

    Args:
        year: Of which year.
        figures: For each declaration all its figures; a ceiling that is left out gives nothing.
        by: Who proposes; only declarations of units that they may see.
        revisions: On which revision of an arrangement the figures rest (0: there was none);
            None asks nothing.

    Raises:
        RefusedFigureError: A ceiling would be exceeded, or a figure is above what was admitted.
        RefusedError: Somebody else has changed it meanwhile, or the round does not allow it.
    """
    with writing():
        require_round(year, Doing.PROPOSE)
        # Whoever wants the same ceilings waits here, and reads what is used of them afterwards.
        wanted = {number for row in figures.values() for number in row}
        ceilings = _held_ceilings(year, wanted, figures)
        declarations = {
            one.pk: one for one in open_for_control(by, year).filter(pk__in=list(figures))
        }
        _refuse_missing(figures, declarations)
        tree = Tree()
        over = ceilings_over({one.unit_id for one in declarations.values()}, year, tree)
        before = _present_figures(declarations)
        changed: list[Arrangement] = []
        for number, row in figures.items():
            declaration = declarations[number]
            allowed = {one.pk for one in over[declaration.unit_id].values()}
            _refuse_unfit(declaration, row, allowed)
            _refuse_stale(declaration, revisions)
        _refuse_exceeding(ceilings, before, figures, declarations)
        # In one order for all: each also locks the line of its declaration.
        for number, row in sorted(figures.items()):
            kept = {ceiling: fen for ceiling, fen in row.items() if fen}
            if kept != before.get(number, {}) or not hasattr(declarations[number], "arrangement"):
                changed.append(_keep(declarations[number], year, kept, tree, by))
    return changed


def propose_by_rank(*, year: FiscalYear, department: Unit, by: Person) -> list[Arrangement]:
    """Propose control figures by rank until the ceilings of a department are used up.

    What is proposed already for its projects is proposed anew.

    Raises:
        RefusedError: There is no ceiling, or the round does not allow it.
    """
    tree = Tree()
    rows = list(open_for_control(by, year, tree.below(department.pk)))
    over = ceilings_over({row.unit_id for row in rows}, year, tree)
    if not any(over.values()):
        raise RefusedError(
            "no-ceiling",
            f"“{department}”还没有限额，不能按排序拟定控制数。",
            where="unit_code",
            mend="请由预算股先设定限额。",
        )
    forms = newest_forms(rows)
    needs = [
        Need(
            row.pk,
            {
                over[row.unit_id][source].pk: fen
                for source, fen in needs_by_source(forms[row.pk], admitted_of(row)).items()
                if source in over[row.unit_id]
            },
        )
        for row in rows
        if row.pk in forms
    ]
    ceilings = {one.pk: one for found in over.values() for one in found.values()}
    remaining = Counter({number: one.remaining_fen for number, one in ceilings.items()})
    for present in _present_figures({row.pk: row for row in rows}).values():
        remaining.update(present)
    figures = proposed_by_rank(needs, remaining)
    with writing():
        changed = set_control_figures(year=year, figures=figures, by=by)
        record(
            "control_figures.proposed_by_rank",
            by=by,
            on=year,
            facts={"department_code": department.code, "count": len(changed)},
        )
    return changed


def _held_ceilings(year: FiscalYear, wanted: set[int], figures: Figures) -> dict[int, Ceiling]:
    """Lock the ceilings that the figures rest on or rested on, in one order for all."""
    touched = ControlFigure.objects.filter(arrangement__declaration__in=list(figures))
    numbers = wanted | set(touched.values_list("ceiling", flat=True))
    rows = Ceiling.objects.select_for_update(of=("self",)).filter(fiscal_year=year)
    return {
        one.pk: one for one in rows.select_related("unit").filter(pk__in=numbers).order_by("pk")
    }


def _present_figures(declarations: Mapping[int, Declaration]) -> dict[int, dict[int, int]]:
    rows = ControlFigure.objects.filter(arrangement__declaration__in=list(declarations))
    present: dict[int, dict[int, int]] = {}
    for declaration, ceiling, fen in rows.values_list(
        "arrangement__declaration", "ceiling", "amount_fen"
    ):
        present.setdefault(declaration, {})[ceiling] = fen
    return present


def _refuse_missing(figures: Figures, declarations: Mapping[int, Declaration]) -> None:
    missing = [number for number in figures if number not in declarations]
    if missing:
        raise RefusedError(
            "declaration-not-open",
            f"编号{missing[0]}的申报不在可以拟定控制数的范围：没有这项、已下达，或不归您办理。",
            where="declaration_id",
            mend="请刷新页面。",
        )


def _refuse_unfit(declaration: Declaration, row: Mapping[int, int], allowed: set[int]) -> None:
    name = declaration.project.name
    if any(fen < 0 for fen in row.values()):
        raise RefusedFigureError(
            "control-below-nothing",
            f"“{name}”的控制数不能小于零。",
            where="amount_fen",
            mend="请改为零或大于零的数。",
            cells=((declaration.pk, ceiling) for ceiling, fen in row.items() if fen < 0),
        )
    if any(fen and ceiling not in allowed for ceiling, fen in row.items()):
        raise RefusedError(
            "ceiling-of-others",
            f"“{name}”的单位没有这个来源的限额。",
            where="ceiling_id",
            mend="请由预算股先设定限额。",
        )
    asked, admitted = sum(row.values()), admitted_of(declaration)
    if asked > admitted:
        over = Money(asked - admitted).in_wan()
        raise RefusedFigureError(
            "control-above-admitted",
            f"“{name}”的控制数{Money(asked).in_wan()}超过审定数{Money(admitted).in_wan()}，"
            f"多{over}。",
            where="amount_fen",
            mend=f"请在这一行调减{over}。",
            cells=((declaration.pk, ceiling) for ceiling, fen in row.items() if fen),
        )


def _refuse_stale(declaration: Declaration, revisions: Mapping[int, int] | None) -> None:
    if revisions is None or declaration.pk not in revisions:
        return
    present = getattr(declaration, "arrangement", None)
    if revisions[declaration.pk] != (present.revision if present else 0):
        raise RefusedError(
            "control-changed",
            f"“{declaration.project.name}”的控制数刚被别人改过，您的改动没有保存。",
            where="revision",
            mend="请刷新页面，看过新的数再改。",
        )


def _refuse_exceeding(
    ceilings: Mapping[int, Ceiling],
    before: Figures,
    figures: Figures,
    declarations: Mapping[int, Declaration],
) -> None:
    """Refuse what would go over a ceiling: say ceiling, used, asked, by how much, and where."""
    for ceiling in ceilings.values():
        rises = {
            number: row.get(ceiling.pk, 0) - before.get(number, {}).get(ceiling.pk, 0)
            for number, row in figures.items()
        }
        asked = sum(rises.values())
        over = ceiling.used_fen + asked - ceiling.ceiling_fen
        if over > 0:
            raised = [declarations[number] for number, rise in rises.items() if rise > 0]
            raise _exceeding(ceiling, asked, over, raised)


def _exceeding(
    ceiling: Ceiling, asked: int, over: int, raised: Sequence[Declaration]
) -> RefusedFigureError:
    named = "、".join(f"“{one.project.name}”" for one in raised[:_NAMED_MAX])
    more = f"等{len(raised)}个项目" if len(raised) > _NAMED_MAX else ""
    return RefusedFigureError(
        "ceiling-exceeded",
        f"超过“{ceiling}”的限额：限额{Money(ceiling.ceiling_fen).in_wan()}，"
        f"已安排{Money(ceiling.used_fen).in_wan()}，"
        f"本次增加{Money(asked).in_wan()}，超出{Money(over).in_wan()}。",
        where="amount_fen",
        mend=f"请在“{ceiling.source.label}”一列调减{Money(over).in_wan()}"
        f"（本次增加的是{named}{more}），或由预算股调整限额。",
        cells=((one.pk, ceiling.pk) for one in raised),
    )


def _keep(
    declaration: Declaration,
    year: FiscalYear,
    row: Mapping[int, int],
    tree: Tree,
    by: Person,
) -> Arrangement:
    """Write the figures of one declaration."""
    total = sum(row.values())
    arrangement = Arrangement.objects.select_for_update().filter(declaration=declaration).first()
    if arrangement is None:
        arrangement = Arrangement(
            declaration=declaration,
            fiscal_year=year,
            unit_id=declaration.unit_id,
            department=tree.department_of(declaration.unit_id),
            revision=0,
            state=ArrangementState.PROPOSED.value,
        )
    arrangement.control_fen = total
    arrangement.revision += 1
    arrangement.proposed_by, arrangement.proposed_at = by, now()
    arrangement.save()
    _replace(arrangement, row.items())
    record(
        "control_figures.set",
        by=by,
        on=arrangement,
        facts={
            "control_fen": total,
            "figures": " ".join(f"{ceiling}={fen}" for ceiling, fen in sorted(row.items())),
        },
    )
    return arrangement


def _replace(arrangement: Arrangement, row: Iterable[tuple[int, int]]) -> None:
    arrangement.controls.all().delete()
    # In the order in which all lock ceilings.
    ControlFigure.objects.bulk_create(
        ControlFigure(arrangement=arrangement, ceiling_id=ceiling, amount_fen=fen)
        for ceiling, fen in sorted(row)
    )
