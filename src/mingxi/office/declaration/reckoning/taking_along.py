"""What a form that came along with a file adds to what was read of its words.

Where nobody has changed the words since, the form stands as it was. Where somebody has, the words
hold: an item, a share, an instalment or an indicator that they still state keeps what words cannot
say of it; what they no longer state is gone.
"""

from collections.abc import Iterable, Iterator, Sequence

from mingxi.office.declaration.reckoning.form_document import Carried, draft_of_form
from mingxi.office.declaration.reckoning.imported import Place, ReadProject
from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)

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
    by_path = _by_path(form.items, ())
    fresh = _fresh_keys({item.key for item in form.every_item()})
    keys: dict[str, str] = {}
    items = tuple(_items(read.items, (), by_path, fresh, keys))
    kept = dict.fromkeys(("funding", "instalments", "indicators"), True)
    funding = _funding(read.funding, form)
    kept["funding"] = funding is read.funding
    return read.model_copy(
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
            "funding": funding,
            "instalments": tuple(_instalment(each, form, keys) for each in read.instalments),
            "indicators": tuple(_indicator(each, form) for each in read.indicators),
            "places": dict(_moved(read.places, keys, kept)),
        }
    )


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


def _funding(read: tuple[FormFunding, ...], form: ProjectForm) -> tuple[FormFunding, ...]:
    """Give the shares with their kinds, where the words still say the same of every level."""
    said = tuple((share.level, share.amount) for share in draft_of_form(form).funding)
    return form.funding if said == tuple((one.level, one.amount_fen) for one in read) else read


def _instalment(read: FormInstalment, form: ProjectForm, keys: dict[str, str]) -> FormInstalment:
    told = draft_of_form(form).instalments
    for its, each in zip(told, form.instalments, strict=True):
        if (its.what, its.first, its.last) == (read.what, read.first, read.last) and its.amount in (
            read.amount_fen,
            read.ceiling_fen,
        ):
            return each
    return read.model_copy(update={"item_key": keys.get(read.item_key or "")})


def _indicator(read: FormIndicator, form: ProjectForm) -> FormIndicator:
    for each in form.indicators:
        if (each.level1, each.level2, each.level3, each.horizon) == (
            read.level1,
            read.level2,
            read.level3,
            read.horizon,
        ):
            return read.model_copy(update={"item_key": each.item_key})
    return read


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
