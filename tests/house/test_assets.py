"""What the pages load in the browser comes from npm by lock file, and only that."""

import json
import re
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on")


@pytest.fixture(scope="module")
def fetching(root: Path) -> ModuleType:
    """Give the script that brings them."""
    spec = spec_from_file_location("fetch_assets", root / "scripts" / "fetch_assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def templates(root: Path) -> list[Path]:
    return sorted((root / "src/mingxi/office").rglob("*.html"))


def test_the_lock_file_names_no_registry_and_proves_every_package(root: Path) -> None:
    text = (root / "frontend/package-lock.json").read_text("utf-8")
    assert "://" not in re.sub(r'"(url|funding|homepage)": "[^"]*"', "", text)
    packages = json.loads(text)["packages"]
    assert all(each["integrity"] for name, each in packages.items() if name)
    assert not any(each.get("hasInstallScript") for each in packages.values())


def test_every_package_is_asked_for_in_one_version(root: Path) -> None:
    asked = json.loads((root / "frontend/package.json").read_text("utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())


def test_nothing_brought_is_kept_in_git(root: Path, fetching: ModuleType) -> None:
    if not (root / ".git").exists():
        pytest.skip("this is no checkout of git")
    vendor = fetching.VENDOR.relative_to(fetching.ROOT)
    kept = subprocess.run(
        ["git", "ls-files", str(vendor), "frontend/node_modules"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert kept.stdout == ""


def test_every_icon_that_a_page_draws_is_in_the_sprite(root: Path, fetching: ModuleType) -> None:
    office = root / "src/mingxi/office"
    drawn = {
        name
        for path in [*templates(root), *office.rglob("*.py")]
        for name in re.findall(
            r"""\{% icon ["']([a-z0-9-]+)["'] %\}|\bicon="([a-z0-9-]+)\"""", path.read_text("utf-8")
        )
        for name in name
        if name
    }
    assert drawn
    assert drawn <= set(fetching.ICONS)


def test_no_template_has_inline_style_or_script(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{number}"
        for path in templates(root)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if INLINE.search(line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("line", "inline"),
    [
        ('<p style="color: red">', True),
        ("<script>alert(1)</script>", True),
        ('<a onclick="go()">', True),
        ('<script src="x.js" type="module"></script>', False),
        ('<form hx-get="/x/" hx-trigger="change">', False),
    ],
)
def test_the_rule_knows_inline_from_linked(line: str, inline: bool) -> None:
    assert bool(INLINE.search(line)) is inline
