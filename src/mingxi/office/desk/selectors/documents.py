"""What can be found: projects with the words of their newest version, bases, and units."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from django.db.models import Max, Q
from django.urls import reverse

from mingxi.office.declaration.models import BudgetProject, PolicyBasis, TextVersion
from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.selectors.bases import bases_for
from mingxi.office.declaration.selectors.projects import projects_for
from mingxi.office.desk.reckoning.form_text import text_of
from mingxi.office.frame.access import Permission
from mingxi.office.frame.database.triggers import Trigger
from mingxi.office.frame.search.kinds import Document, Shown
from mingxi.office.frame.search.noticing import noticing
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.ports import READ_UNITS
from mingxi.office.people.selectors import units_for

_PROJECT_OF_VERSION = (
    "(SELECT project_id FROM declaration_declaration WHERE id = ROW.declaration_id)"
)


class Projects:
    """Projects: name, code, and the words of the version that was handed in last.

    What is only a draft is its writers' and is not searched.
    """

    code: ClassVar[str] = "project"
    name: ClassVar[str] = "项目"
    permission: ClassVar[Permission] = READ_PROJECTS
    triggers: ClassVar[Sequence[Trigger]] = (
        *noticing(
            "project", "declaration_budgetproject", "ROW.id", columns=("name", "code", "unit_id")
        ),
        *noticing("project", "declaration_textversion", _PROJECT_OF_VERSION),
    )

    def every_key(self) -> Iterator[int]:
        """Give the numbers of all projects."""
        return BudgetProject.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Read projects, each with its newest version."""
        versions = _newest_versions(keys)
        for project in BudgetProject.objects.filter(pk__in=keys):
            version = versions.get(project.pk)
            text = text_of(form_of_json(version.content)) if version else ""
            yield Document(project.pk, project.unit_id, project.name, project.code, text)

    def shown(self, person: Person, keys: Collection[int]) -> Mapping[int, Shown]:
        """Tell of projects that the person may see."""
        rows = projects_for(person).filter(pk__in=keys).select_related("unit")
        return {
            project.pk: Shown(
                title=project.name,
                address=reverse("project", kwargs={"project_id": project.pk}),
                about=" · ".join(
                    word
                    for word in (project.code, project.unit.name, project.get_state_display())
                    if word
                ),
            )
            for project in rows
        }

    def named(self, person: Person, words: str, limit: int) -> Collection[int]:
        """Find by name or code."""
        rows = projects_for(person).filter(Q(name__icontains=words) | Q(code__istartswith=words))
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


class Bases:
    """Laws, circulars, minutes and decisions that projects rest on: title, number, issuer."""

    code: ClassVar[str] = "basis"
    name: ClassVar[str] = "依据"
    permission: ClassVar[Permission] = READ_PROJECTS
    triggers: ClassVar[Sequence[Trigger]] = noticing(
        "basis",
        "declaration_policybasis",
        "ROW.id",
        columns=("title", "number", "issuer", "unit_id"),
    )

    def every_key(self) -> Iterator[int]:
        """Give the numbers of all bases."""
        return PolicyBasis.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Read bases; what concerns one unit alone is found by those who may see that unit."""
        for basis in PolicyBasis.objects.filter(pk__in=keys):
            text = "\n\n".join(filter(None, (basis.number, basis.issuer)))
            yield Document(basis.pk, basis.unit_id, basis.title, basis.number, text)

    def shown(self, person: Person, keys: Collection[int]) -> Mapping[int, Shown]:
        """Tell of bases that the person may see."""
        return {
            basis.pk: Shown(
                title=basis.title,
                address=reverse("basis", kwargs={"basis_id": basis.pk}),
                about=" · ".join(
                    filter(None, (basis.get_kind_display(), basis.number, basis.issuer))
                ),
            )
            for basis in bases_for(person).filter(pk__in=keys)
        }

    def named(self, person: Person, words: str, limit: int) -> Collection[int]:
        """Find by title or number."""
        rows = bases_for(person).filter(Q(title__icontains=words) | Q(number__icontains=words))
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


class Units:
    """Units: name and code."""

    code: ClassVar[str] = "unit"
    name: ClassVar[str] = "单位"
    permission: ClassVar[Permission] = READ_UNITS
    triggers: ClassVar[Sequence[Trigger]] = noticing(
        "unit", "people_unit", "ROW.id", columns=("name", "code")
    )

    def every_key(self) -> Iterator[int]:
        """Give the numbers of all units."""
        return Unit.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Read units."""
        for unit in Unit.objects.filter(pk__in=keys):
            yield Document(unit.pk, unit.pk, unit.name, unit.code)

    def shown(self, person: Person, keys: Collection[int]) -> Mapping[int, Shown]:
        """Tell of units that the person may see."""
        return {
            unit.pk: Shown(
                title=unit.name,
                address=reverse("unit", kwargs={"unit_code": unit.code}),
                about=f"{unit.code} · {unit.get_kind_display()}",
            )
            for unit in units_for(person).filter(pk__in=keys)
        }

    def named(self, person: Person, words: str, limit: int) -> Collection[int]:
        """Find by name or code."""
        rows = units_for(person).filter(Q(name__icontains=words) | Q(code__istartswith=words))
        return list(rows.values_list("pk", flat=True)[:limit])


def _newest_versions(keys: Collection[int]) -> dict[int, TextVersion]:
    newest = (
        TextVersion.objects.filter(declaration__project__in=keys)
        .values("declaration__project")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    versions = TextVersion.objects.filter(pk__in=newest).select_related("declaration")
    return {version.declaration.project_id: version for version in versions}
