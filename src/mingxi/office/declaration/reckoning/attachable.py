"""Which files may be attached, told before anything is stored."""

from mingxi.documents.reading import DOCUMENT_SUFFIXES, suffix_of
from mingxi.office.declaration.reckoning.states import AttachmentKind

# What comes out of a scanner or a seal system: pictures, PDF, 版式文件 (GB/T 33190).
_SIGNATURES = {
    ".pdf": (b"%PDF",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
    ".ofd": (b"PK\x03\x04",),
}
SCANNED = tuple(_SIGNATURES)
ATTACHABLE = (*DOCUMENT_SUFFIXES, *(one for one in SCANNED if one not in DOCUMENT_SUFFIXES))
SIGNATURE_BYTES = 8


def accepted(kind: AttachmentKind) -> tuple[str, ...]:
    """Give the endings that files of a kind may have."""
    return SCANNED if kind is AttachmentKind.SIGNED_SCAN else ATTACHABLE


def why_not(kind: AttachmentKind, name: str, size_bytes: int, beginning: bytes) -> str:
    """Say why a file cannot be attached and what to do; empty where it can.

    ``beginning`` are its first ``SIGNATURE_BYTES``: a scan that is none is found before it counts
    as signed.
    """
    suffix = suffix_of(name)
    if size_bytes == 0:
        return f"“{name}”是空的，没有任何内容。请确认保存成功后再选。"
    if suffix not in accepted(kind):
        return f"“{name}”的类型不能作为{kind.label}。可以用：{'、'.join(accepted(kind))}。"
    signatures = _SIGNATURES.get(suffix)
    if signatures and not beginning.startswith(signatures):
        return (
            f"“{name}”的内容不是{suffix}文件，可能是改过扩展名或没有传完。请重新扫描或另存后再选。"
        )
    return ""
