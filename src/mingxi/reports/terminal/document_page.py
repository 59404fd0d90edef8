"""One document: by project, what was proven and what needs a second look."""

from collections import Counter
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.excerpts import excerpt
from mingxi.reports.groups import Group, Lines, groups
from mingxi.reports.sentences import explained_money, named, why_idle
from mingxi.reports.terminal.remarks import Remark, remarks_on
from mingxi.reports.terminal.sheet import DETAIL, Sheet
from mingxi.reports.vocabulary import STATUS, VERDICT, WAIVED, money

_PROVEN = {"holds", "rounded"}


def print_document(sheet: Sheet, document: report.Document, *, verbose: bool = False) -> None:
    """Print one document's report, which must hold its text; ``verbose`` prints the proofs too."""
    set_title(sheet, document)
    if document["error"] is None:
        _set_groups(sheet, document, verbose=verbose)
        _set_waivers(sheet, document)
    sheet.send()


def _set_groups(sheet: Sheet, document: report.Document, *, verbose: bool) -> None:
    """Set what there is to say of each project."""
    text = document["text"]
    lines = Lines(text)
    claims = {claim["id"]: claim for claim in document["claims"]}
    for group in groups(document):
        set_heading(sheet, group.project, alone=not document["projects"])
        _set_tallies(sheet, group)
        for remark in remarks_on(group, claims):
            _set_remark(sheet, remark, text, lines)
        if verbose:
            _set_proofs(sheet, group, lines)
            _set_citations(sheet, group, lines)
        sheet.blank()


def _set_waivers(sheet: Sheet, document: report.Document) -> None:
    """Tell of the waivers that set nothing aside, and of a file of them that is broken."""
    error = document.get("waivers_error")
    if error is not None:
        sheet.line(("✗ ", "red"), (sheet.tell(say("豁免文件未生效")), "bold red"))
        sheet.line((error["message"], ""), indent=DETAIL)
        sheet.blank()
    idle = [waiver for waiver in document.get("waivers", ()) if not waiver["used"]]
    for waiver in idle:
        sheet.line(("! ", "yellow"), (sheet.tell(why_idle(waiver)), ""))
        sheet.labelled(sheet.tell(say("理由")), waiver["reason"], indent=DETAIL)
    if idle:
        sheet.blank()


def set_title(sheet: Sheet, document: report.Document) -> None:
    """Set the bar that opens a document, and why it could not be read if that is so."""
    error = document["error"]
    if error is None:
        extent = sheet.tell(say("{characters} 字", characters=f"{document['characters']:,}"))
        sheet.bar(document["source"], extent)
        sheet.blank()
        return
    sheet.bar(document["source"], sheet.tell(say("无法读取")))
    sheet.blank()
    sheet.line(("✗ ", "red"), (error["code"], "bold red"))
    sheet.line((error["message"], ""), indent=DETAIL)
    sheet.blank()


def set_heading(sheet: Sheet, project: report.Project | None, *, alone: bool) -> None:
    """Set what a project is called, whose it is, and what it is given.

    What stands in no project has no name; ``alone`` is true where the document has no project.
    """
    if project is None:
        outside = say("没有认出项目文本的章节。") if alone else say("项目之外的内容")
        sheet.line((sheet.tell(outside), "bold"))
        return
    sheet.line((project["name"] or sheet.tell(say("（未写项目名称）")), "bold"))
    sheet.line((" · ".join(_particulars(sheet, project)), "dim"))
    explained = project["explained"]
    if explained is not None and explained["asked"] > 0:
        sheet.line((sheet.tell(explained_money(explained)), ""))


def place_of(sheet: Sheet, lines: Lines, start: int) -> str:
    """Name the line that a place stands on."""
    return sheet.tell(say("第 {line} 行", line=lines.of(start)))


def _particulars(sheet: Sheet, project: report.Project) -> Iterator[str]:
    """Give the year, the unit and the money, each as far as the text states it."""
    if project["year"] is not None:
        yield sheet.tell(say("{year}年", year=project["year"]))
    yield project["unit"] or sheet.tell(say("未写实施单位"))
    if project["arranged"] is None:
        yield sheet.tell(say("未写安排金额"))
    else:
        yield sheet.tell(say("安排 {amount}", amount=money(project["arranged"])))


def _set_tallies(sheet: Sheet, group: Group) -> None:
    """Count the amounts by what became of them, and the citations."""
    counts = Counter[str](amount["status"] for amount in group.amounts)
    parts = [(sheet.tell(say("金额 {count} 处", count=len(group.amounts))), "")]
    for status, word in STATUS.items():
        tally = f"   {word.mark} {sheet.tell(word.word)} {counts[status]}"
        parts.append((tally, word.style if counts[status] else "dim"))
    if group.citations:
        cited = sheet.tell(say("引用文件 {count} 件", count=len(group.citations)))
        parts.append((f"   {cited}", "dim"))
    sheet.line(*parts)


def _set_remark(sheet: Sheet, remark: Remark, text: str, lines: Lines) -> None:
    """Set what kind of remark it is and where, what it says, the sentence, and the notes."""
    word = remark.word
    sheet.blank()
    sheet.line(
        (f"{word.mark} {sheet.tell(word.word)} ", f"bold {word.style}"),
        (remark.title, "dim" if word is WAIVED else "bold"),
        (" · " if remark.title else "", "dim"),
        (place_of(sheet, lines, remark.place.start), "dim"),
    )
    sheet.line((remark.message, "dim" if word is WAIVED else ""), indent=DETAIL)
    sheet.quote(excerpt(text, remark.place), word.style, indent=DETAIL)
    for note in remark.notes:
        sheet.labelled(sheet.tell(note.label), note.text, indent=DETAIL)


def _set_proofs(sheet: Sheet, group: Group, lines: Lines) -> None:
    """Set each proven claim as one line a clerk understands."""
    proven = [claim for claim in group.claims if claim["verdict"] in _PROVEN]
    if not proven:
        return
    sheet.blank()
    sheet.line((sheet.tell(say("得到证明的算式")), "bold"))
    for claim in proven:
        word = VERDICT[claim["verdict"]]
        label = f"{word.mark} {place_of(sheet, lines, claim['start'])}"
        sheet.labelled(label, claim["because"], indent=DETAIL)


def _set_citations(sheet: Sheet, group: Group, lines: Lines) -> None:
    """List the policy documents cited: title and number as far as they are written."""
    if not group.citations:
        return
    sheet.blank()
    sheet.line((sheet.tell(say("引用的文件")), "bold"))
    for citation in group.citations:
        sheet.labelled(place_of(sheet, lines, citation["start"]), named(citation), indent=DETAIL)
