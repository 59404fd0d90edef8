"""The reference pages of the rules, made from the rule files themselves.

``python -m mingxi.rules.reference FOLDER`` writes them; with ``--check`` it tells by its exit
status (0 fresh, 1 stale) whether the folder holds exactly what would be written.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from mingxi.rules.finding import Severity
from mingxi.rules.registry import all_rules
from mingxi.rules.rule import AcrossRule, DocumentRule, Rule

SEVERITY_TITLES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}

_INDEX = "index.md"
_NOTICE = "<!-- 由 python -m mingxi.rules.reference 从规则文件生成，请勿手工修改。 -->"


def pages() -> dict[str, str]:
    """Give the Markdown of the index and of every rule, by file name."""
    return {_INDEX: _index()} | {_file_name(rule): page(rule) for rule in all_rules()}


def page(rule: Rule) -> str:
    """Give one rule's page: what was found, why it matters, its source, a bad and a good text."""
    return f"""{_NOTICE}

# {rule.code} {rule.title.removesuffix("。")}

| 代码 | 名称 | 类别 | 级别 |
|---|---|---|---|
| {rule.code} | `{rule.name}` | {rule.family.title} | {SEVERITY_TITLES[rule.severity]} |

## 发现什么

{rule.title}

## 为什么

{rule.why}

## 依据

{rule.source}

## 应当改正的写法

{_fenced(rule.bad)}

## 没有问题的写法

{_fenced(rule.good)}
{_ending(rule)}"""


def write(folder: Path) -> None:
    """Write every page into ``folder`` and remove the pages of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = pages()
    for old in _written(folder) - fresh.keys():
        (folder / old).unlink()
    for name, text in fresh.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def stale(folder: Path) -> list[str]:
    """Give the names of pages in ``folder`` that are missing, outdated or left over."""
    fresh = pages()
    outdated = (name for name, text in fresh.items() if not _holds(folder / name, text))
    return sorted({*outdated, *(_written(folder) - fresh.keys())})


def main(arguments: list[str]) -> int:
    """Write the reference, or check it; give the exit status."""
    parser = argparse.ArgumentParser(prog="mingxi.rules.reference", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="only tell whether they are fresh")
    given = parser.parse_args(arguments)
    if not given.check:
        write(given.folder)
        return 0
    outdated = stale(given.folder)
    for name in outdated:
        print(f"{given.folder / name}: stale", file=sys.stderr)
    return 1 if outdated else 0


def _index() -> str:
    """Give the table of contents: one table to a family."""
    return "\n".join([_NOTICE, "", "# 规则", "", *_families()])


def _families() -> Iterator[str]:
    """Give the lines of the index, family by family."""
    for family, rules in groupby(all_rules(), key=lambda rule: rule.family):
        yield f"## {family.letters} {family.title}\n"
        yield "| 代码 | 发现什么 | 级别 | 名称 |\n|---|---|---|---|"
        for rule in rules:
            link = f"[{rule.code}]({_file_name(rule)})"
            yield f"| {link} | {rule.title} | {SEVERITY_TITLES[rule.severity]} | `{rule.name}` |"
        yield ""


def _fenced(text: str) -> str:
    """Fence an example so that its blanks and tabs stay."""
    return f"```text\n{text.strip(chr(10))}\n```"


def _ending(rule: Rule) -> str:
    """Give the example of a settings file, for a rule that is silent without one.

    Of a rule across documents, say what parts the documents of its examples.
    """
    if isinstance(rule, AcrossRule):
        return "\n“=====”分开先后两份文件；问题在后一份中指出。\n"
    if not isinstance(rule, DocumentRule) or rule.settings is None:
        return ""
    return f"\n## 需要的设置（mingxi.toml）\n\n{_fenced(rule.settings)}\n"


def _file_name(rule: Rule) -> str:
    return f"{rule.code}.md"


def _written(folder: Path) -> set[str]:
    """Give the names of the pages that lie in ``folder``."""
    return {path.name for path in folder.glob("*.md")}


def _holds(path: Path, text: str) -> bool:
    """Tell whether the file exists and holds exactly ``text``."""
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
