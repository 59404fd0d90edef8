"""Every code of the report has a word for its reader."""

from typing import get_args

from mingxi.languages import render
from mingxi.projects.claims.claim import Verdict
from mingxi.projects.project_text import Horizon, InstalmentKind, Level, SectionKey
from mingxi.reports import report
from mingxi.reports.vocabulary import (
    HORIZON,
    INSTALMENT_KIND,
    LEVEL,
    SECTION,
    SEVERITY,
    STATUS,
    VERDICT,
    money,
)
from mingxi.rules.finding import Severity


def test_every_code_has_its_word() -> None:
    assert set(SEVERITY) == {severity.value for severity in Severity}
    assert set(STATUS) == set(get_args(report.AmountStatus))
    assert set(VERDICT) == {verdict.value for verdict in Verdict}
    assert set(LEVEL) == {level.value for level in Level}
    assert set(INSTALMENT_KIND) == {kind.value for kind in InstalmentKind}
    assert set(HORIZON) == {horizon.value for horizon in Horizon}
    assert set(SECTION) == {key.value for key in SectionKey}


def test_money_is_told_in_yuan_to_the_fen() -> None:
    assert render(money(27_660_050), "zh") == "276,600.5元"
    assert render(money(-100), "zh") == "-1元"
