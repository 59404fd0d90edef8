"""Declarations while the unit writes them: begun, saved, taken back, given up."""

from django.utils.timezone import localtime

from mingxi.office.declaration.models import BudgetProject, Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.cost import amount_of, total_of
from mingxi.office.declaration.reckoning.merging import (
    json_of_traces,
    merged,
    traced,
    traces_of_json,
)
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.project_form import FEN_MAX, ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState
from mingxi.office.declaration.selectors.drafts import form_of, writes_for
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

_OPEN = [state.value for state in DeclarationState if state.is_written_by_unit]


class StaleRevisionError(RefusedError):
    """Somebody else has saved the same part of the form meanwhile; nothing was saved.

    ``draft`` is what they saved, ``members`` the parts that both changed (``sections.basis``).
    """

    def __init__(self, draft: WorkingDraft, members: tuple[str, ...]) -> None:
        super().__init__(
            "draft-stale",
            f"{draft.saved_by.name}在{localtime(draft.saved_at):%H:%M}保存了同一处内容，"
            "您的这次改动没有保存。",
            where="revision",
            mend="请对照对方的内容，选择保留哪一份，再保存。",
        )
        self.draft = draft
        self.members = members


def begin_declaration(
    *, form: ProjectForm, unit: Unit, by: Person, counts: tuple[int, int] | None = None
) -> Declaration:
    """Begin a new project with its first declaration, and its draft.

    ``counts`` are the errors and warnings that a check of the form found, where it was checked.
    Only a clerk of the unit may; raises RefusedError, also for words that may not stand unsealed.
    """
    _refuse_strangers(by, unit)
    refuse_form(form)
    errors, warnings = counts or (0, 0)
    with writing():
        moment = now()
        project = BudgetProject.objects.create(
            unit=unit,
            name=form.name,
            category=form.category.value,
            continuity=form.continuity.value,
            first_year=form.first_year,
            last_year=form.last_year,
            registered_by=by,
            registered_at=moment,
        )
        declaration = Declaration.objects.create(
            project=project,
            unit=unit,
            fiscal_year=form.fiscal_year,
            begun_by=by,
            begun_at=moment,
            changed_at=moment,
            errors=errors,
            warnings=warnings,
            **_figures(form),
        )
        WorkingDraft.objects.create(
            declaration=declaration,
            content=json_of_form(form),
            traces=json_of_traces(traced({}, form, 1)),
            saved_by=by,
            saved_at=moment,
        )
        record(
            "declaration.begun",
            by=by,
            on=declaration,
            facts={
                "project": project.pk,
                "unit": unit.code,
                "fiscal_year": form.fiscal_year,
                "asked_fen": declaration.asked_fen,
            },
            secrets={"name": form.name},
        )
    return declaration


def save_draft(
    *,
    declaration: Declaration,
    form: ProjectForm,
    revision: int,
    by: Person,
    counts: tuple[int, int] | None = None,
) -> WorkingDraft:
    """Save the form that ``by`` wrote upon ``revision``, joined with what others saved since.

    Args:
        declaration: Whose draft it is.
        form: The whole form.
        revision: The revision that the writer began with.
        by: The writer, a clerk of the unit.
        counts: Errors and warnings that a check of ``form`` found, where it was checked.

    Raises:
        StaleRevisionError: Both changed the same part of the form.
        RefusedError: The unit may not write now, or the person not for the unit.
    """
    _refuse_strangers(by, declaration.unit)
    refuse_form(form)
    with writing():
        present = _open_declaration(declaration)
        if form.fiscal_year != present.fiscal_year:
            raise RefusedError(
                "year-fixed",
                f"这是{present.fiscal_year}年的申报，预算年度不能改为{form.fiscal_year}年。",
                where="fiscal_year",
                mend="请改回原来的年度；其他年度另行申报。",
            )
        draft = (
            WorkingDraft.objects.select_for_update(of=("self",))
            .select_related("saved_by")
            .get(declaration=present)
        )
        kept = _joined(draft, form, revision)
        if kept == form_of(draft):
            return draft
        _keep(draft, kept, by)
        _follow(present, kept, counts if kept == form else None)
        record(
            "declaration.draft_saved",
            by=by,
            on=present,
            facts={"revision": draft.revision, "asked_fen": present.asked_fen},
        )
    return draft


def withdraw_declaration(*, declaration: Declaration, by: Person) -> Declaration:
    """Take a declaration back from review, to go on writing.

    Only while it is under review; whoever keeps the tasks of review closes them with this.
    """
    _refuse_strangers(by, declaration.unit)
    with writing():
        present = held_declaration(declaration.pk)
        if present.state != DeclarationState.IN_REVIEW:
            raise _wrong_state(present, "只有审核中的申报可以撤回。")
        _move(present, DeclarationState.DRAFTING)
        record("declaration.withdrawn", by=by, on=present)
    return present


