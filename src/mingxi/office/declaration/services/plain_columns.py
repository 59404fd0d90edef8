"""Short words that a person gives for a column that is not sealed: reasons, marks."""

from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.frame.refusals import RefusedError


def plain_column(words: str, where: str, name: str, characters_max: int) -> str:
    """Give words as they are kept in plain columns; raises RefusedError for unfit ones."""
    words = " ".join(words.split())
    if not words:
        raise RefusedError(
            f"{where}-missing", f"没有写明{name}。", where=where, mend=f"请填写{name}。"
        )
    if len(words) > characters_max:
        raise RefusedError(
            f"{where}-too-long", f"{name}超过{characters_max}个字。", where=where, mend="请缩短。"
        )
    try:
        no_personal_data(words)
    except ValueError as unfit:
        raise RefusedError(f"{where}-personal", str(unfit), where=where) from unfit
    return words
