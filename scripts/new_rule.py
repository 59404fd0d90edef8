"""Begin a rule: its file in the catalogue and its case file, ready to be filled in.

Run by ``make rule NAME=what-was-found CODE=AR199 FAMILY=arithmetic``. The tests of the new rule
fail until it finds what its own page promises.
"""

import argparse
import re
import sys
from pathlib import Path
from string import Template

from mingxi.rules import all_rules
from mingxi.rules.rule import Family

ROOT = Path(__file__).parents[1]

RULE = Template('''"""写明发现了什么，以句号结束。

为什么：写明这样写会带来什么后果。

依据：写明所依据的条款或者标准。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "应当报告的一段文字。"
GOOD = "与它最相近、却不应报告的一段文字。"


@rule("$code", "$name", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every claim that fails; say here what this rule asks instead."""
    for claim in reading.claims:
        if claim.fails:
            message = say("“{stated}”写了什么，应当是什么，请核对哪里。", stated=claim.text)
            yield Finding(claim.result, message, claim.proposal, claims=(claim,))
''')

ACROSS_RULE = Template('''"""写明发现了什么，以句号结束。

为什么：写明这样写会带来什么后果。

依据：写明所依据的条款或者标准。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """先一份文件。
=====
后一份文件：应当报告的一段文字。
"""
GOOD = """先一份文件。
=====
后一份文件：与它最相近、却不应报告的一段文字。
"""


@across_rule("$code", "$name", Severity.WARNING)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report every project that an earlier document has; say here what this rule asks instead."""
    for project in card.projects:
        for source, _ in earlier.same_project(project.key):
            message = say("这里写了什么，“{source}”写了什么，请核对哪里。", source=source)
            yield Finding(project.span, message)
''')

CASES = Template("""# $code $name

每个二级标题是一项承诺，下面的文字是它的案例；⟦⟧标出应当报告的位置，没有标记的文字不应报告。

## 应当报告的写法

```text
这里写一段应当报告的文字，⟦标出位置⟧。
```

## 最相近而不应报告的写法

```text
这里写一段最相近而不应报告的文字。
```
""")

NEXT = Template("""Written:
  $rule
  $cases
Next: write the rule and its cases; run make messages and write the English of its message in
src/mingxi/languages/en/LC_MESSAGES/mingxi.po; tell the news in changelog.d; then
  make docs lint test""")


class RefusedError(Exception):
    """The rule cannot be begun under this name, code or family."""


def begin(root: Path, name: str, code: str, family: Family) -> tuple[Path, Path]:
    """Write the rule file and the case file; raises RefusedError rather than overwrite or reuse."""
    _require_free(name, code, family)
    folder = root / "src" / "mingxi" / "rules" / "catalogue" / family.folder
    rule = folder / f"{name.replace('-', '_')}.py"
    cases = root / "tests" / "rules" / "cases" / f"{code}.md"
    for path in (rule, cases):
        if path.exists():
            raise RefusedError(f"{path.relative_to(root)} exists already")
    _write(folder / "__init__.py", f'"""{family.letters}: rules on {family.folder}."""\n')
    template = ACROSS_RULE if family is Family.ACROSS else RULE
    _write(rule, template.substitute(code=code, name=name))
    _write(cases, CASES.substitute(code=code, name=name))
    return rule, cases


def _require_free(name: str, code: str, family: Family) -> None:
    """Refuse a malformed or taken name or code."""
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise RefusedError(f"NAME={name}: say what was found, in lower case with hyphens")
    if not re.fullmatch(rf"{family.letters}[1-9][0-9]{{2}}", code):
        raise RefusedError(f"CODE={code}: {family.folder} needs {family.letters} and three digits")
    for rule in all_rules():
        if rule.code == code or rule.name == name:
            raise RefusedError(f"{rule.code} {rule.name} exists already; codes are never reused")


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _family(folder: str) -> Family:
    """Give the family of a catalogue folder; raises RefusedError for no such family."""
    for family in Family:
        if family.folder == folder:
            return family
    known = ", ".join(family.folder for family in Family)
    raise RefusedError(f"FAMILY={folder}: choose one of {known}")


def main() -> int:
    """Read the command line, begin the rule and say what comes next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--code", required=True)
    parser.add_argument("--family", required=True)
    parser.add_argument("--root", type=Path, default=ROOT)
    given = parser.parse_args()
    try:
        rule, cases = begin(given.root, given.name, given.code, _family(given.family))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 2
    print(NEXT.substitute(rule=rule.relative_to(given.root), cases=cases.relative_to(given.root)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
