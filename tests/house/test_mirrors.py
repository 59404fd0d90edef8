"""Every module of the core has a test file of its own name, or a reason to have none."""

from pathlib import Path

# Values without behaviour: what they hold is tested where it is made and where it is used.
VALUES = {
    "documents/document.py",
    "languages/message.py",
    "places/working.py",
    "projects/claims/claim.py",
    "projects/project_text.py",
    "projects/reading.py",
    "prose/marks.py",
    "rules/finding.py",
}


def modules(root: Path) -> set[str]:
    """Give the modules of the core; a rule's BAD and GOOD are tests of their own."""
    package = root / "src" / "mingxi"
    elsewhere = (package / "cli", package / "office", package / "rules" / "catalogue")
    return {
        path.relative_to(package).as_posix()
        for path in package.glob("*/**/*.py")
        if path.name != "__init__.py" and not any(path.is_relative_to(room) for room in elsewhere)
    }


def has_mirror(root: Path, module: str) -> bool:
    """Tell whether a test file bears the module's name in a drawer that bears its room's.

    A module that is one part of a folder inside a room may be tested as that folder instead.
    """
    room, *folders, _ = Path(module).parts
    names = {f"test_{name}.py" for name in [Path(module).stem, *folders[-1:]]}
    mirrors = (path for name in names for path in (root / "tests").rglob(name))
    return any(room in mirror.relative_to(root).parts for mirror in mirrors)


def test_every_module_has_its_mirror(root: Path) -> None:
    assert not {name for name in modules(root) - VALUES if not has_mirror(root, name)}


def test_no_exception_outlives_its_reason(root: Path) -> None:
    assert modules(root) >= VALUES
    assert not {name for name in VALUES if has_mirror(root, name)}
