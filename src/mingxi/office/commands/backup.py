"""``mingxi backup``: database and files as of one moment, in one file, while the office works."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mingxi.languages import say
from mingxi.office.commands.answering import EXIT_WRONG, answer, telling_refusals
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option


@click.command(
    cls=SpokenCommand,
    says=say("备份数据库和全部文件，系统可照常使用"),
    examples=say("mingxi backup 明细-20260930.tar\nmingxi backup 明细-20260930.tar --check"),
    notes=say(
        "备份不含密钥：请另行保管 MINGXI_KEYS 文件夹，恢复时要用。"
        "有文件缺失，或 --check 发现问题时，退出码为 1。"
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    asks=say("请写出备份文件的名字，例如：mingxi backup 明细-20260930.tar"),
)
@click.option(
    "--check",
    is_flag=True,
    cls=SpokenOption,
    says=say("写完后恢复到临时位置，逐项核对"),
)
@language_option
@click.pass_obj
@in_office
@telling_refusals
def backup(language: str, file: Path, check: bool) -> None:
    """Take a backup; end with 1 where something is missing from it or it cannot be restored."""
    from mingxi.office.frame.backup.taking import take_backup

    manifest = take_backup(file, head_of=_head)
    answer(
        say(
            "已备份到 {file}（{megabytes} MB）：{tables} 张表 {rows} 行，{files} 个文件。",
            file=str(file),
            megabytes=f"{file.stat().st_size / 1024**2:.1f}",
            tables=str(len(manifest.rows)),
            rows=str(sum(manifest.rows.values())),
            files=str(len(manifest.members) - 1),
        )
    )
    if manifest.key_ids:
        ids = tuple(manifest.key_ids)
        answer(say("恢复时需要密钥 {ids}。备份不含密钥，请另行保管。", ids=ids))
    for name in manifest.absent:
        answer(say("缺少文件 {name}：数据库中有登记，文件夹中没有。", name=name))
    sound = _is_sound(file, language) if check else True
    sys.exit(0 if sound and not manifest.absent else EXIT_WRONG)


def _is_sound(file: Path, language: str) -> bool:
    """Restore the backup elsewhere, in a process of its own, and tell what it finds."""
    from mingxi.office.frame.backup.scratch import scratch

    with scratch(file.resolve().parent) as environment:
        proved = subprocess.run(  # noqa: S603  # this program itself
            [sys.executable, "-m", "mingxi.office.commands.proving", str(file.resolve()), language],
            env={**os.environ, **environment},
            check=False,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
    if proved.returncode == 0:
        answer(say("已试恢复并核对：数据库、文件、加密内容、日志和指标账都完整。"))
        return True
    answer(say("试恢复发现问题，请重新备份或检查数据："))
    click.echo(proved.stdout.rstrip())
    return False


def _head(alias: str) -> Mapping[str, Any] | None:
    """Give the last signed head that a snapshot of the database holds."""
    from mingxi.office.events.models import Head
    from mingxi.office.events.snapshots import head_of_row

    last = Head.objects.using(alias).order_by("size").last()
    return json.loads(head_of_row(last).line()) if last else None
