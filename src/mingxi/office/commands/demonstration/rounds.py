"""The rounds of a budget in the demonstration: ceilings, caps, control figures, replies."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from mingxi.office.budget.models import Arrangement, Ceiling, FiscalYear
from mingxi.office.budget.reckoning.caps import CapKind
from mingxi.office.budget.reckoning.rounds import DecisionKind
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.services.approvals import (
    record_decision,
    reply_to_department,
    reply_to_unit,
)
from mingxi.office.budget.services.caps import set_cap
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.budget.services.controls import propose_by_rank
from mingxi.office.budget.services.issuing import issue_controls, leave_rest_unfunded
from mingxi.office.budget.services.spreading import checked_spread, hand_in_spread
from mingxi.office.commands.demonstration.cast import EDUCATION_REVIEWER, Cast
from mingxi.office.commands.demonstration.projects import FEN_PER_YUAN, Sample
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once

DEPARTMENTS = ("201", "202", "302")
COUNTY_MONEY = Source(FundKind.GENERAL, "county")
PROVINCE_MONEY = Source(FundKind.GENERAL, "province")

# Per cent of the county's money that a project gets; all others get all of it.
SHARES = {"archives": 0, "laboratory": 60}

# Unit, expense, caps of the year before the first, the first and the second year, in yuan.
CAPS = (
    ("202", CapKind.MEETINGS, 26_000, 24_000, 24_000),
    ("202", CapKind.TRAINING, 60_000, 50_000, 48_000),
    ("202", CapKind.RECEPTION, 15_000, 12_000, 11_000),
    ("202", CapKind.THREE_PUBLIC, 68_000, 62_000, 60_000),
    ("201001", CapKind.TRAINING, 40_000, 36_000, 36_000),
    ("302", CapKind.RECEPTION, 20_000, 16_000, 15_000),
    ("302", CapKind.THREE_PUBLIC, 75_000, 70_000, 66_000),
)

# Decision, month and day, and how many years before the budget's own; paper.
DECISIONS = (
    (DecisionKind.GOVERNMENT, 1, (12, 22), "县政府第18次常务会议"),
    (DecisionKind.PARTY, 1, (12, 26), "县委常委会第32次会议"),
    (DecisionKind.CONGRESS, 0, (1, 15), "蘅人大〔{year}〕2号"),
)


def set_ceilings(cast: Cast, year: FiscalYear, wanted: Iterable[tuple[str, Sample, int]]) -> None:
    """Give each department what its projects need, less what is to fall short.

    Args:
        cast: Who acts.
        year: Of which year.
        wanted: The code of the department, the project, and the fen that it asks.
    """
    need: Counter[tuple[str, Source]] = Counter()
    for department, sample, asked_fen in wanted:
        county_fen = (asked_fen - sample.province_fen) * SHARES.get(sample.slug, 100) // 100
        need[department, COUNTY_MONEY] += county_fen
        need[department, PROVINCE_MONEY] += sample.province_fen
    for (department, source), fen in need.items():
        if fen:
            unit = cast.units[department]
            set_ceiling(year=year, unit=unit, source=source, ceiling_fen=fen, by=cast.office)


def set_caps(cast: Cast, year: FiscalYear, place: int) -> None:
    """Cap meetings, training and reception; ``place`` counts the years from 0."""
    for code, kind, *caps in CAPS:
        before, now = caps[place : place + 2]
        set_cap(
            year=year,
            unit=cast.units[code],
            kind=kind,
            cap_fen=now * FEN_PER_YUAN,
            last_year_fen=before * FEN_PER_YUAN,
            by=cast.office,
        )


def control(cast: Cast, year: FiscalYear) -> None:
    """Propose by rank, issue what is proposed, and put the rest back into the library."""
    for code in DEPARTMENTS:
        department = cast.units[code]
        if not Ceiling.objects.filter(fiscal_year=year, unit=department).exists():
            continue
        propose_by_rank(year=year, department=department, by=cast.office)
        issue_controls(year=year, department=department, by=cast.office)
        work()
        leave_rest_unfunded(year=year, department=department, by=cast.office)
    work()


def hand_in(cast: Cast, arrangement: Arrangement) -> None:
    """Hand a control figure in as it is proposed to be spread."""
    clerk = cast.clerk(arrangement.unit)
    prepared = checked_spread(arrangement, clerk)
    hand_in_spread(arrangement=arrangement, prepared=prepared, by=clerk)


def approve(cast: Cast, year: FiscalYear) -> None:
    """Record who decided, and reply: finance to departments, a department to its unit."""
    number = year.year
    for kind, before, (month, day), document in DECISIONS:
        record_decision(
            year=year,
            kind=kind,
            decided_on=date(number - before, month, day),
            document=document.format(year=number),
            by=cast.office,
        )
    for place, code in enumerate(DEPARTMENTS, start=1):
        reply_to_department(
            year=year,
            department=cast.units[code],
            replied_on=date(number, 1, 28),
            document=f"蘅财预〔{number}〕{place}号",
            by=cast.office,
        )
    work()
    reply_to_unit(
        year=year,
        unit=cast.units["201001"],
        replied_on=date(number, 2, 6),
        document=f"蘅教发〔{number}〕7号",
        by=cast.persons[EDUCATION_REVIEWER],
    )


def work() -> None:
    """Let the worker do what is queued."""
    while work_once(stopping=never):
        pass
