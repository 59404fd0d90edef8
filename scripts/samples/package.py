"""Office packages (ECMA-376 part 2), and the rows of a manuscript that their tables are made of."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest moment that a zip archive can tell.
STAMP = (1980, 1, 1, 0, 0, 0)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

LEFT, ABOVE = "<", "^"
"""Cells that continue the one to their left, or the one above."""

Row = list[str]


def cells(row: str) -> Row:
    """Give the cells of a row of a manuscript, ``|`` or ``|=`` taken off its beginning."""
    return [cell.strip() for cell in row.strip().removesuffix("|").split("|")]


def span(row: Row, column: int) -> int:
    """Count the columns that a cell covers."""
    end = column + 1
    while end < len(row) and row[end] == LEFT:
        end += 1
    return end - column


def height(rows: list[Row], at: int, column: int) -> int:
    """Count the rows that a cell covers."""
    end = at + 1
    while end < len(rows) and rows[end][column : column + 1] == [ABOVE]:
        end += 1
    return end - at


def content_types(types: dict[str, str]) -> str:
    """Give the part that tells the content type of each part."""
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(targets: dict[str, str]) -> str:
    """Give a part of relationships: what kind of part each target is, by their order."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def packed(parts: dict[str, str]) -> bytes:
    """Give the archive of the parts."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, STAMP)
            entry.compress_type = ZIP_DEFLATED
            # The same on every system, not that of the one the file was made on.
            entry.create_system = 0
            archive.writestr(entry, DECLARATION + content)
    return file.getvalue()
