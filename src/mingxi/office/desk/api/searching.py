"""Search for programs."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.desk.selectors.searching import WORDS_MAX, Result, find_for
from mingxi.office.frame.access import SIGNED_IN, signed_in
from mingxi.office.frame.api import needs

router = Router()


class SearchIn(Schema):
    """What is looked for: phrases between blanks, all of which must be there."""

    q: Annotated[str, Field(max_length=WORDS_MAX, description="要找的词；几个词之间空一格")]
    kind: Annotated[str, Field(max_length=32, description="只查一类：project、unit 等")] = ""
    page: Annotated[int, Field(ge=1, le=500, description="第几页；只查一类时有效")] = 1


class ResultOut(Schema):
    """A found thing, and the words around what was looked for (numbers masked)."""

    id: int
    title: str
    about: str
    address: str
    excerpt: str


class GroupOut(Schema):
    """What was found of one kind: how many in all, and some of them, the best first."""

    kind: str
    name: str
    count: int
    results: list[ResultOut]


class SearchOut(Schema):
    """What was found; ``is_by_name`` while there is no index: then names and codes alone."""

    is_by_name: bool
    groups: list[GroupOut]


def _result_out(result: Result) -> ResultOut:
    return ResultOut(
        id=result.key,
        title="".join(piece.text for piece in result.title),
        about=result.about,
        address=result.address,
        excerpt="".join(piece.text for piece in result.excerpt),
    )


@router.get("/search", response=SearchOut, summary="查找")
@needs(SIGNED_IN)
def get_search(request: HttpRequest, asked: Query[SearchIn]) -> SearchOut:
    """Look for words in all that the person may see: the best few of every kind, or one kind."""
    page = asked.page if asked.kind else 1
    answer = find_for(signed_in(request), asked.q, kind=asked.kind, page=page)
    groups = [
        GroupOut(
            kind=group.code,
            name=group.name,
            count=group.count,
            results=[_result_out(result) for result in group.results],
        )
        for group in answer.groups
    ]
    return SearchOut(is_by_name=answer.is_by_name, groups=groups)
