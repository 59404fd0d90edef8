"""What an upload may be: of what size, and how many at once."""

UPLOAD_BYTES_MAX = 50 * 1024 * 1024
UPLOADS_MAX = 20
# Of one request with all its files, which the server refuses before it reads them.
REQUEST_BYTES_MAX = 200 * 1024 * 1024


def in_megabytes(size_bytes: int) -> str:
    """Write a size for a reader, rounded up: what is refused never reads as what is allowed."""
    tenths = -(-size_bytes * 10 // (1024 * 1024))
    return f"{tenths // 10}.{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"


class FileTooLargeError(ValueError):
    """A file is larger than a stored file may be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”超过 {in_megabytes(UPLOAD_BYTES_MAX)}，没有存入。"
            "请压缩其中的图片，或分成几个文件再传。"
        )
