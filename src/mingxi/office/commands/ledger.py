"""``mingxi ledger``: the ledger proves itself."""

import click

from mingxi.languages import render, say
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, SpokenGroup, language_option

EXIT_DIFFERENCES = 1


@click.group(
    cls=SpokenGroup,
    says=say("指标账：逐笔复式、只增不改，可随时证明"),
    examples=say("mingxi ledger verify"),
)
@language_option
def ledger() -> None:
    """Gather the commands of the ledger."""


@ledger.command(
    cls=SpokenCommand,
    says=say("由分录证明每个余额；办公期间可以运行，不影响记账"),
    examples=say("mingxi ledger verify\nmingxi ledger verify --lang en"),
    notes=say("全部相符时退出码为 0；有差异时逐条列出，退出码为 1。"),
)
@language_option
@click.pass_context
@in_office
def verify(context: click.Context) -> int:
    """Print every difference; 1 where there is one."""
    from mingxi.office.budget.selectors.proof import counts, differences

    found = 0
    for difference in differences():
        found += 1
        click.echo(render(difference, context.obj))
    told = {name: f"{count:,}" for name, count in counts().items()}
    if found:
        said = say(
            "指标账有{found}处差异（{lines}条指标、{vouchers}张凭证、{entries}条分录）。",
            found=str(found),
            **told,
        )
    else:
        said = say(
            "指标账相符：{lines}条指标、{vouchers}张凭证、{entries}条分录，余额全部得到证明。",
            **told,
        )
    click.echo(render(said, context.obj))
    return EXIT_DIFFERENCES if found else 0
