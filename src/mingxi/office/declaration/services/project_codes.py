"""How the place gives projects their codes: the rule is set, and numbers are given by it."""

from django.db.models import F

from mingxi.office.declaration.models import BudgetProject, CodeRule, CodeSeries
from mingxi.office.declaration.reckoning.project_codes import (
    DEFAULT_PATTERN,
    DEFAULT_REGION,
    CodeShape,
    code_shape,
)
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


def set_code_rule(*, region: str, pattern: str, by: Person) -> CodeRule:
    """Set how codes are given from now on; codes that were given stay.

    Raises RefusedError where the rule is not sound.
    """
    try:
        code_shape(region=region, pattern=pattern)
    except ValueError as unfit:
        where = "region" if "区划代码" in str(unfit) else "pattern"
        raise RefusedError("code-rule-unsound", str(unfit), where=where) from unfit
    with writing():
        rule = CodeRule.objects.select_for_update().first() or CodeRule()
        rule.region, rule.pattern = region, pattern
        rule.set_by, rule.set_at = by, now()
        rule.save()
        record("code_rule.set", by=by, on=rule, facts={"region": region, "pattern": pattern})
    return rule


def next_code(*, year: int, category: ProjectCategory) -> str:
    """Give the next code; the row of its series keeps others waiting until this one is written.

    Raises RefusedError where the numbers of the rule are used up.
    """
    with writing():
        rule = CodeRule.objects.first()
        shape: CodeShape = code_shape(
            region=rule.region if rule else DEFAULT_REGION,
            pattern=rule.pattern if rule else DEFAULT_PATTERN,
        )
        prefix = shape.prefix(year=year, category=category)
        series, _ = CodeSeries.objects.get_or_create(prefix=prefix)
        while True:
            CodeSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
            series.refresh_from_db()
            try:
                code = shape.code(prefix, series.last)
            except ValueError as used_up:
                raise RefusedError(
                    "codes-used-up", str(used_up), mend="请预算股调整项目代码规则，增加流水号位数。"
                ) from used_up
            # A rule that was changed may lead to numbers of an earlier one.
            if not BudgetProject.objects.filter(code=code).exists():
                return code
