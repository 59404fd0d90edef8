"""The sign-in log for programs."""

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema

from mingxi.office.frame.api import Day, Id, Moment, PageOf, Paging, needs, page_of
from mingxi.office.people.api.asking import asking
from mingxi.office.people.models import Outcome, SignIn
from mingxi.office.people.ports import READ_SIGN_INS
from mingxi.office.people.selectors import sign_ins_for

router = Router()


class SignInOut(Schema):
    """A try to sign in; the number is null where nobody bears the name."""

    id: Id
    at: Moment
    person: str | None
    outcome: Outcome


class SignInFilter(Schema):
    """Which tries: of a person, with an outcome, on which days."""

    person: str | None = None
    outcome: Outcome | None = None
    since: Day | None = None
    until: Day | None = None

    def chosen(self, sign_ins: QuerySet[SignIn]) -> QuerySet[SignIn]:
        """Leave out the others."""
        asked = {
            "person__number": self.person,
            "outcome": self.outcome,
            "at__date__gte": self.since,
            "at__date__lte": self.until,
        }
        return sign_ins.filter(**{name: one for name, one in asked.items() if one is not None})


@router.get("/sign-ins", response=PageOf[SignInOut], summary="登录日志，新的在前")
@needs(READ_SIGN_INS)
def get_sign_ins(
    request: HttpRequest, paging: Query[Paging], which: Query[SignInFilter]
) -> PageOf[SignInOut]:
    """List the tries that the person may see."""
    rows = which.chosen(sign_ins_for(asking(request)))
    return page_of(rows, paging, by="-pk", told=_told)


def _told(tried: SignIn) -> SignInOut:
    return SignInOut(
        id=tried.pk,
        at=tried.at,
        person=tried.person.number if tried.person else None,
        outcome=Outcome(tried.outcome),
    )
