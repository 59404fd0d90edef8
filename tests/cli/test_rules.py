"""``mingxi rules`` lists every rule under its family."""

from typing import Any

from mingxi.rules.registry import all_rules


def test_every_rule_stands_under_its_family(call: Any) -> None:
    lines = call("rules").stdout.splitlines()
    family = ""
    listed = []
    for line in lines:
        if line.startswith("  ") and line[2:4].isupper():
            family = line[2:4]
        listed += [code for code in line.split() if code in CODES and code.startswith(family)]
    assert listed == sorted(CODES)


CODES = {rule.code for rule in all_rules()}
