"""Which kinds of files can be handed in, told before anything is stored."""

from mingxi.documents.reading import DOCUMENT_SUFFIXES, Kind, suffix_of

ACCEPTED = ",".join(DOCUMENT_SUFFIXES)
"""The endings as a file input takes them."""


def why_not(name: str, size_bytes: int) -> str:
    """Say why a file cannot be handed in and what to do; empty where it can.

    What is inside is looked at by the check itself, which tells of it in its report.
    """
    suffix = suffix_of(name)
    if size_bytes == 0:
        return f"“{name}”是空的，没有任何内容。请确认保存成功后再选。"
    if suffix in Kind.ARCHIVE.value:
        return f"“{name}”是压缩包。请先解开，再选其中的文件，可以一次选多个。"
    if suffix not in DOCUMENT_SUFFIXES:
        return (
            f"“{name}”的类型不能读取。可以读取：{'、'.join(DOCUMENT_SUFFIXES)}。"
            "能用Word或WPS打开的，请另存为.docx文件；照片和扫描件没有文字可读，请找原来的电子文档。"
        )
    return ""
