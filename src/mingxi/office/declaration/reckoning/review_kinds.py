"""Which files are taken as the record of a meeting."""

from pathlib import PurePosixPath

from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX, in_megabytes

_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".doc", ".docx", ".wps", ".ofd")
MINUTES_ACCEPTED = ",".join(_ENDINGS)


def why_no_minutes(name: str, size: int) -> str:
    """Tell why a file is not taken; empty if it is."""
    if PurePosixPath(name.lower()).suffix not in _ENDINGS:
        return f"“{name}”不是可以登记的会议记录。请用PDF、图片或者Word文件。"
    if not size:
        return f"“{name}”是空的。请选择有内容的文件。"
    if size > UPLOAD_BYTES_MAX:
        return (
            f"“{name}”有{in_megabytes(size)}，最多{in_megabytes(UPLOAD_BYTES_MAX)}。请压缩后再传。"
        )
    return ""
