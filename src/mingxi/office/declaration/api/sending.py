"""Sending declarations for review and taking them back, for programs."""

from http import HTTPStatus

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from mingxi.office.declaration.api.review_answers import ReviewOut, told_review
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services import sending
from mingxi.office.frame.api import Id, writes

router = Router()

# Fewer than those of the largest number of a row.
_DIGITS = 19


class SendingRequest(PersonRequest):
    """A request whose draft was checked before the transaction."""

    prepared: tuple[Declaration, sending.Prepared]


def _prepared(request: PersonRequest) -> tuple[Declaration, sending.Prepared] | None:
    """Check the draft before the transaction; None where there is none, which is then told."""
    match = request.resolver_match
    number = str(match.kwargs.get("declaration_id", "")) if match else ""
    rows = declarations_for(request.user).select_related("draft", "project", "unit")
    declaration = rows.filter(pk=number).first() if _is_id(number) else None
    if declaration is None or not writes_for(request.user, declaration.unit):
        return None
    return declaration, sending.prepare_sending(
        declaration=declaration, by_number=request.user.number
    )


def _is_id(number: str) -> bool:
    """Tell whether a part of an address may be the number of a row; the database takes no other."""
    return number.isascii() and number.isdecimal() and len(number) < _DIGITS


@router.post(
    "/declarations/{declaration_id}/reviews",
    response={201: ReviewOut},
    summary="报送审核",
    description="核对当前草稿，形成一个版本，按本单位的流程送审；有必须改正的问题时回答409。",
)
@writes(WRITE_DECLARATIONS, first=_prepared)
def post_review(
    request: SendingRequest,
    declaration_id: Id,  # noqa: ARG001  # it was looked for before the transaction
) -> Status[ReviewOut]:
    """Send a declaration for review."""
    if request.prepared is None:
        raise Http404
    declaration, prepared = request.prepared
    review = sending.send_for_review(declaration=declaration, **prepared._asdict(), by=request.user)
    return Status(HTTPStatus.CREATED, told_review(review))


@router.delete(
    "/declarations/{declaration_id}/reviews",
    response={204: None},
    summary="撤回报送",
    description="由经办人撤回审核中的申报，改回编写。",
)
@writes(WRITE_DECLARATIONS)
def delete_review(request: PersonRequest, declaration_id: Id) -> Status[None]:
    """Take a declaration out of review."""
    declaration = get_object_or_404(
        declarations_for(request.user).select_related("unit"), pk=declaration_id
    )
    if not writes_for(request.user, declaration.unit):
        raise Http404
    sending.withdraw_from_review(declaration=declaration, by=request.user)
    return Status(HTTPStatus.NO_CONTENT, None)
