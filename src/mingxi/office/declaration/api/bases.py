"""The library of bases for programs."""

from http import HTTPStatus
from typing import Annotated, Literal

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.declaration.models import BasisUse, PolicyBasis
from mingxi.office.declaration.ports import (
    KEEP_BASES,
    READ_PROJECTS,
    REGISTER_BASES,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.selectors.bases import bases_for, found_bases, uses_for
from mingxi.office.declaration.services import bases as services
from mingxi.office.declaration.services.bases import BasisFacts
from mingxi.office.frame.api import Day, Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people.selectors import units_for

router = Router()


class BasisOut(Schema):
    """A document that projects rest on."""

    id: Id
    kind: BasisKind
    title: str
    number: str | None
    issuer: str | None
    issued_on: Day | None
    valid_from: Day | None
    valid_until: Day | None
    repealed_on: Day | None
    successor_id: Id | None
    unit_code: str | None
    has_file: bool


class BasisUseOut(Schema):
    """A place that rests on a document; ``item_key`` is null for the project as a whole."""

    id: Id
    declaration_id: Id
    item_key: str | None
    excerpt: str


class BasisIn(Sent):
    """What is known of a document."""

    kind: BasisKind
    title: Annotated[str, Field(max_length=200)]
    number: Annotated[str, Field(max_length=64)] = ""
    issuer: Annotated[str, Field(max_length=128)] = ""
    issued_on: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    unit_code: Annotated[
        str | None, Field(max_length=32, description="内部文件所属单位；各单位都能看到的不写")
    ] = None


class RepealIn(Sent):
    """Since when, and what took its place."""

    on: Day
    successor_id: Id | None = None


class BasisFilter(Schema):
    """Which documents."""

    words: Annotated[str, Field(max_length=50)] = ""
    kind: BasisKind | None = None
    standing: Literal["", "holding", "ended"] = ""


def told(basis: PolicyBasis) -> BasisOut:
    """Tell of a document."""
    return BasisOut(
        id=basis.pk,
        kind=BasisKind(basis.kind),
        title=basis.title,
        number=basis.number or None,
        issuer=basis.issuer or None,
        issued_on=basis.issued_on,
        valid_from=basis.valid_from,
        valid_until=basis.valid_until,
        repealed_on=basis.repealed_on,
        successor_id=basis.successor_id,
        unit_code=basis.unit.code if basis.unit else None,
        has_file=basis.file_id is not None,
    )


def told_use(use: BasisUse) -> BasisUseOut:
    """Tell of a place."""
    return BasisUseOut(
        id=use.pk,
        declaration_id=use.declaration_id,
        item_key=use.item_key or None,
        excerpt=use.excerpt,
    )


@router.get("/bases", response=PageOf[BasisOut], summary="依据库", description="最近登记的在前。")
@needs(READ_PROJECTS)
def get_bases(
    request: PersonRequest, paging: Query[Paging], which: Query[BasisFilter]
) -> PageOf[BasisOut]:
    """Give the documents that are looked for."""
    rows = found_bases(
        bases_for(request.user),
        words=which.words,
        kind=which.kind or "",
        standing=which.standing,
    )
    return page_of(rows, paging, by="-pk", told=told)


@router.post("/bases", response={201: BasisOut}, summary="登记一份依据")
@writes(REGISTER_BASES)
def post_basis(request: PersonRequest, basis: BasisIn) -> Status[BasisOut]:
    """Register a document."""
    made = services.register_basis(facts=facts_of(request, basis), by=request.user)
    return Status(HTTPStatus.CREATED, told(made))


@router.get("/bases/{basis_id}", response=BasisOut, summary="一份依据")
@needs(READ_PROJECTS)
def get_basis(request: PersonRequest, basis_id: Id) -> BasisOut:
    """Give one."""
    return told(get_object_or_404(bases_for(request.user), pk=basis_id))


@router.get(
    "/bases/{basis_id}/uses",
    response=PageOf[BasisUseOut],
    summary="以此为依据的申报",
)
@needs(READ_PROJECTS)
def get_uses(request: PersonRequest, basis_id: Id, paging: Query[Paging]) -> PageOf[BasisUseOut]:
    """Give the places that rest on one."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    return page_of(uses_for(request.user, basis), paging, by="-pk", told=told_use)


@router.put("/bases/{basis_id}", response={200: BasisOut}, summary="修改一份依据")
@writes(KEEP_BASES)
def put_basis(request: PersonRequest, basis_id: Id, basis: BasisIn) -> BasisOut:
    """Change what is known of one."""
    present = get_object_or_404(bases_for(request.user), pk=basis_id)
    changed = services.change_basis(basis=present, facts=facts_of(request, basis), by=request.user)
    return told(changed)


@router.post("/bases/{basis_id}/repeal", response={200: BasisOut}, summary="废止或替代")
@writes(KEEP_BASES)
def post_repeal(request: PersonRequest, basis_id: Id, repeal: RepealIn) -> BasisOut:
    """Write that one was repealed."""
    seen = bases_for(request.user)
    basis = get_object_or_404(seen, pk=basis_id)
    successor = get_object_or_404(seen, pk=repeal.successor_id) if repeal.successor_id else None
    return told(
        services.repeal_basis(basis=basis, on=repeal.on, successor=successor, by=request.user)
    )


@router.post("/bases/{basis_id}/reinstatement", response={200: BasisOut}, summary="撤销废止")
@writes(KEEP_BASES)
def post_reinstatement(request: PersonRequest, basis_id: Id) -> BasisOut:
    """Take a repeal back that was written by mistake."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    return told(services.reinstate_basis(basis=basis, by=request.user))


def facts_of(request: PersonRequest, basis: BasisIn) -> BasisFacts:
    """Give what was sent as the services take it."""
    units = units_for(request.user)
    unit = get_object_or_404(units, code=basis.unit_code) if basis.unit_code else None
    told_facts = basis.model_dump(exclude={"unit_code"})
    return BasisFacts(**told_facts, unit=unit)
