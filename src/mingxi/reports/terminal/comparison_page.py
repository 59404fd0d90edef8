"""Two texts side by side: what is to be looked at, what is for information, what came and went."""

from collections import Counter
from collections.abc import Iterable

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.quantities.money import Money
from mingxi.reports import comparison
from mingxi.reports.excerpts import excerpt
from mingxi.reports.groups import Lines
from mingxi.reports.terminal.sheet import DETAIL, Sheet
from mingxi.reports.vocabulary import WEIGHT, Word, money

_ALSO_MAX = 8
# Elsewhere the message names what differs; a figure is told by its sentence.
_QUOTED = frozenset({"old-year", "standard", "count", "amount", "quantity"})


def print_comparison(sheet: Sheet, told: comparison.Comparison, *, verbose: bool = False) -> None:
    """Print a comparison, which must hold both texts; ``verbose`` lists the sentences as well."""
    sheet.bar(f"{told['old']['source']} → {told['new']['source']}", "")
    sheet.blank()
    if told["old"]["error"] is None and told["new"]["error"] is None:
        _set_comparison(sheet, told, verbose=verbose)
    for source in (told["old"], told["new"]):
        _set_error(sheet, source)
    sheet.send()


def _set_error(sheet: Sheet, source: comparison.Source) -> None:
    error = source["error"]
    if error is None:
        return
    sheet.line(("✗ ", "red"), (source["source"], "bold"), (f"  {error['code']}", "bold red"))
    sheet.line((error["message"], ""), indent=DETAIL)
    sheet.blank()


def _set_comparison(sheet: Sheet, told: comparison.Comparison, *, verbose: bool) -> None:
    if told["identical"]:
        sheet.line((sheet.tell(say("两份文本完全相同。")), ""))
        return
    for notice in told["notices"]:
        sheet.line(("! ", "yellow"), (notice, ""))
        sheet.blank()
    pages = _Pages(told)
    for part in told["parts"]:
        _set_part(sheet, part, pages, verbose=verbose)
    _set_projects(sheet, say("新增的项目"), WEIGHT["look"], told["arrived"])
    _set_projects(sheet, say("不再有的项目"), WEIGHT["info"], told["gone"])
    _set_summary(sheet, told["summary"])


class _Pages:
    """Both texts with their lines."""

    def __init__(self, told: comparison.Comparison) -> None:
        self.old, self.new = told["old"]["text"], told["new"]["text"]
        self._lines_old, self._lines_new = Lines(self.old), Lines(self.new)

    def place(self, sheet: Sheet, places: comparison.Places | comparison.Difference) -> str:
        """Name the lines of a difference, first the old text's."""
        old, new = places["old"], places["new"]
        if old is None:
            return sheet.tell(say("新第 {line} 行", line=self._line(places)))
        if new is None:
            return sheet.tell(say("旧第 {line} 行", line=self._line(places)))
        return sheet.tell(
            say(
                "第 {old} 行 → 第 {new} 行",
                old=self._lines_old.of(old["start"]),
                new=self._lines_new.of(new["start"]),
            )
        )

    def also(self, sheet: Sheet, told: comparison.Difference) -> str:
        """Name the other lines where the same change stands, or nothing."""
        own = self._line(told)
        lines = dict.fromkeys(self._line(places) for places in told["also"])
        listed = [str(line) for line in lines if line != own]
        if not listed:
            return ""
        first = "、".join(listed[:_ALSO_MAX])
        if len(listed) > _ALSO_MAX:
            return sheet.tell(say("第 {lines} 行等 {count} 处", lines=first, count=len(listed)))
        return sheet.tell(say("第 {lines} 行", lines=first))

    def _line(self, places: comparison.Places | comparison.Difference) -> int:
        """Give the line of the new text, else that of the old one."""
        if places["new"] is not None:
            return self.new_line(places["new"]["start"])
        assert places["old"] is not None
        return self.old_line(places["old"]["start"])

    def new_line(self, start: int) -> int:
        """Give the number of the line of the new text that holds a place."""
        return self._lines_new.of(start)

    def old_line(self, start: int) -> int:
        """Give the number of the line of the old text that holds a place."""
        return self._lines_old.of(start)


def _set_part(sheet: Sheet, part: comparison.Part, pages: _Pages, *, verbose: bool) -> None:
    _set_heading(sheet, part)
    _set_tallies(sheet, part)
    for told in part["differences"]:
        _set_difference(sheet, told, pages)
    if verbose:
        added = [
            (pages.new_line(said["start"]), said["text"]) for said in part["sentences"]["added"]
        ]
        dropped = [
            (pages.old_line(said["start"]), said["text"]) for said in part["sentences"]["dropped"]
        ]
        _set_sentences(sheet, say("新增的句子"), "+", added)
        _set_sentences(sheet, say("删去的句子"), "-", dropped)
    sheet.blank()