def abandon_declaration(*, declaration: Declaration, by: Person) -> Declaration:
    """Give a declaration up while it is written; draft and versions stay readable.

    A project that was never admitted and has no other declaration ends with it.
    """
    _refuse_strangers(by, declaration.unit)
    with writing():
        present = _open_declaration(declaration)
        if present.state == DeclarationState.SPREADING:
            raise _wrong_state(present, "已经下达控制数，不能放弃。")
        _move(present, DeclarationState.WITHDRAWN)
        project = present.project
        others = project.declarations.exclude(state=DeclarationState.WITHDRAWN.value)
        if project.state == ProjectState.DRAFT and not others.exists():
            project.state = ProjectState.TERMINATED.value
            project.save(update_fields=["state"])
        record("declaration.abandoned", by=by, on=present, facts={"project": project.pk})
    return present


def refuse_form(form: ProjectForm) -> None:
    """Refuse what cannot stand in lists: no name, numbers of persons, senseless years or sums."""
    if not form.name:
        raise RefusedError(
            "name-missing", "没有填写项目名称。", where="name", mend="请先填写项目名称。"
        )
    if form.last_year < form.first_year:
        raise RefusedError(
            "years-reversed",
            f"结束年度{form.last_year}年早于开始年度{form.first_year}年。",
            where="last_year",
            mend="请核对项目的起止年度。",
        )
    named = [("name", form.name)]
    named += [(f"items[{item.key}].label", item.label) for item in form.every_item()]
    for field, words in named:
        try:
            no_personal_data(words)
        except ValueError as error:
            raise RefusedError("personal-data", str(error), where=field) from error
    amounts = [("total_fen", total_of(form))]
    amounts += [(f"items[{item.key}].amount_fen", amount_of(item)) for item in form.every_item()]
    for field, fen in amounts:
        if fen is not None and fen > FEN_MAX:
            raise RefusedError(
                "amount-too-large",
                "金额超过10万亿元，一定有一处多写了位数。",
                where=field,
                mend="请核对数量、标准和期数。",
            )


def _joined(draft: WorkingDraft, form: ProjectForm, revision: int) -> ProjectForm:
    if revision == draft.revision:
        return form
    joined = merged(form, form_of(draft), traces_of_json(draft.traces), revision)
    if joined.form is None:
        raise StaleRevisionError(draft, joined.conflicts)
    return joined.form


def _keep(draft: WorkingDraft, form: ProjectForm, by: Person) -> None:
    draft.revision += 1
    draft.traces = json_of_traces(traced(traces_of_json(draft.traces), form, draft.revision))
    draft.content = json_of_form(form)
    draft.saved_by = by
    draft.saved_at = now()
    draft.save()


def _follow(declaration: Declaration, form: ProjectForm, counts: tuple[int, int] | None) -> None:
    """Let what lists show follow the draft; a project that has its code keeps name and kind."""
    # While a control figure is spread the draft holds what is arranged; what was asked stands.
    if declaration.state != DeclarationState.SPREADING:
        for field, value in _figures(form).items():
            setattr(declaration, field, value)
    if counts is not None:
        declaration.errors, declaration.warnings = counts
    declaration.changed_at = now()
    declaration.save()
    BudgetProject.objects.filter(pk=declaration.project_id, code="").update(
        name=form.name,
        category=form.category.value,
        continuity=form.continuity.value,
        first_year=form.first_year,
        last_year=form.last_year,
    )


def _figures(form: ProjectForm) -> dict[str, int]:
    return {
        "asked_fen": total_of(form) or 0,
        "next_year_fen": form.next_year_fen,
        "year_after_fen": form.year_after_fen,
    }


def _refuse_strangers(by: Person, unit: Unit) -> None:
    if not writes_for(by, unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有{unit.name}的经办人可以编写它的申报。",
            where="unit",
            mend="请由该单位的经办人办理；岗位有变动的，请系统管理员核对。",
        )


def _open_declaration(declaration: Declaration) -> Declaration:
    """Give the locked row; refuses where the unit does not write now."""
    present = held_declaration(declaration.pk)
    if present.state not in _OPEN:
        raise _wrong_state(present, "现在不能修改。")
    return present


def _wrong_state(declaration: Declaration, why: str) -> RefusedError:
    label = DeclarationState(declaration.state).label
    return RefusedError(
        "declaration-not-open",
        f"这份申报的状态是“{label}”，{why}",
        where="state",
        mend="需要修改的，请先撤回，或者请审核人退回。",
    )


def _move(declaration: Declaration, state: DeclarationState) -> None:
    declaration.state = state.value
    declaration.changed_at = now()
    declaration.save(update_fields=["state", "changed_at"])
