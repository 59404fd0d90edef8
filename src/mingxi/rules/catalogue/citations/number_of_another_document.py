"""法规的文号写错了。

为什么：文号是查找依据的凭据，错一个数字就指到了别的文件。

依据：mingxi随附的法规库所载的公布令号和发文字号；引用公文先引标题、后引发文字号，两者应当是同一份文件的。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.policy_basis import likely_slip, number_parts
from mingxi.projects.reading import Reading
from mingxi.quantities.miswriting import is_miswritten
from mingxi.regulations.decrees import numbers_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《博物馆条例》（国务院令第695号）设立本项目。"
GOOD = "根据《博物馆条例》（国务院令第659号）设立本项目。"

ORDER = pattern_of(r"(?:中华人民共和国)?(?P<organ>.+?令)第(?P<serial>\d+)号")


@rule("CI121", "number-of-another-document", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every number that is a slip of the one its document is known by."""
    for cited in reading.citations:
        if cited.title is None or cited.number is None:
            continue
        known = numbers_of(cited.title)
        meant = next((number for number in known if _is_slip(cited.number, number)), None)
        if meant is not None and cited.number not in known:
            message = say(
                "《{title}》的文号是{meant}，这里写的是{written}。请查对原文。",
                title=cited.title,
                meant=meant,
                written=cited.number,
            )
            suggestion = say("改为{number}", number=meant)
            yield Finding(cited.number_span or cited.span, message, suggestion)


def _is_slip(written: str, known: str) -> bool:
    """Tell whether a number is another's with one slip in its serial or in its year."""
    order, meant = ORDER.fullmatch(written), ORDER.fullmatch(known)
    if order and meant:
        same_organ = order["organ"] == meant["organ"]
        return same_organ and is_miswritten(order["serial"], meant["serial"])
    return likely_slip(written, known) or _is_of_another_year(written, known)


def _is_of_another_year(written: str, known: str) -> bool:
    """Tell whether only one digit of the year differs; an organ gives each serial once a year."""
    one, two = number_parts(written), number_parts(known)
    if one is None or two is None:
        return False
    same = (one.organ, one.serial) == (two.organ, two.serial)
    return same and is_miswritten(str(one.year), str(two.year))
