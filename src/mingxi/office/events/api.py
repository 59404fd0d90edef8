"""The log for programs: entries with their proofs, heads, and the growth between heads."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from mingxi.office.events.models import Event, Head
from mingxi.office.events.ports import READ_LOG
from mingxi.office.events.reckoning.canonical import canonical
from mingxi.office.events.reckoning.entry import body, entry_hash
from mingxi.office.events.reckoning.heads import SignedHead
from mingxi.office.events.reckoning.subtrees import IncompleteTreeError
from mingxi.office.events.selectors import (
    Wanted,
    consistency_path,
    events_for,
    inclusion_proof,
)
from mingxi.office.events.snapshots import entry_of, head_of_row
from mingxi.office.frame.api import Id, PageOf, Paging, needs, page_of

router = Router()


class EntryOut(Schema):
    """An entry; ``hashed`` is the very text whose UTF-8 bytes the leaf hash is of."""

    id: Id
    leaf_number: Annotated[int | None, Field(description="封存号；待封存时为 null")]
    hashed: Annotated[str, Field(description="条目的规范 JSON（RFC 8785）")]
    leaf_hash: Annotated[str, Field(description="SHA-256(0x00 ‖ hashed)，十六进制")]


class HeadOut(Schema):
    """A signed head."""

    v: int
    size: int
    root: str
    at: str
    key: Annotated[str, Field(description="Ed25519 公钥，十六进制")]
    signature: Annotated[
        str, Field(description="对 “mingxi tree head\\n” 与去掉 signature 的规范 JSON 的签名")
    ]


class ProofOut(Schema):
    """The proof that an entry is in the log of a head."""

    entry: EntryOut
    head: HeadOut | None
    path: Annotated[list[str], Field(description="由叶到根的摘要（RFC 6962 2.1.1）")]


class GrowthOut(Schema):
    """The proof that the log of one head begins with all of an older one."""

    old: HeadOut
    new: HeadOut
    path: Annotated[list[str], Field(description="RFC 6962 2.1.2")]


class Filter(Schema):
    """Which entries are asked for."""

    kind: Annotated[str, Field(max_length=64, description="事项代码")] = ""
    actor_number: Annotated[str, Field(max_length=32, description="工号")] = ""
    subject_label: Annotated[str, Field(max_length=64, description="对象类别代码")] = ""
    subject_key: Annotated[str, Field(max_length=128, description="对象编号")] = ""
    since: Annotated[date | None, Field(description="起始日期")] = None
    until: Annotated[date | None, Field(description="截止日期")] = None


@router.get("/entries", response=PageOf[EntryOut], summary="日志条目，新的在前")
@needs(READ_LOG)
def get_entries(
    request: HttpRequest, wanted: Query[Filter], paging: Query[Paging]
) -> PageOf[EntryOut]:
    """Give entries."""
    events = events_for(request.user, Wanted(**wanted.dict()))
    return page_of(events, paging, by="-id", told=_entry_out)


@router.get("/entries/{event_id}", response=ProofOut, summary="一条日志及其证明")
@needs(READ_LOG)
def get_entry(request: HttpRequest, event_id: Id) -> ProofOut:
    """Give an entry with its proof in the newest head."""
    event = get_object_or_404(events_for(request.user), pk=event_id)
    try:
        proof = inclusion_proof(event)
    except IncompleteTreeError as error:
        raise HttpError(500, "封存记录不完整，请运行 mingxi events verify 查明。") from error
    return ProofOut(
        entry=_entry_out(event),
        head=_head_out(proof.head) if proof else None,
        path=[digest.hex() for digest in proof.path] if proof else [],
    )


@router.get("/heads", response=PageOf[HeadOut], summary="树头，新的在前")
@needs(READ_LOG)
def get_heads(
    request: HttpRequest,  # noqa: ARG001  # every operation is handed it
    paging: Query[Paging],
) -> PageOf[HeadOut]:
    """Give signed heads."""
    return page_of(Head.objects.all(), paging, by="-size", told=_row_out)


@router.get("/growth", response=GrowthOut, summary="新树头包含旧树头全部条目的证明")
@needs(READ_LOG)
def get_growth(
    request: HttpRequest,  # noqa: ARG001  # every operation is handed it
    old: Id,
    new: Id,
) -> GrowthOut:
    """Give the proof that the log only grew between two heads."""
    before = get_object_or_404(Head, size=old)
    after = get_object_or_404(Head, size=new)
    if old > new:
        raise HttpError(422, "old 不能大于 new。")
    path = consistency_path(old, new)
    return GrowthOut(
        old=_row_out(before), new=_row_out(after), path=[digest.hex() for digest in path]
    )


def _entry_out(event: Event) -> EntryOut:
    entry = entry_of(event)
    seal = getattr(event, "seal", None)
    return EntryOut(
        id=event.pk,
        leaf_number=seal and seal.leaf_number,
        hashed=canonical(body(entry)).decode(),
        leaf_hash=entry_hash(entry).hex(),
    )


def _row_out(row: Head) -> HeadOut:
    return _head_out(head_of_row(row))


def _head_out(head: SignedHead) -> HeadOut:
    said: dict[str, Any] = {**head.body(), "signature": head.signature.hex()}
    return HeadOut(**said)
