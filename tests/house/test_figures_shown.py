"""The page on settings shows a file with every member there is, that on formats the limits."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from mingxi.cli.settings import Settings, settings_in
from mingxi.documents import limits
from mingxi.regulations import Locality, SettingsError, locality_from
from mingxi.regulations.local_procurement import LocalProcurement

EXAMPLE = re.compile(r"^<!-- settings: tested -->\n+```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LIMIT = re.compile(r"^\| [^|]+ \| `([A-Z_]+)` \| ([\d,]+)( MB)? \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page on settings."""
    return (root / "docs" / "how-to" / "settings-of-a-place.md").read_text(encoding="utf-8")


@pytest.fixture
def settings(page: str, tmp_path: Path) -> Settings:
    """What the example of the page says."""
    file = tmp_path / "mingxi.toml"
    [example] = EXAMPLE.findall(page)
    file.write_text(example, encoding="utf-8")
    return settings_in(file)


def test_the_example_sets_everything_there_is(settings: Settings) -> None:
    unset, nowhere = Settings(), Locality()
    assert not [
        name for name in Settings._fields if getattr(settings, name) == getattr(unset, name)
    ]
    members = [member.name for member in fields(Locality)]
    same = [name for name in members if getattr(settings.locality, name) == getattr(nowhere, name)]
    assert not same


def test_the_page_explains_every_member_of_procurement(page: str) -> None:
    names = [member.name for member in fields(LocalProcurement)]
    assert not [name for name in names if f"`{name}`" not in page]


def test_the_example_has_both_kinds_of_standards(settings: Settings) -> None:
    everywhere, special = settings.locality.standards
    assert everywhere.applies is None
    assert everywhere.ends is None
    assert special.applies
    assert special.begins
    assert special.ends


def test_a_member_that_is_not_on_the_page_is_refused(page: str) -> None:
    [example] = EXAMPLE.findall(page)
    with pytest.raises(SettingsError):
        locality_from(example.replace("open_tender", "opentender"))


def test_the_page_on_formats_has_the_limits_that_hold(root: Path) -> None:
    page = (root / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")
    told = {
        name: int(figure.replace(",", "")) * (1024**2 if megabytes else 1)
        for name, figure, megabytes in LIMIT.findall(page)
    }
    assert told
    assert told == {name: getattr(limits, name) for name in told}