def _set_heading(sheet: Sheet, part: comparison.Part) -> None:
    """Set what is compared: the names, the years, the unit and the money on both sides."""
    old, new = part["old"], part["new"]
    if old is None or new is None:
        sheet.line((sheet.tell(say("项目之外的内容")), "bold"))
        return
    unnamed = sheet.tell(say("（未写项目名称）"))
    names = dict.fromkeys((old["name"] or unnamed, new["name"] or unnamed))
    sheet.line((" → ".join(names), "bold"))
    units = dict.fromkeys(unit for unit in (old["unit"], new["unit"]) if unit)
    years = (_year(sheet, old), _year(sheet, new))
    sheet.line((" · ".join((" → ".join(years), " → ".join(units))), "dim"))


def _year(sheet: Sheet, project: comparison.Project) -> str:
    if project["year"] is None:
        return sheet.tell(say("未写年度"))
    return sheet.tell(say("{year}年", year=project["year"]))


def _set_tallies(sheet: Sheet, part: comparison.Part) -> None:
    """Count the differences by weight, and the sentences by what became of them."""
    counts = Counter(told["weight"] for told in part["differences"])
    parts = [
        (
            f"{word.mark} {sheet.tell(word.word)} {counts[weight]}   ",
            word.style if counts[weight] else "dim",
        )
        for weight, word in WEIGHT.items()
    ]
    sheet.line(*parts)
    said = part["sentences"]
    tallied = say(
        "句子：相同 {same} · 改动 {altered} · 新增 {added} · 删去 {dropped}",
        same=said["same"],
        altered=said["altered"],
        added=len(said["added"]),
        dropped=len(said["dropped"]),
    )
    sheet.line((sheet.tell(tallied), "dim"))


def _set_difference(sheet: Sheet, told: comparison.Difference, pages: _Pages) -> None:
    """Set what differs and where, what it adds to the money, and the sentence it stands in."""
    word = WEIGHT[told["weight"]]
    sheet.blank()
    sheet.line(
        (f"{word.mark} {sheet.tell(word.word)}", f"bold {word.style}"),
        (f" · {pages.place(sheet, told)}", "dim"),
    )
    sheet.line((told["message"], ""), indent=DETAIL)
    if told["effect"] is not None:
        sheet.labelled(sheet.tell(say("影响")), sheet.tell(_effect(told)), indent=DETAIL)
    if told["topic"] in _QUOTED:
        new = told["new"]
        side, text = (told["old"], pages.old) if new is None else (new, pages.new)
        assert side is not None
        quoted = excerpt(text, Span(side["start"], side["end"]))
        sheet.quote(quoted, word.style, indent=DETAIL)
    also = pages.also(sheet, told)
    if also:
        sheet.labelled(sheet.tell(say("另见")), also, indent=DETAIL)


def _effect(told: comparison.Difference) -> Message:
    """Say what a change adds to the money, as far as calculations of both texts tell."""
    assert told["effect"] is not None
    if told["topic"] == "arranged":
        return say("人数、标准等的变化与增减的项目，恰好等于总额的变化。")
    money = Money(abs(told["effect"])).legible()
    if told["effect"] > 0:
        return say("按文中算式，仅此一项使金额增加{money}。", money=money)
    return say("按文中算式，仅此一项使金额减少{money}。", money=money)


def _set_sentences(
    sheet: Sheet, title: Message, mark: str, said: Iterable[tuple[int, str]]
) -> None:
    """List the sentences that only one text has, each with its line."""
    lines = list(said)
    if not lines:
        return
    sheet.blank()
    sheet.line((sheet.tell(title), "bold"))
    for line, text in lines:
        place = sheet.tell(say("第 {line} 行", line=line))
        sheet.labelled(f"{mark} {place}", text, indent=DETAIL)


def _set_projects(
    sheet: Sheet, title: Message, word: Word, projects: Iterable[comparison.Project]
) -> None:
    """List the projects that only one text has."""
    listed = list(projects)
    if not listed:
        return
    sheet.line((sheet.tell(title), "bold"))
    for project in listed:
        name = project["name"] or sheet.tell(say("（未写项目名称）"))
        parts = [name, project["unit"] or ""]
        if project["arranged"] is not None:
            parts.append(sheet.tell(money(project["arranged"])))
        told = " · ".join(part for part in parts if part)
        sheet.labelled(word.mark, told, label_style=word.style)
    sheet.blank()


def _set_summary(sheet: Sheet, summary: comparison.Summary) -> None:
    sheet.bar(sheet.tell(say("合计")), "")
    parts = []
    for weight, word in WEIGHT.items():
        count = summary["look"] if weight == "look" else summary["info"]
        counted = f"{word.mark} {sheet.tell(word.word)} {count}   "
        parts.append((counted, word.style if count else "dim"))
    sheet.line(*parts)
    if not summary["look"] and not summary["info"]:
        sheet.line((sheet.tell(say("没有发现变化的数字和照抄的年份。")), "green"))
