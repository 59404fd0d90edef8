"""The texts of the rules' pages in both languages.

A rule's page stands in Chinese in its docstring, where no ``say`` marks it for translation. So the
pages have a catalogue of their own, ``rules``, whose template this module prints. After a rule was
added or reworded, ``make messages`` brings the catalogue up to date, and ``make install`` compiles
it, like every catalogue.
"""

import sys
from collections.abc import Iterator

from mingxi.languages import translated
from mingxi.rules.registry import all_rules
from mingxi.rules.rule import Family, Rule

DOMAIN = "rules"

_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def in_language(text: str, language: str) -> str:
    """Give a text of a rule's page in ``language``, or in Chinese where it has no translation."""
    return translated(text, language, DOMAIN)


def texts_of(rule: Rule) -> tuple[str, str, str]:
    """Give what is translated of a rule's page; its examples stay as they are."""
    return rule.title, rule.why, rule.source


def all_texts() -> Iterator[str]:
    """Give every text once, families first, then by rule."""
    titles = (family.title for family in Family)
    pages = (text for rule in all_rules() for text in texts_of(rule))
    yield from dict.fromkeys((*titles, *pages))


def template() -> str:
    """Give the template of the catalogue, as gettext's tools read it."""
    entries = (f'msgid "{_escaped(text)}"\nmsgstr ""\n' for text in all_texts())
    return "\n".join((_HEADER, *entries))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


if __name__ == "__main__":
    sys.stdout.write(template())
