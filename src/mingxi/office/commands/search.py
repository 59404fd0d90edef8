"""``mingxi search``: build the index anew, and hold it against the database."""

import click

from mingxi.languages import say
from mingxi.office.commands.answering import EXIT_WRONG, answer
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, SpokenGroup, language_option


@click.group(
    cls=SpokenGroup,
    says=say("检索索引：重新建立，与数据库核对"),
    examples=say("mingxi search verify\nmingxi search rebuild"),
)
@language_option
def search() -> None:
    """Gather the commands of the index."""


@search.command(
    cls=SpokenCommand,
    says=say("由数据库重新建立检索索引；建成之前，查找照常使用原来的索引"),
    examples=say("mingxi search rebuild"),
    notes=say("办公期间可以运行。另一个进程正在写索引时不做任何事，退出码为 1。"),
)
@language_option
@click.pass_context
@in_office
def rebuild(context: click.Context) -> None:
    """Build the index and tell how many documents it holds."""
    from mingxi.office.frame.search import index, keeping

    done = 0
    try:
        for step in keeping.build():
            done = step.done
    except index.IndexBusyError:
        answer(say("另一个进程正在写索引，没有重建。请稍候再试。"))
        context.exit(EXIT_WRONG)
    answer(say("检索索引已重新建立，共 {count} 份内容。", count=f"{done:,}"))


@search.command(
    cls=SpokenCommand,
    says=say("逐份核对检索索引与数据库是否一致"),
    examples=say("mingxi search verify"),
    notes=say("一致时退出码为 0；有差异时逐条列出，退出码为 1。改正的办法是 rebuild。"),
)
@language_option
@click.pass_context
@in_office
def verify(context: click.Context) -> None:
    """Print every difference; end with 1 where there is one."""
    from mingxi.office.frame.search import keeping

    found = 0
    for difference in keeping.differences():
        found += 1
        answer(difference)
    if not found:
        answer(say("检索索引与数据库一致。"))
        return
    answer(say("共 {count} 处差异。请运行 mingxi search rebuild。", count=f"{found:,}"))
    context.exit(EXIT_WRONG)
