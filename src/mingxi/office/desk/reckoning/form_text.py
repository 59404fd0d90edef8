"""All the words of a project form as one text, for search."""

from collections.abc import Iterator

from mingxi.office.declaration.reckoning.project_form import CostLine, FormItem, ProjectForm


def text_of(form: ProjectForm) -> str:
    """Give the words of sections, sub-items, payment plan and targets, each a paragraph."""
    return "\n\n".join(words for words in _paragraphs(form) if words.strip())


def _paragraphs(form: ProjectForm) -> Iterator[str]:
    yield form.owner
    yield from form.sections.values()
    for item in form.every_item():
        yield from _of_item(item)
    for instalment in form.instalments:
        yield instalment.what
        yield instalment.occasion
    for target in form.indicators:
        # A target is read in one breath: 服务老年人数 ≥ 412 人.
        yield f"{target.level3} {target.operator} {target.value}{target.unit}"


def _of_item(item: FormItem) -> Iterator[str]:
    yield item.label
    yield item.owner
    yield item.basis
    for line in item.cost:
        yield from _of_line(line)


def _of_line(line: CostLine) -> Iterator[str]:
    yield line.label
    for part in line.parts:
        yield from _of_line(part)
