"""``mingxi keys``: which keys there are and what uses them; new ones; removal of old ones."""

import sys
from typing import TYPE_CHECKING

import click

from mingxi.languages import say
from mingxi.office.commands.answering import EXIT_WRONG, answer, telling_refusals
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenArgument, SpokenCommand, SpokenGroup, language_option

if TYPE_CHECKING:
    from mingxi.office.frame.vault.rotation import Use

PURPOSES = {
    "fields": say("加密数据"),
    "digests": say("检索摘要"),
    "secrets": say("派生密钥（不轮换）"),
}


@click.group(
    cls=SpokenGroup,
    says=say("管理加密密钥：查看、轮换、移除"),
    examples=say("mingxi keys list\nmingxi keys rotate\nmingxi keys remove 3f9a1c22b0"),
    notes=say(
        "密钥在数据文件夹之外的 MINGXI_KEYS 文件夹，备份从不包含它。"
        "请把整个文件夹另存到别处；密钥丢失，已加密的内容就无法打开。"
    ),
)
@language_option
def keys() -> None:
    """Lead to the commands of keys."""


@keys.command(
    "list",
    cls=SpokenCommand,
    says=say("列出现有密钥，以及各有哪些数据在用"),
    examples=say("mingxi keys list"),
    notes=say("有数据缺少密钥时，退出码为 1。"),
)
@language_option
@in_office
@telling_refusals
def list_keys() -> None:
    """Print every key with its uses; end with 1 where data needs a key that is not here."""
    from mingxi.office.frame.vault import rotation
    from mingxi.office.frame.vault.keys import masters, ring

    present = ring()
    uses = rotation.uses()
    answer(say("密钥文件夹：{folder}", folder=str(present.folder)))
    for key in present.keys:
        state = say("使用中") if present.current(key.purpose) == key else say("已接替")
        made = f"{key.made:%Y-%m-%d %H:%M}"
        purpose = PURPOSES[key.purpose]
        answer(
            say(
                "{id}  {purpose}  {state}  {made}",
                id=key.id,
                purpose=purpose,
                state=state,
                made=made,
            )
        )
        _tell(uses, key.id)
    wrapping = {key.master_id for key in present.keys}
    for master_id in masters(present.folder):
        state = say("使用中") if master_id in wrapping else say("已接替，可移除")
        answer(say("{id}  主密钥  {state}", id=master_id, state=state))
    missing = {use.key_id for use in uses} - {key.id for key in present.keys}
    for key_id in sorted(missing):
        answer(say("{id}  缺少：下列数据打不开，请放回另存的密钥文件夹。", id=key_id))
        _tell(uses, key_id)
    sys.exit(EXIT_WRONG if missing else 0)


@keys.command(
    "rotate",
    cls=SpokenCommand,
    says=say("轮换密钥：新建密钥，并把已有数据逐批改用新密钥"),
    examples=say("mingxi keys rotate"),
    notes=say("系统可照常使用；中断后再次运行，即从中断处继续。有数据打不开时，退出码为 1。"),
)
@language_option
@in_office
@telling_refusals
def rotate() -> None:
    """Make new keys, or go on with a rotation that was interrupted."""
    from mingxi.office.events.services import SYSTEM, Subject, record
    from mingxi.office.frame.database import writing
    from mingxi.office.frame.vault import rotation
    from mingxi.office.frame.vault.keys import ring

    if rotation.begin():
        made = {key.purpose.value: key.id for key in ring().keys}
        with writing():
            record("keys.made", by=SYSTEM, on=Subject("keys", "ring"), facts=made)
        folder = str(ring().folder)
        answer(say("已新建密钥。请立即把密钥文件夹 {folder} 重新另存一份。", folder=folder))
    else:
        answer(say("上次的轮换没有完成，现在继续。"))
    done = unopened = 0
    for piece in rotation.pieces():
        with writing():
            piece.apply()
        done += piece.rows
        unopened += piece.unopened
        answer(say("已改用新密钥：{rows} 行", rows=str(done - unopened)))
    if unopened:
        rows = str(unopened)
        answer(say("有 {rows} 行打不开，仍用旧密钥。请从备份核对，并保留旧密钥。", rows=rows))
        sys.exit(EXIT_WRONG)
    answer(say("轮换完成。不再使用的旧密钥见 mingxi keys list，可以移除。"))


@keys.command(
    "remove",
    cls=SpokenCommand,
    says=say("移除一把不再使用的密钥"),
    examples=say("mingxi keys remove 3f9a1c22b0"),
    notes=say("此前做的备份仍需要这把密钥，请保留另存的密钥文件夹。"),
)
@click.argument(
    "key_id",
    cls=SpokenArgument,
    metavar="KEY",
    asks=say("请写出密钥的编号，例如：mingxi keys remove 3f9a1c22b0"),
)
@language_option
@in_office
@telling_refusals
def remove(key_id: str) -> None:
    """Remove a key; end with 1 and the reason where something needs it."""
    from mingxi.office.events.services import SYSTEM, Subject, record
    from mingxi.office.frame.database import writing
    from mingxi.office.frame.vault import rotation

    rotation.remove(key_id)
    with writing():
        record("keys.removed", by=SYSTEM, on=Subject("keys", key_id))
    answer(say("密钥 {id} 已移除。此前做的备份仍需要它，请保留另存的密钥文件夹。", id=key_id))


def _tell(uses: "list[Use]", key_id: str) -> None:
    for use in uses:
        if use.key_id == key_id:
            answer(say("    {field}：{rows} 行", field=use.field, rows=str(use.rows)))
