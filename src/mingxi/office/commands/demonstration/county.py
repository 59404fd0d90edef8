"""Units and people of the demonstration, as plain data; nobody and no place here exists."""

from typing import NamedTuple

from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind

# Of all demonstration persons; sign-in refuses it on every interface but this machine's own.
PASSWORD = "Mingxi-demo-2026"  # noqa: S105  # shown to everybody who starts the demonstration


class SampleUnit(NamedTuple):
    """A unit, and the code of the unit above it."""

    code: str
    name: str
    level: Level
    kind: UnitKind
    above: str | None


class Post(NamedTuple):
    """A role in a unit, with the units it covers besides."""

    role: Role
    unit: str
    covers: tuple[str, ...] = ()


class SamplePerson(NamedTuple):
    """A person: 工号, name, sign-in name, and the posts held."""

    number: str
    name: str
    sign_in_name: str
    posts: tuple[Post, ...]


UNITS = (
    SampleUnit("101", "蘅川县财政局", Level.COUNTY, UnitKind.FISCAL_AUTHORITY, None),
    SampleUnit("101001", "蘅川县国库支付中心", Level.COUNTY, UnitKind.SPENDING_UNIT, "101"),
    SampleUnit("201", "蘅川县教育局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("201001", "蘅川县第一中学", Level.COUNTY, UnitKind.SPENDING_UNIT, "201"),
    SampleUnit("201002", "蘅川县城关小学", Level.COUNTY, UnitKind.SPENDING_UNIT, "201"),
    SampleUnit("202", "蘅川县民政局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("202001", "蘅川县养老服务中心", Level.COUNTY, UnitKind.SPENDING_UNIT, "202"),
    SampleUnit("203", "蘅川县交通运输局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("204", "蘅川县审计局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("301", "柳溪镇人民政府", Level.TOWNSHIP, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("301001", "柳溪镇财政所", Level.TOWNSHIP, UnitKind.TOWNSHIP_FINANCE_OFFICE, "301"),
    SampleUnit("301101", "柳溪镇石桥村民委员会", Level.TOWNSHIP, UnitKind.VILLAGE_COMMITTEE, "301"),
    SampleUnit("302", "云岭乡人民政府", Level.TOWNSHIP, UnitKind.BUDGET_DEPARTMENT, "101"),
    SampleUnit("302001", "云岭乡财政所", Level.TOWNSHIP, UnitKind.TOWNSHIP_FINANCE_OFFICE, "302"),
)

# In the order of a project's way: the unit, its department, finance, the township, those who watch.
PERSONS = (
    SamplePerson("20101", "林晓禾", "jingban", (Post(Role.CLERK, "202"),)),
    SamplePerson("20102", "周伯远", "kezhang", (Post(Role.SECTION_HEAD, "202"),)),
    SamplePerson("20103", "沈静秋", "caiwu", (Post(Role.UNIT_FINANCE, "202"),)),
    SamplePerson("20104", "陆怀瑾", "lingdao", (Post(Role.UNIT_HEAD, "202"),)),
    SamplePerson("20105", "程望舒", "zhuguan", (Post(Role.DEPARTMENT_REVIEWER, "201"),)),
    SamplePerson("20111", "石砚秋", "xuexiao", (Post(Role.CLERK, "201001"),)),
    SamplePerson(
        "20112",
        "纪南星",
        "xuecai",
        (Post(Role.SECTION_HEAD, "201001"), Post(Role.UNIT_FINANCE, "201001")),
    ),
    SamplePerson("20113", "乔松年", "xiaozhang", (Post(Role.UNIT_HEAD, "201001"),)),
    SamplePerson("10101", "顾长宁", "yewu", (Post(Role.BUDGET_DESK, "101", ("201", "202")),)),
    SamplePerson(
        "10106",
        "温若谷",
        "xiangzhen",
        (Post(Role.BUDGET_DESK, "101", ("203", "204", "301", "302")),),
    ),
    SamplePerson("10102", "方知远", "yusuan", (Post(Role.BUDGET_OFFICE, "101"),)),
    SamplePerson("10103", "许安澜", "guoku", (Post(Role.TREASURY_OFFICE, "101"),)),
    SamplePerson("10104", "秦若水", "jixiao", (Post(Role.PERFORMANCE_OFFICE, "101"),)),
    SamplePerson("10105", "韩立言", "caigou", (Post(Role.PROCUREMENT_SUPERVISION, "101"),)),
    SamplePerson(
        "30101", "白露生", "caizhengsuo", (Post(Role.TOWNSHIP_FINANCE_OFFICE, "301001", ("301",)),)
    ),
    # A small township: one person enters what is declared and puts out what is decided.
    SamplePerson(
        "30201",
        "戴月明",
        "gongkai",
        (Post(Role.DISCLOSURE_OFFICER, "302"), Post(Role.CLERK, "302")),
    ),
    SamplePerson(
        "30202",
        "邵平川",
        "xiangcai",
        (Post(Role.SECTION_HEAD, "302"), Post(Role.UNIT_FINANCE, "302")),
    ),
    SamplePerson("30203", "江楚云", "xiangzhang", (Post(Role.UNIT_HEAD, "302"),)),
    SamplePerson("20401", "贺明章", "shenji", (Post(Role.AUDITOR, "204", ("202", "301")),)),
    SamplePerson("90001", "钟守一", "xitong", (Post(Role.SYSTEM_ADMINISTRATOR, "101"),)),
    SamplePerson("90002", "安以宁", "anquan", (Post(Role.SECURITY_ADMINISTRATOR, "101"),)),
    SamplePerson("90003", "申若谷", "rizhi", (Post(Role.AUDIT_ADMINISTRATOR, "101"),)),
)
