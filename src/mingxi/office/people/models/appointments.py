"""Which role a person holds in which unit, and when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingxi.office.people.models.persons import Person
from mingxi.office.people.models.units import Unit
from mingxi.office.people.reckoning.roles import Role


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by time."""

    def on(self, day: date) -> Self:
        """Keep those that hold on a day."""
        return self.filter(Q(ends=None) | Q(ends__gt=day), begins__lte=day)

    def within(self, begins: date, ends: date | None) -> Self:
        """Keep those that hold on some day of a period (``ends`` is the first day after it)."""
        kept = self.filter(Q(ends=None) | Q(ends__gt=begins) & Q(ends__gt=F("begins")))
        return kept.filter(begins__lt=ends) if ends is not None else kept


class Appointment(models.Model):
    """A role held in a unit.

    For an auditor this is the assignment: the covered units are those to be audited, and it always
    has an end. A desk of finance covers the departments in its charge, the finance office of a
    township the township it keeps the accounts of.
    """

    person = models.ForeignKey(
        Person, verbose_name="人员", on_delete=models.PROTECT, related_name="appointments"
    )
    role = models.CharField(
        "岗位", max_length=32, choices=[(role.value, role.label) for role in Role]
    )
    unit = models.ForeignKey(
        Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="appointments"
    )
    begins = models.DateField("生效日期")
    ends = models.DateField(
        "失效日期", null=True, blank=True, help_text="当日起不再有效；留空为长期。"
    )
    covers = models.ManyToManyField(
        Unit, verbose_name="归口、服务或者被审计单位", blank=True, related_name="covered_by"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "任岗"
        verbose_name_plural = "任岗"
        ordering = ["person", "begins", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")),
                name="appointment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Give role and unit."""
        return f"{self.get_role_display()}（{self.unit}）"

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.begins <= day and (self.ends is None or day < self.ends)
