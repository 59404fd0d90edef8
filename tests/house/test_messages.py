"""Every sentence that reaches a reader is a template, and the English catalogue has it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po


@pytest.fixture(scope="module")
def templates(root: Path) -> dict[str, str]:
    """Every template in the source, with the place of its first use."""
    found = extract_from_dir(
        root / "src" / "mingxi", method_map=[("**.py", "python")], keywords={"say": None}
    )
    places: dict[str, str] = {}
    for file, line, template, _, _ in found:
        places.setdefault(str(template), f"{file}:{line}")
    return places


@pytest.fixture(scope="module")
def english(root: Path) -> Catalog:
    """The English catalogue as its translators write it."""
    path = root / "src" / "mingxi" / "languages" / "en" / "LC_MESSAGES" / "mingxi.po"
    with path.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def placeholders(template: str) -> set[str]:
    """Give the names that a template leaves open."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_template_has_its_english(templates: dict[str, str], english: Catalog) -> None:
    missing = [
        f"{place}: {template}"
        for template, place in templates.items()
        if not (entry := english.get(template)) or not entry.string or entry.fuzzy
    ]
    assert not missing


def test_no_english_has_lost_its_chinese(templates: dict[str, str], english: Catalog) -> None:
    assert not [entry.id for entry in english if entry.id and entry.id not in templates]


def test_a_translation_keeps_the_placeholders(english: Catalog) -> None:
    assert not [
        entry.id
        for entry in english
        if entry.id and placeholders(str(entry.id)) != placeholders(str(entry.string))
    ]


def built_templates(tree: ast.AST) -> Iterator[int]:
    """Give the lines where ``say`` is given something other than a literal template."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str())]):
                pass
            case ast.Call(func=ast.Name(id="say")):
                yield node.lineno


def test_every_template_is_written_out_where_it_is_said(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in sorted((root / "src" / "mingxi").rglob("*.py"))
        for line in built_templates(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


@pytest.mark.parametrize("line", ["say(f'共{n}项')", "say(template)", "say('共' + n)", "say()"])
def test_a_template_built_at_run_time_is_seen(line: str) -> None:
    assert list(built_templates(ast.parse(line))) == [1]


def test_a_literal_template_is_left_alone() -> None:
    assert not list(built_templates(ast.parse("say('共{n}项' '。', n=3)")))
