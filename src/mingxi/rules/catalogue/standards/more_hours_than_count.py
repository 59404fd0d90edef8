"""讲课的学时超过每半天4学时。

为什么：超过的学时不能计发讲课费，按多的学时测算就多报了钱。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：讲课费每半天最多按4学时计算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "主体班每期5天、每天10学时，外请教师授课。"
GOOD = "主体班每期5天、每天8学时，外请教师授课。"

HOURS_MAX = {"半天": 4, "天": 8}


@rule("ES105", "more-hours-than-count", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every count of teaching hours a day or half-day above what may be paid."""
    for figure in reading.figures:
        if figure.unit != "学时" or len(figure.per) != 1 or figure.per[0] not in HOURS_MAX:
            continue
        most = HOURS_MAX[figure.per[0]]
        if figure.value > most and is_asserted(reading.text, figure.span):
            message = say(
                "每{unit}安排{written}，讲课费每{unit}最多按{most}学时计（半天4学时）。请核对学时。",
                unit=figure.per[0],
                written=figure.text,
                most=most,
            )
            yield Finding(figure.span, message)
