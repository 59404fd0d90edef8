"""``mingxi events``: verify the log, and give out its heads and the key they are signed with."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mingxi.languages import render, say
from mingxi.office.commands.answering import EXIT_WRONG, answer, telling_refusals
from mingxi.office.commands.log_findings import mend, told
from mingxi.office.commands.opening import in_office
from mingxi.office.frame.configuration import TIME_ZONE
from mingxi.speaking import (
    EXIT_WRONG_CALL,
    SpokenCommand,
    SpokenGroup,
    SpokenOption,
    language_option,
)

if TYPE_CHECKING:
    from mingxi.office.events.services.verifying import Verdict


# Of lines that are no heads: a wrong file has thousands.
_LINES_TOLD = 5


@click.group(
    cls=SpokenGroup,
    says=say("核对日志是否被改动，给出已签名的树头和公钥"),
    examples=say("mingxi events verify\nmingxi events heads --public-key"),
)
@language_option
def events() -> None:
    """Lead to the commands of the log."""


@events.command(
    "verify",
    cls=SpokenCommand,
    says=say("逐条核对日志：有无改动、删除、调换、截断或者整体改写"),
    examples=say(
        "mingxi events verify\n"
        "mingxi events verify --heads 审计留存.jsonl\n"
        "mingxi events verify --json > 核对结果.json"
    ),
    notes=say(
        "系统运行时也可核对。MINGXI_HEADS 的树头总在核对之列；最可靠的依据是另存在别处的树头文件。"
        "退出码：0 没有问题，1 发现问题，2 命令写错或者文件无法读取。"
    ),
)
@click.option(
    "--heads",
    "kept",
    cls=SpokenOption,
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    says=say("另存在别处的树头文件，可写多次；据此能查出整体改写和截断"),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, says=say("以 JSON 给出结果"))
@language_option
@in_office
@telling_refusals
def verify(kept: tuple[Path, ...], *, as_json: bool) -> None:
    """Hold the log against its heads, and end with 1 where something is wrong."""
    from mingxi.office.events.services import verify_log

    try:
        verdict = verify_log(kept)
    except OSError as error:
        reason = say(
            "无法读取 {file}：{reason}", file=str(error.filename), reason=error.strerror or ""
        )
        click.echo(render(reason, click.get_current_context().obj), err=True)
        sys.exit(EXIT_WRONG_CALL)
    if as_json:
        click.echo(json.dumps(_as_json(verdict), ensure_ascii=False, indent=2))
    else:
        _tell(verdict)
    sys.exit(EXIT_WRONG if verdict.findings else 0)


@events.command(
    "heads",
    cls=SpokenCommand,
    says=say("给出全部已签名的树头（每行一个），或者核对签名的公钥"),
    examples=say("mingxi events heads > 审计留存.jsonl\nmingxi events heads --public-key"),
    notes=say("请定期把树头交给审计等独立一方保管，核对时用 verify --heads。"),
)
@click.option("--public-key", cls=SpokenOption, is_flag=True, says=say("只给出公钥（PEM）"))
@language_option
@in_office
@telling_refusals
def heads(*, public_key: bool) -> None:
    """Print the heads as they are kept outside, or the key for everyone."""
    from mingxi.office.events.selectors import heads_after
    from mingxi.office.events.services.signing import public_pem

    if public_key:
        click.echo(public_pem(), nl=False)
        return
    for head in heads_after(None):
        click.echo(head.line(), nl=False)


def _tell(verdict: "Verdict") -> None:
    """Say what was found, each with what to do; then the state of the log."""
    for finding in verdict.findings:
        answer(say("问题：{what}", what=told(finding)))
        answer(say("      {mend}", mend=mend(finding)))
    for restore in verdict.restores:
        answer(
            say(
                "说明：{at} {name}（{number}）从备份恢复，回到前 {size} 条；"
                "此前已封存到第 {last} 条的内容由此舍弃。",
                at=_moment(restore.event.at),
                name=restore.event.actor_name,
                number=restore.event.actor_number,
                size=str(restore.size),
                last=str(restore.last_size),
            )
        )
    for line in verdict.unreadable[:_LINES_TOLD]:
        answer(say("说明：{line} 不是完整的树头，没有用来核对。", line=line))
    more = len(verdict.unreadable) - _LINES_TOLD
    if more > 0:
        answer(
            say("说明：另有 {count} 行也不是。请核对 --heads 所指的是否树头文件。", count=str(more))
        )
    count, first = verdict.unsealed
    if count:
        answer(
            say(
                "待封存 {count} 条：序号 {numbers}{more}。"
                "mingxi serve 运行时，新的条目在数秒内封存。",
                count=str(count),
                numbers=tuple(map(str, first)),
                more=say(" 等") if count > len(first) else "",
            )
        )
    answer(
        say(
            "日志 {entries} 条，已封存 {sealed} 条，树头 {heads} 个。",
            entries=str(verdict.entries),
            sealed=str(verdict.sealed),
            heads=str(verdict.heads),
        )
    )
    if verdict.last_head:
        answer(
            say(
                "最后的树头：前 {size} 条，{at} 签名，根摘要 {root}",
                size=str(verdict.last_head.size),
                at=_moment(verdict.last_head.at),
                root=verdict.last_head.root.hex(),
            )
        )
    if verdict.findings:
        answer(say("核对不通过：问题 {count} 处。", count=str(len(verdict.findings))))
    else:
        answer(say("核对通过：没有发现改动。"))


def _moment(at: datetime) -> str:
    return at.astimezone(TIME_ZONE).strftime("%Y-%m-%d %H:%M:%S")


def _as_json(verdict: "Verdict") -> dict[str, Any]:
    """Give the verdict to programs."""
    language = click.get_current_context().obj
    count, first = verdict.unsealed
    return {
        "sound": not verdict.findings,
        "entries": verdict.entries,
        "sealed": verdict.sealed,
        "heads": verdict.heads,
        "last_head": json.loads(verdict.last_head.line()) if verdict.last_head else None,
        "findings": [
            {
                "what": finding.what,
                "first": finding.first,
                "last": finding.last,
                "detail": finding.detail,
                "message": render(told(finding), language),
                "mend": render(mend(finding), language),
            }
            for finding in verdict.findings
        ],
        "unsealed": {"count": count, "first": first},
        "restores": [
            {
                "event": restore.event.pk,
                "at": restore.event.at.isoformat(),
                "size": restore.size,
                "last_size": restore.last_size,
            }
            for restore in verdict.restores
        ],
        "unreadable": verdict.unreadable,
    }
