"""Setting ceilings by unit and funding source."""

from mingxi.office.budget.models import Ceiling, FiscalYear
from mingxi.office.budget.reckoning.rounds import Doing
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.services.gates import require_round
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit
from mingxi.quantities.money import Money

FEN_MAX = 10**15


def set_ceiling(
    *, year: FiscalYear, unit: Unit, source: Source, ceiling_fen: int, by: Person
) -> Ceiling:
    """Set the most that may be arranged for a unit and those below it from one source.

    Raises:
        RefusedError: More is arranged already, or the round does not allow it.
    """
    if not 0 <= ceiling_fen <= FEN_MAX:
        raise RefusedError("ceiling-out-of-range", "限额应在0与10万亿元之间。", where="ceiling_fen")
    with writing():
        present_year = require_round(year, Doing.SET_CEILINGS)
        Ceiling.objects.get_or_create(
            fiscal_year=present_year,
            unit=unit,
            fund_kind=source.fund_kind.value,
            level=source.level,
            defaults={"ceiling_fen": 0, "set_by": by, "set_at": now()},
        )
        ceiling = Ceiling.objects.select_for_update().get(
            fiscal_year=present_year,
            unit=unit,
            fund_kind=source.fund_kind.value,
            level=source.level,
        )
        if ceiling_fen < ceiling.used_fen:
            raise RefusedError(
                "ceiling-below-used",
                f"“{ceiling}”已安排{Money(ceiling.used_fen).in_wan()}，"
                f"限额不能设为{Money(ceiling_fen).in_wan()}。",
                where="ceiling_fen",
                mend="请先调减已拟定的控制数。",
            )
        ceiling.ceiling_fen, ceiling.set_by, ceiling.set_at = ceiling_fen, by, now()
        # Not what is used of it: the database alone moves that.
        ceiling.save(update_fields=["ceiling_fen", "set_by", "set_at"])
        record(
            "ceiling.set",
            by=by,
            on=ceiling,
            facts={
                "unit_code": unit.code,
                "fund_kind": source.fund_kind.value,
                "level": source.level,
                "ceiling_fen": ceiling_fen,
            },
        )
    return ceiling
