"""What of library and bases waits for a person, as the desk shows it."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.declaration.models import ImportState
from mingxi.office.declaration.ports import (
    IMPORT_LIBRARY,
    READ_PROJECTS,
    REGISTER_BASES,
    WRITE_DECLARATIONS,
)
from mingxi.office.declaration.selectors.bases import declarations_on_ended, open_citations_for
from mingxi.office.declaration.selectors.library_files import imports_for
from mingxi.office.frame.access import holds
from mingxi.office.frame.todos import ToDo
from mingxi.office.people.models import Person


def todos_of_bases(person: Person) -> Iterator[ToDo]:
    """Tell of declarations that rest on what no longer holds, and of documents not registered."""
    if holds(person, WRITE_DECLARATIONS) and holds(person, READ_PROJECTS):
        count = declarations_on_ended(person).count()
        yield ToDo("所引依据已失效的申报", count, reverse("ended-bases"), order=150, urgent=True)
    if holds(person, REGISTER_BASES):
        count = len(open_citations_for(person))
        yield ToDo("引用了但还没有登记的依据", count, reverse("open-citations"), order=151)


def todos_of_library(person: Person) -> Iterator[ToDo]:
    """Tell of workbooks that were examined and wait for a decision."""
    if holds(person, IMPORT_LIBRARY):
        count = imports_for(person).filter(state=ImportState.EXAMINED).count()
        yield ToDo("检查完、等待决定的项目库导入", count, reverse("library-imports"), order=141)
