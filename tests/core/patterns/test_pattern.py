"""A pattern compiled late answers as one compiled at once."""

import copy
import re
import subprocess
import sys

import pytest

from mingxi.patterns import pattern_of

TEXT = "安排12万元，其中3万元用于培训"
SOURCE = r"(?P<number>\d+) 万元"

# Every module is imported as if its patterns were compiled at once.
ALL_AT_ONCE = """
import re
import mingxi.patterns
mingxi.patterns.pattern_of = re.compile
import mingxi.cli.engine
"""


def test_it_finds_what_the_compiled_pattern_finds() -> None:
    late, early = pattern_of(SOURCE, re.VERBOSE), re.compile(SOURCE, re.VERBOSE)
    assert [match.span() for match in late.finditer(TEXT)] == [(2, 6), (9, 12)]
    assert late.findall(TEXT) == early.findall(TEXT)
    assert late.sub("多少", TEXT) == early.sub("多少", TEXT)
    assert late.split(TEXT) == early.split(TEXT)
    assert late.match(TEXT, 2) is not None
    assert late.match(TEXT) is None
    assert late.fullmatch("3万元") is not None


def test_it_is_described_like_the_compiled_pattern() -> None:
    late, early = pattern_of(SOURCE, re.VERBOSE), re.compile(SOURCE, re.VERBOSE)
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)
    assert late.groupindex == early.groupindex


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    late = pattern_of(SOURCE, re.VERBOSE)
    assert late.search(TEXT)
    monkeypatch.setattr(re, "compile", None)
    assert late.search(TEXT)
    assert late.fullmatch("3万元")


def test_it_is_not_compiled_before_it_is_asked() -> None:
    broken = pattern_of("(")
    assert not hasattr(broken, "__get__")
    assert copy.copy(broken) is not broken
    with pytest.raises(re.error):
        broken.search(TEXT)


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    assert not hasattr(pattern_of("一"), "seek")


def test_every_pattern_compiles() -> None:
    subprocess.run([sys.executable, "-c", ALL_AT_ONCE], check=True, timeout=600)
