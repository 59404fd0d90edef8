"""How an instalment is paid, as its own words tell beyond what the reader of plans knows."""

from mingxi.office.declaration.reckoning.states import Manner
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import InstalmentKind

_MANNERS = {
    InstalmentKind.ONCE: Manner.ONCE,
    InstalmentKind.MONTHLY: Manner.MONTHLY,
    InstalmentKind.QUARTERLY: Manner.QUARTERLY,
    InstalmentKind.AS_INCURRED: Manner.AS_INCURRED,
    InstalmentKind.OTHER: Manner.OTHER,
}
_FESTIVAL = pattern_of(
    r"春节|元旦|清明节?|劳动节|“?五一”?节|妇女节|“?三八”?节|儿童节|“?六一”?节|端午节?|建军节"
    r"|“?八一”?节|中秋节?|国庆节?|重阳节?|教师节|护士节|母亲节|助残日"
)
_ACCEPTANCE = pattern_of(r"[^，。；：、\n]{0,12}验收[^，。；：\n]{0,6}后")
_CEILING = pattern_of(r"不超过|不高于|最高|上限|封顶|以内")


def manner_of(kind: InstalmentKind, written: str) -> tuple[Manner, str]:
    """Tell how an instalment is paid, and on what occasion, from its own words."""
    if kind in (InstalmentKind.ONCE, InstalmentKind.OTHER):
        festivals = dict.fromkeys(festival[0] for festival in _FESTIVAL.finditer(written))
        if festivals:
            return Manner.FESTIVAL, "、".join(festivals)
        acceptance = _ACCEPTANCE.search(written)
        if acceptance:
            return Manner.ON_ACCEPTANCE, acceptance[0].strip()
    return _MANNERS[kind], ""


def is_ceiling(manner: Manner, written: str) -> bool:
    """Tell whether the amount is the most that may be paid as incurred."""
    return manner is Manner.AS_INCURRED and _CEILING.search(written) is not None
