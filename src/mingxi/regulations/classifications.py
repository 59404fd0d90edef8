"""The classifications of expenditure: codes and their names, economic and functional.

The economic entries (支出经济分类) stand in ``library/classifications.toml``. Departments and
governments classify the same money apart (30215 and 50202 are both 会议费), so a name is looked up
in the classification of its code. The functional ones (支出功能分类) stand in
``library/functions.toml``.
"""

from functools import cache

from mingxi.regulations.library import entries_of

CLASS_DIGITS = 3


@cache
def classifications() -> tuple[dict[str, str], ...]:
    """Give each classification as names by code: that of departments, that of governments."""
    entries = entries_of("classifications")
    return entries["department"], entries["government"]


def classification_of(code: str) -> dict[str, str] | None:
    """Give the classification that has the class of a code, or None where none has."""
    for names in classifications():
        if code[:CLASS_DIGITS] in names:
            return names
    return None


@cache
def codes_by_name() -> dict[str, tuple[str, ...]]:
    """Give the codes of every classification by name; 其他 tells nothing and is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for names in classifications():
        for code, name in names.items():
            if not name.startswith("其他"):
                found[name] = (*found.get(name, ()), code)
    return found


@cache
def functions() -> dict[str, str]:
    """Give the functional classification (支出功能分类) as names by code."""
    names: dict[str, str] = entries_of("functions")["function"]
    return names


def function_named(code: str) -> str:
    """Name a functional code: itself, else its class; empty where there is no such class."""
    return functions().get(code) or functions().get(code[:CLASS_DIGITS], "")
