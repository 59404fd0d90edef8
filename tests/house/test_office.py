"""What import-linter cannot see in the office: names, foreign keys, and who writes rows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

# From the ground up, as in the contract `office-follows-the-project`.
ORDER = ["frame", "events", "people", "declaration", "budget", "desk"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# A row is written in services (the frame's small apps have theirs in modules of other names), never
# where pages are drawn, programs answered or rows read.
READERS = {"pages", "api", "selectors", "snapshots", "tasks", "commands"}
WRITES = re.compile(
    r"\.save\(|\.delete\(\)|objects\.(?:bulk_)?create\(|\.bulk_update\(|\.get_or_create\("
    r"|\.update_or_create\(|objects\b.*\.update\("
)


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("mingxi.office.")]


def own_fields(model: type[Model]) -> Iterator["Field[object, object]"]:
    for field in model._meta.get_fields():
        if isinstance(field, Field) and not field.auto_created:
            yield field


def room_of(module: str) -> str:
    return module.removeprefix("mingxi.office.").split(".")[0]


def test_every_model_and_field_has_a_chinese_name() -> None:
    unnamed = [
        f"{model._meta.label}.{field.name}"
        for model in models()
        for field in own_fields(model)
        if not CHINESE.search(str(field.verbose_name))
        # What Django itself gives to accounts is named in Django's own catalogue.
        and field.name not in {"password", "last_login"}
    ]
    unnamed += [
        model._meta.label for model in models() if not CHINESE.search(str(model._meta.verbose_name))
    ]
    assert not unnamed


def test_foreign_keys_follow_the_order_of_the_apps() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model}"
        for model in models()
        for field in own_fields(model)
        if field.is_relation
        and isinstance(field.related_model, type)
        and field.related_model.__module__.startswith("mingxi.office.")
        and ORDER.index(room_of(field.related_model.__module__))
        > ORDER.index(room_of(model.__module__))
    ]
    assert not upward


def test_rows_are_written_by_services_alone(root: Path) -> None:
    office = root / "src" / "mingxi" / "office"
    written = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in office.rglob("*.py")
        if READERS.intersection(part.removesuffix(".py") for part in path.relative_to(office).parts)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WRITES.search(line)
    ]
    assert not written


@pytest.mark.parametrize(
    ("line", "writes"),
    [
        ("person.save(update_fields=['name'])", True),
        ("Person.objects.create(name=name)", True),
        ("Person.objects.filter(number=number).update(name=name)", True),
        ("checks.delete()", True),
        ("digest.update(content)", False),
        ("services.delete_check(check=check, by=person)", False),
        ("form.cleaned_data.update(extra)", False),
    ],
)
def test_what_counts_as_writing_a_row(line: str, writes: bool) -> None:
    assert bool(WRITES.search(line)) == writes


def verbs(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The services of a module: public functions that are told who acts."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            arguments = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]
            if "by" in arguments:
                yield node


def calls(node: ast.AST) -> set[str]:
    return {
        call.func.id if isinstance(call.func, ast.Name) else call.func.attr
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute)
    }


def records(name: str, bodies: dict[str, set[str]], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function records an event, itself or by a function that it calls."""
    called = bodies.get(name, set())
    return "record" in called or any(
        records(other, bodies, seen | {name}) for other in called - seen - {name} if other in bodies
    )


def test_every_service_records_an_event(root: Path) -> None:
    silent = []
    for app in ORDER[2:]:
        room = root / "src" / "mingxi" / "office" / app
        files = [*room.glob("services.py"), *room.glob("services/*.py")]
        trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
        bodies = {
            node.name: calls(node)
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
        }
        silent += [
            f"{path.relative_to(root)}: {verb.name}"
            for path, tree in trees.items()
            for verb in verbs(tree)
            if not records(verb.name, bodies)
        ]
    assert not silent
