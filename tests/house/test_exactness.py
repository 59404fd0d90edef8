"""No binary fraction touches a figure on its way from the text to the verdict."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FIGURES = ["quantities", "places", "prose", "projects", "rules"]


def floats(tree: ast.AST) -> Iterator[int]:
    """Give the lines that write a float or call for one."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()) | ast.Name(id="float"):
                yield node.lineno
            case ast.ImportFrom(module="math" | "fractions"):
                yield node.lineno


@pytest.mark.parametrize("room", FIGURES)
def test_a_room_of_figures_has_no_float(root: Path, room: str) -> None:
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in sorted((root / "src" / "mingxi" / room).rglob("*.py"))
        for line in floats(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


@pytest.mark.parametrize(
    "line", ["rate = 0.1", "rate = float(text)", "def f(x: float): ...", "from math import floor"]
)
def test_a_float_is_seen(line: str) -> None:
    assert list(floats(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["rate = Decimal('0.1')", "rate = 1", "'0.1'", "# 0.1"])
def test_exact_values_are_left_alone(line: str) -> None:
    assert not list(floats(ast.parse(line)))
