"""Values as they travel: moments with the offset of Asia/Shanghai, money in whole fen."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.utils.timezone import localtime
from ninja import Schema
from pydantic import (
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)


class Sent(Schema):
    """What a program sends: a member that there is not is refused, for it is a slip in a name."""

    model_config = ConfigDict(extra="forbid")


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What a column of 64 bits holds; beyond it a database answers with an error of its own.
_BIGGEST = 2**63 - 1


def told_moment(moment: datetime) -> str:
    """Tell a moment as RFC 3339 has it: ``2026-03-01T09:30:00+08:00``."""
    return localtime(moment).isoformat(timespec="seconds")


def written_moment(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, datetime) or (isinstance(value, str) and _MOMENT.match(value)):
        return value
    raise ValueError("应为日期和时间，例如2026-03-01T09:30:00+08:00。")


Moment = Annotated[
    AwareDatetime,
    BeforeValidator(written_moment),
    # Beyond them an offset or a database leaves the years that there are.
    Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2999, 12, 31, tzinfo=UTC)),
    PlainSerializer(told_moment, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment (RFC 3339), told with +08:00 and read with any offset."""


def written_day(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("应为日期，例如2026-03-01。")


Day = Annotated[
    date, BeforeValidator(written_day), Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))
]
"""A day, ``2026-03-01``."""

Fen = Annotated[int, Field(strict=True, ge=-_BIGGEST, le=_BIGGEST)]
"""Money in whole fen; the field's name ends with ``_fen``."""

Id = Annotated[int, Field(ge=1, le=_BIGGEST)]
"""The number of a row, the same for ever."""
