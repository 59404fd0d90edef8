"""Values as several operations take them."""

from typing import Annotated

from pydantic import Field

from mingxi.office.budget.reckoning.amounts import FEN_MAX

Year = Annotated[int, Field(ge=2000, le=2099, description="预算年度")]
Amount = Annotated[int, Field(strict=True, ge=0, le=FEN_MAX, description="金额，整数的分")]
Positive = Annotated[
    int, Field(strict=True, ge=1, le=FEN_MAX, description="金额，整数的分，大于零")
]
UnitCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]+$", max_length=32, description="单位编码")]
Document = Annotated[str, Field(min_length=1, max_length=128, description="文号或会议")]
Revision = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1, description="所依据的修订号")]
