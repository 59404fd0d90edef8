"""``mingxi doctor``: what is wrong or unsafe in this installation, and what to do about it."""

import click

from mingxi.languages import render, say
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, language_option

EXIT_BAD = 1


@click.command(
    cls=SpokenCommand,
    says=say("检查本机的安装是否正常、安全，并说明怎样改正"),
    examples=say("mingxi doctor\nDATABASE_URL=postgresql://… mingxi doctor"),
    notes=say("有一项不正常（✗）时，退出码为 1；值得注意（!）的不影响退出码。"),
)
@language_option
@click.pass_context
@in_office
def doctor(context: click.Context) -> None:
    """Print how each thing stands; end with 1 where one is bad."""
    from mingxi.office.frame.serving.soundness import Grade, checks

    marks = {Grade.OK: "✓", Grade.WARN: "!", Grade.BAD: "✗"}
    conditions = [check.condition() for check in checks()]
    # One database that does not answer is one thing to mend, however many checks ask it.
    unseen = [at for at, condition in enumerate(conditions) if condition.lacks_database][1:]
    conditions = [condition for at, condition in enumerate(conditions) if at not in unseen]
    for condition in conditions:
        click.echo(f"{marks[condition.grade]} {render(condition.said, context.obj)}")
        if condition.mend is not None:
            click.echo(f"    → {render(condition.mend, context.obj)}")
    if unseen:
        told = say("- 另有 {count} 项须由数据库回答，没有检查", count=str(len(unseen)))
        click.echo(render(told, context.obj))
    grades = [condition.grade for condition in conditions]
    summary = say(
        "共 {count} 项：不正常 {bad}，值得注意 {warn}。",
        count=str(len(grades)),
        bad=str(grades.count(Grade.BAD)),
        warn=str(grades.count(Grade.WARN)),
    )
    click.echo(render(summary, context.obj))
    context.exit(EXIT_BAD if Grade.BAD in grades else 0)
