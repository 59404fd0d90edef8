"""Rolling the library into the next year, and how projects get their codes, for programs."""

from http import HTTPStatus
from typing import Annotated

from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.declaration.models import RollOver
from mingxi.office.declaration.ports import LEAD_LIBRARY, SET_CODE_RULE, PersonRequest
from mingxi.office.declaration.reckoning.project_codes import (
    DEFAULT_PATTERN,
    DEFAULT_REGION,
    code_shape,
)
from mingxi.office.declaration.reckoning.states import Rolling
from mingxi.office.declaration.selectors.code_rule import code_rule
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.declaration.selectors.rolling import preview_of_rolling, roll_overs_for
from mingxi.office.declaration.services.project_codes import set_code_rule
from mingxi.office.declaration.services.rolling import roll_over
from mingxi.office.frame.api import Fen, Id, Moment, PageOf, Paging, Sent, needs, page_of, writes

router = Router()

FromYear = Annotated[int, Field(ge=2000, le=2098, description="从哪一年滚动到下一年")]


class RollOverIn(Sent):
    """From which year."""

    year: FromYear


class RollOverOut(Schema):
    """A run; its counts grow until the job has ended."""

    id: Id
    year: int
    rolled_at: Moment
    job_id: Id
    carried: int
    left: int


class RolledProject(Schema):
    """A project to which something would happen."""

    project_id: Id
    declaration_id: Id
    code: str
    name: str


class RolledPartOut(Schema):
    """Projects to which the same would happen; ``some`` are the first of them."""

    what: Rolling
    projects: int
    asked_fen: Fen
    some: list[RolledProject]


class CodeRuleIn(Sent):
    """A rule in its two parts."""

    region: Annotated[str, Field(max_length=12, description="区划代码，6至12位数字")]
    pattern: Annotated[
        str,
        Field(
            max_length=120,
            description=(
                "可以用{区划}、{年份}、{年}、{类别}、{类别字母}，最后是{流水:位数}；"
                "其余只能写数字、字母和连字符"
            ),
        ),
    ]


class CodeRuleOut(CodeRuleIn):
    """The rule that holds; ``is_set`` is false while it is the usual one."""

    is_set: bool
    example: str


def _run_told(run: RollOver) -> RollOverOut:
    return RollOverOut(
        id=run.pk,
        year=run.year,
        rolled_at=run.rolled_at,
        job_id=run.job_id,
        carried=run.carried,
        left=run.left,
    )


@router.get(
    "/library/rolling",
    response=list[RolledPartOut],
    summary="滚动的预览",
    description="如果现在滚动，本人牵头的各个项目会怎样；没有改动任何东西。",
)
@needs(LEAD_LIBRARY)
def get_preview(request: PersonRequest, year: Query[FromYear]) -> list[RolledPartOut]:
    """Tell what would happen."""
    return [
        RolledPartOut(
            what=part.what,
            projects=part.projects,
            asked_fen=part.asked_fen,
            some=[
                RolledProject(
                    project_id=line.project_id,
                    declaration_id=line.declaration_id,
                    code=line.code,
                    name=line.name,
                )
                for line in part.some
            ],
        )
        for part in preview_of_rolling(request.user, year)
    ]


@router.get("/library/roll-overs", response=PageOf[RollOverOut], summary="本人办理的滚动")
@needs(LEAD_LIBRARY)
def get_roll_overs(request: PersonRequest, paging: Query[Paging]) -> PageOf[RollOverOut]:
    """Give the person's runs, the newest first."""
    return page_of(roll_overs_for(request.user), paging, by="-pk", told=_run_told)


@router.post(
    "/library/roll-overs",
    response={201: RollOverOut},
    summary="把项目库滚动到下一年",
    description="在后台办理，进度见 /jobs；再次办理只结转新来的，不会重复。",
)
@writes(LEAD_LIBRARY)
def post_roll_over(request: PersonRequest, wished: RollOverIn) -> Status[RollOverOut]:
    """Let the worker roll."""
    return Status(HTTPStatus.CREATED, _run_told(roll_over(year=wished.year, by=request.user)))


@router.get("/library/code-rule", response=CodeRuleOut, summary="项目编码规则")
@needs(SET_CODE_RULE)
def get_code_rule(request: PersonRequest) -> CodeRuleOut:  # noqa: ARG001  # ninja hands it over
    """Give the rule that holds."""
    return _rule_told()


@router.put(
    "/library/code-rule",
    response=CodeRuleOut,
    summary="设定项目编码规则",
    description="从下一个入库的项目起使用；已有的代码不变。",
)
@writes(SET_CODE_RULE)
def put_code_rule(request: PersonRequest, rule: CodeRuleIn) -> CodeRuleOut:
    """Set the rule."""
    set_code_rule(region=rule.region, pattern=rule.pattern, by=request.user)
    return _rule_told()


def _rule_told() -> CodeRuleOut:
    rule = code_rule()
    region = rule.region if rule else DEFAULT_REGION
    pattern = rule.pattern if rule else DEFAULT_PATTERN
    return CodeRuleOut(
        region=region,
        pattern=pattern,
        is_set=rule is not None,
        example=code_shape(region=region, pattern=pattern).example(year=this_budget_year()),
    )
