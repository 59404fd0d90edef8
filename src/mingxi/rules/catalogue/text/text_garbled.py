"""文中有乱码。

为什么：乱码处原来的文字已经丢失，可能正是金额或者名称。

依据：《地方预决算公开操作规程》（财预〔2016〕143号）：公众找得着、看得懂、能监督。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.residues import ResidueKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """河道保洁经费12万元，由锟斤拷承担。"""
GOOD = """河道保洁经费12万元，由县财政承担。"""


@rule("TX112", "text-garbled", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every stretch of characters that a wrong encoding has left."""
    for residue in reading.residues:
        if residue.kind is ResidueKind.GARBLED:
            message = say("这里是乱码，原来的文字已经丢失。请对照原稿补上。")
            yield Finding(residue.span, message)
