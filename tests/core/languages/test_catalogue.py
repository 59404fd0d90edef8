"""The compiled catalogues are found, or their absence is told with its mend."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mingxi.languages import CatalogueMissingError, render, say
from mingxi.languages import catalogue as module


@pytest.fixture
def uncompiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package whose catalogues were never compiled."""
    module.catalogue.cache_clear()
    monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    yield
    module.catalogue.cache_clear()


def test_a_catalogue_is_read_once() -> None:
    assert module.catalogue("en") is module.catalogue("en")


@pytest.mark.parametrize("domain", ["mingxi", "rules"])
def test_every_catalogue_is_english(domain: str) -> None:
    assert module.catalogue("en", domain).info()["language"] == "en"


@pytest.mark.usefixtures("uncompiled")
def test_a_catalogue_that_was_not_compiled_says_how_to_mend_it() -> None:
    with pytest.raises(CatalogueMissingError, match="make install"):
        render(say("第 {line} 行", line=1), "en")


@pytest.mark.usefixtures("uncompiled")
def test_chinese_needs_no_catalogue() -> None:
    assert render(say("第 {line} 行", line=1), "zh") == "第 1 行"
