"""What is said of each finding in the log, and what is to be done about it."""

from mingxi.languages import Message, say
from mingxi.office.events.reckoning.findings import Finding, What

_INVESTIGATE = say("请停用系统，保留数据库原样，与备份和另存的树头逐一比对，查明经过。")
_BRING_BACK = say("请保留数据库原样备查，从可靠的备份中找回这些条目，并查明经过。")

# {leaves} names sealed entries, {rows} entries without a seal, {detail} what has no number.
_TOLD = {
    What.ALTERED: (say("{leaves}封存以后被改动。"), _BRING_BACK),
    What.REMOVED: (say("{leaves}封存以后被删除。"), _BRING_BACK),
    What.REORDERED: (say("{leaves}与其他条目调换了位置。"), _BRING_BACK),
    What.REWRITTEN: (
        say("{leaves}中有条目连同封存记录被改写或者调换，与签名的树头不符。"),
        _INVESTIGATE,
    ),
    What.SEAL_REMOVED: (
        say("{leaves}的封存记录被删除，同一树头的其余条目因此无法证明。"),
        _BRING_BACK,
    ),
    What.CUT_OFF: (
        say("{leaves}被截去：签名的树头表明它们曾经存在。"),
        say(
            "若是从备份恢复造成，应有一条“从备份恢复”的日志；没有的，请按被删除处理，"
            "从备份中找回并查明经过。"
        ),
    ),
    What.HEAD_MISSING: (say("{leaves}已封存，而签名的树头不在库中。"), _INVESTIGATE),
    What.HEAD_ALTERED: (
        say("{leaves}的树头被改动，或者不是由本系统的密钥签名。"),
        _INVESTIGATE,
    ),
    What.HEAD_REMOVED: (
        say("{leaves}的树头在库外留存，而库中没有相同的树头。"),
        _INVESTIGATE,
    ),
    What.PEAKS_ALTERED: (say("{leaves}的树头所附的峰摘要被改动。"), _INVESTIGATE),
    What.NODE_ALTERED: (
        say("{leaves}之上的树节点被改动，由此给出的证明不能成立。"),
        _INVESTIGATE,
    ),
    What.KEPT_HEAD_ALTERED: (
        say("留存的树头签名不符：{detail}。"),
        say("这份留存文件被改动过，请换用另一份再核对。"),
    ),
    What.KEY_REPLACED: (
        say("留存的树头由另一把密钥签名，其公钥为 {detail}。"),
        say(
            "密钥遗失后换新的，请核实后把旧公钥写入 MINGXI_KEYS 中 heads.known 的一行；"
            "否则签名密钥已被人更换，请按整体改写查明经过。"
        ),
    ),
    What.UNSEALED_REMOVED: (say("{rows}在封存之前被删除。"), _BRING_BACK),
    What.KEPT_FROM_SEALING: (
        say("{rows}没有封存，也不在待封存之列。"),
        say("请核对这些条目是否伪造，并查明是谁动过待封存的队列。"),
    ),
    What.UNGUARDED: (
        say("数据库的保护触发器 {detail} 不在或者已停用。"),
        say("请查明是谁停用的；重新启动 mingxi serve 会重新建立。"),
    ),
}


def told(finding: Finding) -> Message:
    """Say what was found, and where."""
    said, _ = _TOLD[finding.what]
    return said._replace(values=tuple(_places(finding).items()))


def mend(finding: Finding) -> Message:
    """Say what to do about it."""
    return _TOLD[finding.what][1]


def _places(finding: Finding) -> dict[str, Message | str]:
    first, last = str(finding.first), str(finding.last)
    if finding.first == finding.last:
        leaves, rows = say("封存号 {first} ", first=first), say("序号 {first} 的条目", first=first)
    else:
        leaves = say("封存号 {first} 至 {last} ", first=first, last=last)
        rows = say("序号 {first} 至 {last} 的条目", first=first, last=last)
    return {"leaves": leaves, "rows": rows, "detail": finding.detail}
