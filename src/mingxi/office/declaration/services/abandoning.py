"""Giving up a declaration that the unit no longer wants."""

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.library_changes import REASON_CHARACTERS_MAX
from mingxi.office.declaration.reckoning.states import (
    GIVEN_UP_FROM,
    DeclarationState,
    ProjectState,
)
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.declaration.services.plain_columns import plain_column
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

# What the unit is told to do where it cannot give up now.
_MENDS = {
    DeclarationState.IN_REVIEW: "请先撤回报送，再放弃。",
    DeclarationState.ADMITTED: "项目已经入库；不再实施的，请财政部门办理出库。",
    DeclarationState.SPREADING: "控制数已经下达；不再实施的，请与财政部门联系，收回控制数。",
}


def abandon_declaration(*, declaration: Declaration, reason: str, by: Person) -> Declaration:
    """Give a declaration up for good while the unit writes it; all that was written stays readable.

    A project that was never admitted and has no other declaration ends with it; one of the library
    stays there. Raises RefusedError for who is no clerk of the unit, for a declaration that is not
    the unit's to write, and for a reason that is missing or names somebody's numbers.
    """
    if not writes_for(by, declaration.unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有{declaration.unit.name}的经办人可以放弃它的申报。",
            where="unit",
            mend="请由该单位的经办人办理；岗位有变动的，请系统管理员核对。",
        )
    because = plain_column(reason, "reason", "放弃的原因", REASON_CHARACTERS_MAX)
    with writing():
        present = held_declaration(declaration.pk)
        state = DeclarationState(present.state)
        if state not in GIVEN_UP_FROM:
            raise RefusedError(
                "declaration-not-open",
                f"这份申报的状态是“{state.label}”，不能放弃。",
                where="state",
                mend=_MENDS.get(state, ""),
            )
        present.state = DeclarationState.WITHDRAWN.value
        present.given_up_by, present.given_up_because = by, because
        present.given_up_at = present.changed_at = now()
        present.save()
        project = present.project
        others = project.declarations.exclude(state=DeclarationState.WITHDRAWN.value)
        if project.state == ProjectState.DRAFT and not others.exists():
            project.state = ProjectState.TERMINATED.value
            project.save(update_fields=["state"])
        record(
            "declaration.abandoned",
            by=by,
            on=present,
            facts={"project": project.pk},
            secrets={"because": because},
        )
    return present
