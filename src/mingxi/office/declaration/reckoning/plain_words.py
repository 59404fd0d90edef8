"""Words that stand in the database as they are: they may name things, never persons' numbers."""

from mingxi.prose.identifiers import IdentifierKind, identifiers_in

_KINDS = {
    IdentifierKind.IDENTITY: "公民身份号码",
    IdentifierKind.MOBILE: "手机号码",
    IdentifierKind.ACCOUNT: "银行账号或卡号",
}


def no_personal_data(words: str) -> str:
    """Give the words back where no number in them points at somebody.

    For short columns that are not sealed: names, labels, reasons. Raises ValueError with a sentence
    for the reader, in which the number is masked.
    """
    found = next(iter(identifiers_in(words)), None)
    if found is not None:
        raise ValueError(
            f"不能写{_KINDS[found.kind]}（{found.masked}）。请删去这个号码，必须写明的另附材料。"
        )
    return words
