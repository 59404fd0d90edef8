"""How the economic codes of departments lead to those of governments.

Source: the official table of both classifications (支出经济分类科目改革方案), in force since 2018.
A class of one leads to a class of the other by the kind of the unit: an administration books 301
and 302 under 501 and 502, a public institution under 505. Where the table joins kuan, the code is
proposed; elsewhere the class alone is certain, and the unit says the kuan.
"""

from mingxi.office.declaration.reckoning.states import Named
from mingxi.regulations.classifications import CLASS_DIGITS, classifications, function_named

CODE_DIGITS = 5


class Nature(Named):
    """What a unit is for the classification of governments."""

    ADMINISTRATION = "administration", "行政单位"
    INSTITUTION = "institution", "事业单位"


# Class of departments → class of governments, for administrations and for institutions.
_CLASSES: dict[str, tuple[str, str]] = {
    "301": ("501", "505"),
    "302": ("502", "505"),
    "303": ("509", "509"),
    "307": ("511", "511"),
    "309": ("504", "506"),
    "310": ("503", "506"),
    "311": ("508", "508"),
    "312": ("507", "507"),
    "313": ("510", "510"),
    "399": ("599", "599"),
}
# Kuan of governments → kuan of departments that it holds, for administrations and 303.
_KUAN = {
    "50101": ("30101", "30102", "30103"),
    "50102": ("30108", "30109", "30110", "30111", "30112"),
    "50103": ("30113",),
    "50201": (
        *("30201", "30202", "30204", "30205", "30206", "30207", "30208", "30209", "30211"),
        *("30214", "30228", "30229", "30239", "30240"),
    ),
    "50202": ("30215",),
    "50203": ("30216",),
    "50204": ("30218", "30224", "30225"),
    "50205": ("30203", "30226", "30227"),
    "50206": ("30217",),
    "50207": ("30212",),
    "50208": ("30231",),
    "50209": ("30213",),
    "50901": ("30304", "30305", "30306", "30307", "30309"),
    "50902": ("30308",),
    "50903": ("30310",),
    "50905": ("30301", "30302", "30303"),
}
_KUAN_OF_DEPARTMENT = {dept: gov for gov, depts in _KUAN.items() for dept in depts}
_OF_INSTITUTIONS = {"301": "50501", "302": "50502"}


def proposed_gov_code(dept_code: str, nature: Nature) -> str:
    """Propose the code of governments for a code of departments; empty where a hand must say it."""
    if nature is Nature.INSTITUTION and dept_code[:CLASS_DIGITS] in _OF_INSTITUTIONS:
        return _OF_INSTITUTIONS[dept_code[:CLASS_DIGITS]]
    return _KUAN_OF_DEPARTMENT.get(dept_code, "")


def dept_objection(code: str) -> str:
    """Tell what speaks against a code of departments; empty if nothing does."""
    department, _ = classifications()
    if len(code) == CODE_DIGITS and code.isdigit() and code[:CLASS_DIGITS] in department:
        return ""
    return _told("部门预算支出经济分类", code, "应为到款的5位数字，例如30215会议费。")


def gov_objection(dept_code: str, gov_code: str) -> str:
    """Tell what speaks against a pair of codes; empty if nothing does."""
    if len(gov_code) != CODE_DIGITS or not gov_code.isdigit():
        return _told("政府预算支出经济分类", gov_code, "应为到款的5位数字，例如50202会议费。")
    classes = _CLASSES.get(dept_code[:CLASS_DIGITS], ())
    if gov_code[:CLASS_DIGITS] in classes:
        return ""
    told = "或".join(dict.fromkeys(classes))
    return f"部门经济分类{dept_code}对应政府经济分类{told}类，不能列{gov_code}。"


def function_objection(code: str) -> str:
    """Tell what speaks against a functional code; empty if nothing does."""
    if len(code) == 7 and code.isdigit() and function_named(code):
        return ""
    return _told("支出功能分类", code, "应为到项的7位数字，例如2010302一般行政管理事务。")


def _told(what: str, code: str, should: str) -> str:
    return f"{what}“{code}”{should}" if code else f"还没有填{what}，{should}"


def economic_named(code: str) -> str:
    """Name an economic code: itself, else its class; empty where neither is known."""
    for names in classifications():
        if code[:CLASS_DIGITS] in names:
            return names.get(code) or names[code[:CLASS_DIGITS]]
    return ""
