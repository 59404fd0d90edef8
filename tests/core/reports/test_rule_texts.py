"""The pages of the rules are complete in both languages."""

from io import StringIO

import pytest
from babel.messages.pofile import read_po

from mingxi.reports.rule_texts import all_texts, in_language, template, texts_of
from mingxi.rules.registry import all_rules


def test_every_text_of_every_rule_has_its_english() -> None:
    assert not [text for text in all_texts() if in_language(text, "en") == text]


def test_chinese_texts_are_the_docstrings_own() -> None:
    for rule in all_rules():
        assert [in_language(text, "zh") for text in texts_of(rule)] == list(texts_of(rule))


def test_the_template_holds_every_text_once() -> None:
    catalogue = read_po(StringIO(template()), abort_invalid=True)
    assert [entry.id for entry in catalogue if entry.id] == list(all_texts())


@pytest.mark.parametrize("text", ["算术", "日期与期间"])
def test_the_titles_of_the_families_are_translated_too(text: str) -> None:
    assert text in set(all_texts())
