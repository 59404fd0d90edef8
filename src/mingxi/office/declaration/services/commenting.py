"""Comments on a sentence, a line or a figure, their answers, and when they are settled."""

from mingxi.office.declaration.models import Declaration, ReviewComment, TextVersion
from mingxi.office.declaration.reckoning.comment_places import Place, belongs, field_at
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.review_text import review_text
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import units_for

WORDS_MAX = 2000
EXCERPT_MAX = 500


def comment(
    *, version: TextVersion, place: Place, excerpt: str = "", words: str, by: Person
) -> ReviewComment:
    """Write a comment on a place of a version.

    Args:
        version: The version that was read.
        place: A range of its flat text (the field is found by itself), or an empty range and the
            field of a line or a figure.
        excerpt: The words of the range, as the reader saw them.
        words: What is said of them.
        by: Who says it.

    Raises:
        RefusedError: Where there is no such place, or nothing is said.
    """
    words = _checked(words)
    place, excerpt = _found(version, place, excerpt)
    with writing():
        written = ReviewComment.objects.create(
            declaration=version.declaration,
            version=version,
            field=place.field,
            start=place.start,
            end=place.end,
            excerpt=excerpt,
            words=words,
            written_by=by,
            as_role=_role(by, version.declaration),
            written_at=now(),
        )
        record(
            "comment.written",
            by=by,
            on=written,
            facts={"declaration": version.declaration_id, "version": version.number},
            secrets={"words": words},
        )
    return written


def answer_comment(*, comment: ReviewComment, words: str, by: Person) -> ReviewComment:
    """Answer a comment that is not settled."""
    words = _checked(words)
    with writing():
        thread = _locked(comment)
        answer = ReviewComment.objects.create(
            declaration=thread.declaration,
            version=thread.declaration.versions.latest("number"),
            answers_to=thread,
            words=words,
            written_by=by,
            as_role=_role(by, thread.declaration),
            written_at=now(),
        )
        record(
            "comment.answered",
            by=by,
            on=thread,
            facts={"declaration": thread.declaration_id, "answer": answer.pk},
            secrets={"words": words},
        )
    return answer


def settle_comment(*, comment: ReviewComment, by: Person) -> ReviewComment:
    """Settle a comment: done by who wrote it, or by another who holds the same role."""
    with writing():
        thread = _locked(comment)
        if by.pk != thread.written_by_id and thread.as_role not in by.roles_today:
            raise RefusedError(
                "comment-of-others",
                f"这条批注由{thread.get_as_role_display()}提出，只有提出方可以了结。",
                mend="请答复，由提出方确认后了结。",
            )
        thread.settled_at = now()
        thread.settled_by = by
        thread.save(update_fields=["settled_at", "settled_by"])
        record(
            "comment.settled",
            by=by,
            on=thread,
            changed=["settled_at"],
            facts={"declaration": thread.declaration_id},
        )
    return thread


def _locked(comment: ReviewComment) -> ReviewComment:
    """Give the thread that may still be answered."""
    held_declaration(comment.declaration_id)
    thread = ReviewComment.objects.select_related("declaration").get(
        pk=comment.answers_to_id or comment.pk
    )
    if thread.settled_at is not None:
        raise RefusedError(
            "comment-settled", "这条批注已经了结。", mend="需要再说的，请另写一条批注。"
        )
    return thread


def _checked(words: str) -> str:
    words = words.strip()
    if not words or len(words) > WORDS_MAX:
        raise RefusedError(
            "comment-words",
            f"批注应有1至{WORDS_MAX}字，现在{len(words)}字。",
            where="words",
            mend="请填写要说的话。",
        )
    return words


def _found(version: TextVersion, place: Place, excerpt: str) -> tuple[Place, str]:
    """Give the place with its field, and the words of its range or the name of its line.

    Refuses what is not there.
    """
    read = review_text(form_of_json(version.content))
    if place.is_whole and not place.field:
        raise RefusedError(
            "comment-place",
            "没有选中要批注的文字。",
            where="field",
            mend="请重新选择：在正文中选中一句，或者选一行、一个数。",
        )
    if place.is_whole:
        there = any(belongs(piece.field, place.field) for piece in read.pieces)
        if not there and place.field not in read.lines:
            raise RefusedError(
                "comment-place",
                f"第{version.number}版没有“{place.field}”这个位置。",
                where="field",
                mend="请重新选择要批注的行或者数。",
            )
        return Place(place.field), read.lines.get(place.field, "")[:EXCERPT_MAX]
    words = read.text[place.start : place.end]
    if not words.strip() or (excerpt and words != excerpt) or len(words) > EXCERPT_MAX:
        raise RefusedError(
            "comment-range",
            f"所选文字与第{version.number}版对不上，或者超过{EXCERPT_MAX}字。",
            where="start",
            mend="请刷新页面，重新选择一句或者几句。",
        )
    return Place(field_at(place.start, read.pieces), place.start, place.end), words


def _role(by: Person, declaration: Declaration) -> Role:
    """Give the role in which a person comments: of those that reach the unit the longest held."""
    held = [Role(one.role) for one in by.appointments.on(today()).order_by("begins", "pk")]
    reaching = (
        role
        for role in held
        if units_for(by, as_roles={role}).filter(pk=declaration.unit_id).exists()
    )
    role = next(reaching, None)
    if role is None:
        raise RefusedError(
            "comment-of-stranger",
            f"您没有看得到“{declaration.unit.name}”的岗位，不能批注它的文本。",
            mend="请由经办人或者审核人批注。",
        )
    return role
