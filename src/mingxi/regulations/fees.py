"""The fees that have standards of their own, by the names the standards give them."""

from enum import StrEnum


class Fee(StrEnum):
    """A category of expenditure standards; the values are what a settings file writes."""

    MEETING = "会议费"
    TRAINING = "培训费"
    LECTURE = "讲课费"
    RECEPTION = "公务接待费"
    TRAVEL_MEALS = "伙食补助费"
    LOCAL_TRANSPORT = "市内交通费"
    OFFICIAL_CARS = "公务用车"
    OFFICE_EQUIPMENT = "办公设备"
