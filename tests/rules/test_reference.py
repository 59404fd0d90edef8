"""The reference pages are made from the rule files, and we notice when they are not."""

from pathlib import Path

import pytest

from mingxi.rules import Rule, all_rules
from mingxi.rules.reference import main, page, pages, stale, write

WRITTEN = Path(__file__).parents[2] / "docs" / "reference" / "rules"


def test_the_written_reference_is_fresh() -> None:
    assert not stale(WRITTEN)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_page_tells_what_why_source_bad_and_good(rule: Rule) -> None:
    text = page(rule)
    for part in (rule.code, rule.name, rule.title, rule.why, rule.source):
        assert part in text
    assert rule.bad.strip("\n") in text
    assert rule.good.strip("\n") in text


def test_every_rule_has_a_page_and_a_line_of_the_index() -> None:
    assert pages().keys() == {"index.md", *(f"{rule.code}.md" for rule in all_rules())}
    assert all(f"({rule.code}.md)" in pages()["index.md"] for rule in all_rules())


def test_writing_makes_a_folder_fresh_and_removes_the_pages_of_gone_rules(tmp_path: Path) -> None:
    gone = tmp_path / "AR999.md"
    gone.touch()
    assert stale(tmp_path)
    write(tmp_path)
    assert not stale(tmp_path)
    assert not gone.exists()


def test_the_check_tells_by_its_exit_status(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--check"]) == 1
    assert main([str(tmp_path)]) == 0
    assert main([str(tmp_path), "--check"]) == 0
