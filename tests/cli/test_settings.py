"""The settings file is found above the current folder, and its mistakes are told."""

from pathlib import Path

import pytest

from mingxi.cli.settings import NO_SETTINGS, settings_file, settings_in
from mingxi.languages import render
from mingxi.regulations import NOWHERE, Locality, SettingsError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mingxi.toml"


def test_the_nearest_file_above_is_found(tmp_path: Path, file: Path) -> None:
    inner = tmp_path / "局" / "项目"
    inner.mkdir(parents=True)
    file.touch()
    assert settings_file(inner) == file
    (inner.parent / "mingxi.toml").touch()
    assert settings_file(inner) == inner.parent / "mingxi.toml"


def test_the_search_ends_at_the_root_of_a_repository(tmp_path: Path, file: Path) -> None:
    inner = tmp_path / "库" / "项目"
    inner.mkdir(parents=True)
    file.touch()
    (inner.parent / ".git").mkdir()
    assert settings_file(inner) is None
    (inner.parent / "mingxi.toml").touch()
    assert settings_file(inner) == inner.parent / "mingxi.toml"


def test_every_member_is_read(file: Path) -> None:
    file.write_text(
        '[check]\nselect = ["AR", "CI101"]\nignore = ["AR101"]\nfail-on = "warning"\n'
        'baseline = "旧/基线.json"\n[place]\nname = "蘅川县"\n',
        encoding="utf-8",
    )
    settings = settings_in(file)
    assert (settings.select, settings.ignore) == (("AR", "CI101"), ("AR101",))
    assert settings.fail_on == "warning"
    assert settings.baseline == file.parent / "旧/基线.json"
    assert settings.locality == Locality(name="蘅川县")


@pytest.mark.parametrize("text", ["", "[check]\n", "\ufeff"])
def test_what_is_not_written_is_not_set(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    settings = settings_in(file)
    assert settings == NO_SETTINGS._replace(file=file)
    assert settings.locality == NOWHERE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[check", "不是正确的TOML"),
        ("[chek]\n", "最外层没有“chek”这一项。可以设置的有：check、place。"),
        ("check = 3\n", "“check”应当写成 [check] 表"),
        ("[check]\nselct = []\n", "[check] 中没有“selct”这一项"),
        ("[check]\nselect = 'AR'\n", "select 应当是规则的列表"),
        ("[check]\nignore = [1]\n", "ignore 应当是规则的列表"),
        ("[check]\nfail-on = 'grave'\n", "fail-on 只能是：error, warning, info, never"),
        ("[check]\nbaseline = 1\n", "baseline 应当是文件名"),
        ("[place]\nnaem = '蘅川县'\n", "没有“naem”这一项"),
    ],
)
def test_a_mistake_is_told_with_its_file(file: Path, text: str, told: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        settings_in(file)
    said = render(refused.value.message, "zh")
    assert said.startswith(f"设置文件 {file}：")
    assert told in said


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    with pytest.raises(SettingsError) as missing:
        settings_in(file)
    assert "无法打开" in render(missing.value.message, "zh")
    file.write_bytes("[place]\nname = '蘅川县'\n".encode("gb18030"))
    with pytest.raises(SettingsError) as foreign:
        settings_in(file)
    assert "UTF-8" in render(foreign.value.message, "zh")
