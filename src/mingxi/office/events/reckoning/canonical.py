"""One value, one text: JSON as RFC 8785 (JCS) writes it, of strings, whole numbers and their kin.

Members are sorted, nothing stands between tokens, and characters stand for themselves. Of RFC 8785
only floating point is left out, because no figure here is one.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Canonical: TypeAlias = "str | int | Sequence[Canonical] | Mapping[str, Canonical] | None"

# Beyond it a reader that knows only doubles (JavaScript) would see another number.
INTEGER_MAX = 2**53 - 1


def canonical(value: Canonical) -> bytes:
    """Give the one text of a value, in UTF-8; the caller holds to ``Canonical`` and ASCII names."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
