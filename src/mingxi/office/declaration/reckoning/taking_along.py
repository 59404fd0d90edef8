"""What a form that came along with a file adds to what was read of its words.

Where nobody has changed the words since, the form stands as it was. Where somebody has, the words
hold: an item, a share, an instalment or an indicator that they still state keeps what words cannot
say of it; what they no longer state is gone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pydantic import ValidationError

from mingxi.office.declaration.reckoning.form_document import Carried, section_words
from mingxi.office.declaration.reckoning.form_words import words_of
from mingxi.office.declaration.reckoning.imported import Place, ReadProject
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.office.declaration.reckoning.reading_forms import projects_read
from mingxi.projects.understanding import understand

_Row = TypeVar("_Row")
_Path = tuple[str, ...]


def with_carried(read: ReadProject, carried: Carried) -> ReadProject:
    """Give what was read, with what the form that came along says besides."""
    if carried.unchanged:
        return _whole(read, carried.form)
    return _changed(read, carried.form)


def _whole(read: ReadProject, form: ProjectForm) -> ReadProject:
    """Give the form, with the places of the values that are told alike and in the same order."""
    old, new = [*_every(read.items)], [*form.every_item()]
    keys = {}
    if [item.label for item in old] == [item.label for item in new]:
        keys = {mine.key: its.key for mine, its in zip(old, new, strict=True)}
    counts = {
        name: len(getattr(read, name)) == len(getattr(form, name))
        for name in ("funding", "instalments", "indicators")
    }
    places = dict(_moved(read.places, keys, counts))
    return ReadProject(**form.model_dump(), places=places, carried=True)


def _changed(read: ReadProject, form: ProjectForm) -> ReadProject:
    """Take along what belongs to values that are read now as they were read of the form's words."""
    told = _read_of(form)
    fresh = _fresh_keys({item.key for item in form.every_item()})
    keys: dict[str, str] = {}
    items = tuple(_items(read.items, (), _by_path(form.items, ()), fresh, keys))
    same_funding = read.funding == told.funding
    kept = {"funding": same_funding, "instalments": True, "indicators": True}
    sections = {
        key: words for key, words in read.sections.items() if words != told.sections.get(key)
    }
    unchanged = {
        key: form.sections[key]
        for key, words in read.sections.items()
        if key not in sections and key in form.sections
    }
    joined = read.model_copy(
        update={
            "owner": form.owner,
            "category": read.category or form.category,
            "continuity": read.continuity or form.continuity,
            "first_year": form.first_year if read.first_year is None else read.first_year,
            "last_year": form.last_year if read.last_year is None else read.last_year,
            "function_code": form.function_code,
            "next_year_fen": form.next_year_fen,
            "year_after_fen": form.year_after_fen,
            "items": items,
            "funding": form.funding if same_funding else read.funding,
            "instalments": tuple(_alike(read.instalments, told.instalments, form.instalments)),
            "indicators": tuple(_alike(read.indicators, told.indicators, form.indicators)),
            "sections": {**sections, **unchanged},
            "places": dict(_moved(read.places, keys, kept)),
        }
    )
    return _without_composed(_with_present_keys(joined, keys), form)


def _read_of(form: ProjectForm) -> ReadProject:
    """Give what is read of the words that a form has of itself."""
    projects = projects_read(understand(words_of(form).document))
    return projects[0] if len(projects) == 1 else ReadProject()


def _alike(read: Sequence[_Row], told: Sequence[_Row], held: Sequence[_Row]) -> Iterator[_Row]:
    """Give each line as the form held it, where it is read as that was; else as it is read."""
    waiting = list(zip(told, held, strict=True)) if len(told) == len(held) else []
    for one in read:
        at = next((at for at, (said, _) in enumerate(waiting) if said == one), None)
        yield one if at is None else waiting.pop(at)[1]


def _with_present_keys(read: ReadProject, keys: dict[str, str]) -> ReadProject:
    """Let lines name their items as these are called now; one that is gone is named no more."""
    present = {item.key for item in _every(read.items)}

    def named(key: str | None) -> str | None:
        return key if key in present else keys.get(key or "")

    return read.model_copy(
        update={
            name: tuple(
                one.model_copy(update={"item_key": named(one.item_key)})
                for one in getattr(read, name)
            )
            for name in ("instalments", "indicators")
        }
    )


def _without_composed(read: ReadProject, form: ProjectForm) -> ReadProject:
    """Leave out the words of sections that would be composed alike of the changed values."""
    own = {key: words for key, words in read.sections.items() if key in form.sections}
    try:
        composed = section_words(read.form({"sections": own}))
    except ValidationError:
        return read
    kept = {
        key: words
        for key, words in read.sections.items()
        if key in own or composed.get(key) != words
    }
    return read.model_copy(update={"sections": kept})


def _items(
    items: Sequence[FormItem],
    above: _Path,
    by_path: dict[_Path, FormItem],
    fresh: Iterator[str],
    keys: dict[str, str],
) -> Iterator[FormItem]:
    """Give each item what belongs to the one of the same labels; a figure stays with its amount."""
    for item in items:
        path = (*above, item.label)
        old = by_path.pop(path, None)
        keys[item.key] = old.key if old else next(fresh)
        below = tuple(_items(item.items, path, by_path, fresh, keys))
        changed: dict[str, object] = {"key": keys[item.key], "items": below}
        if old is not None:
            named = ("owner", "basis", "dept_econ_code", "gov_econ_code")
            changed |= {name: getattr(old, name) for name in named}
            changed["cost"] = old.cost if old.amount_fen == item.amount_fen else ()
        yield item.model_copy(update=changed)


def _by_path(items: Sequence[FormItem], above: _Path) -> dict[_Path, FormItem]:
    """Find items by the labels above and of them; of two that are called alike, the first."""
    found: dict[_Path, FormItem] = {}
    for item in items:
        path = (*above, item.label)
        found.setdefault(path, item)
        for below, one in _by_path(item.items, path).items():
            found.setdefault(below, one)
    return found


def _fresh_keys(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"i{number}" not in taken:
            yield f"i{number}"


def _moved(
    places: dict[str, Place], keys: dict[str, str], kept: dict[str, bool]
) -> Iterator[tuple[str, Place]]:
    """Give the places under the keys that items have now; without those that tell of other rows."""
    for path, place in places.items():
        name, bracket, rest = path.partition("[")
        if name == "items":
            key, _, member = rest.partition("]")
            if key in keys:
                yield f"items[{keys[key]}]{member}", place
        elif not bracket or kept[name]:
            yield path, place


def _every(items: Iterable[FormItem]) -> Iterator[FormItem]:
    for item in items:
        yield item
        yield from _every(item.items)
