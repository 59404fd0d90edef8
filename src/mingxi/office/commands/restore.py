"""``mingxi restore``: a backup in the place of the data."""

from pathlib import Path

import click

from mingxi.languages import say
from mingxi.office.commands.answering import answer, telling_refusals
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option


@click.command(
    cls=SpokenCommand,
    says=say("从备份恢复数据库和全部文件"),
    examples=say("mingxi restore 明细-20260930.tar\nmingxi restore 明细-20260930.tar --replace"),
    notes=say(
        "先核对整份备份和所需密钥，再动数据；任何一步不成，都不改动现有数据。"
        "系统可照常运行，恢复在一个事务中完成；恢复这件事本身记入日志。"
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    asks=say("请写出备份文件的名字，例如：mingxi restore 明细-20260930.tar"),
)
@click.option(
    "--replace",
    is_flag=True,
    cls=SpokenOption,
    says=say("替换现有数据；现有数据移到一旁保存"),
)
@language_option
@in_office
@telling_refusals
def restore(file: Path, replace: bool) -> None:
    """Restore a backup and record it; end with 1 and the reason where it is refused."""
    from mingxi.office.events.services import SYSTEM, record_restore
    from mingxi.office.frame.backup.restoring import restore_backup

    restored = restore_backup(file, replace=replace)
    record_restore(backup=restored.manifest.number, by=SYSTEM)
    manifest = restored.manifest
    answer(
        say(
            "已恢复到 {made_at} 的状态：{tables} 张表 {rows} 行，{files} 个文件。",
            made_at=manifest.made_at,
            tables=str(len(manifest.rows)),
            rows=str(sum(manifest.rows.values())),
            files=str(len(manifest.members) - 1),
        )
    )
    if restored.aside is not None:
        answer(say("恢复前的数据保存在 {aside}，核对无误后可删除。", aside=restored.aside))
    if not restored.signed:
        answer(say("本机没有为这份备份签名的密钥，无法核对它是否被改动过。"))
    for name in manifest.absent:
        answer(say("备份中缺少文件 {name}，请从别的备份取回。", name=name))
