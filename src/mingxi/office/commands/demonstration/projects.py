"""Projects of the demonstration, as project forms; every unit, document and figure is invented."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Continuity, Manner, ProjectCategory
from mingxi.projects.project_text import Level, SectionKey

YUAN = 100
CIVIL_AFFAIRS = "蘅川县民政局"
SCHOOL = "蘅川县第一中学"
TOWNSHIP = "云岭乡人民政府"


class Work(NamedTuple):
    """A sub-item: what is done, how much of it, at what price, how often, and how it is paid.

    ``price`` is whole yuan for one ``of`` in one ``period``.
    """

    label: str
    owner: str
    much: int
    of: str
    price: int
    times: int
    period: str
    dept_econ: str
    gov_econ: str
    manner: Manner

    @property
    def fen(self) -> int:
        """What it costs in a year."""
        return self.much * self.price * self.times * YUAN


class Sample(NamedTuple):
    """A project: who declares it, what for, and what it is to bring."""

    slug: str
    name: str
    unit: str
    owner: str
    category: ProjectCategory
    continuity: Continuity
    years: int
    function_code: str
    basis: str
    overview: str
    outcome: str
    works: tuple[Work, ...]
    targets: tuple[tuple[str, str, str, str, str, str], ...]
    # What the province pays, in whole yuan; the county pays the rest.
    province: int = 0


def form_of(sample: Sample, year: int) -> ProjectForm:
    """Fill the form of a project for a fiscal year."""
    total = sum(work.fen for work in sample.works)
    return ProjectForm(
        name=sample.name,
        fiscal_year=year,
        unit_name=sample.unit,
        owner=sample.owner,
        category=sample.category,
        continuity=sample.continuity,
        first_year=year,
        last_year=year + sample.years - 1,
        function_code=sample.function_code,
        total_fen=total,
        next_year_fen=total if sample.years > 1 else 0,
        year_after_fen=total if sample.years > 2 else 0,  # the third year
        sections={
            SectionKey.BASIS: sample.basis.format(year=year, before=year - 1),
            SectionKey.OVERVIEW: sample.overview,
            SectionKey.OUTCOME: sample.outcome,
        },
        items=tuple(_item(work, place) for place, work in enumerate(sample.works, start=1)),
        funding=tuple(_funding(sample, total)),
        instalments=tuple(
            _instalment(work, place, year) for place, work in enumerate(sample.works, start=1)
        ),
        indicators=tuple(
            FormIndicator(
                level1=level1,
                level2=level2,
                level3=level3,
                operator=operator,
                value=value,
                unit=unit,
            )
            for level1, level2, level3, operator, value, unit in sample.targets
        ),
    )


def _item(work: Work, place: int) -> FormItem:
    cost = CostLine(
        quantity=Decimal(work.much),
        quantity_unit=work.of,
        standard_fen=work.price * YUAN,
        periods=Decimal(work.times),
        period_unit=work.period,
    )
    return FormItem(
        key=f"item{place}",
        label=work.label,
        owner=work.owner,
        amount_fen=work.fen,
        dept_econ_code=work.dept_econ,
        gov_econ_code=work.gov_econ,
        cost=(cost,),
    )


def _funding(sample: Sample, total: int) -> Iterator[FormFunding]:
    if sample.province:
        yield FormFunding(level=Level.PROVINCIAL, amount_fen=sample.province * YUAN)
    yield FormFunding(level=Level.COUNTY, amount_fen=total - sample.province * YUAN)


def _instalment(work: Work, place: int, year: int) -> FormInstalment:
    """Pay a sub-item as its manner says: in twelfths, in quarters, or whole."""
    parts = {Manner.MONTHLY: 12, Manner.QUARTERLY: 4}.get(work.manner, 1)
    whole = work.manner in {Manner.MONTHLY, Manner.QUARTERLY}
    incurred = work.manner is Manner.AS_INCURRED
    return FormInstalment(
        what=work.label,
        item_key=f"item{place}",
        manner=work.manner,
        first=f"{year}-01" if whole or incurred else f"{year}-09",
        last=f"{year}-12" if whole or incurred else f"{year}-09",
        occasion=_OCCASIONS.get(work.manner, ""),
        amount_fen=None if incurred else work.fen // parts,
        ceiling_fen=work.fen if incurred else None,
    )


_OCCASIONS = {Manner.ON_ACCEPTANCE: "验收合格", Manner.FESTIVAL: "重阳节"}
_SPECIFIC, _OPERATING = ProjectCategory.SPECIFIC, ProjectCategory.OTHER_OPERATING
_QUANTITY, _QUALITY, _TIME = "数量指标", "质量指标", "时效指标"

HOME_CARE = Sample(
    slug="home-care",
    name="困难老年人居家养老上门服务",
    unit=CIVIL_AFFAIRS,
    owner="养老服务股",
    category=_SPECIFIC,
    continuity=Continuity.CONTINUING,
    years=3,
    function_code="2081006",
    basis="《中华人民共和国老年人权益保障法》；《蘅川县人民政府办公室关于推进居家养老服务的意见》（蘅政办发〔{before}〕12号）。",
    overview="全县纳入服务的困难老年人120人，多数独居，日常照护缺少人手。服务由县内养老机构上门提供，合同一年一签。",
    outcome="全年为120名困难老年人提供上门照护，老年人及家属满意度达到90%以上。",
    works=(
        Work("上门照护", "养老服务股", 120, "人", 180, 12, "月", "30227", "50205", Manner.MONTHLY),
        Work(
            "服务质量评估",
            "养老服务股",
            2,
            "次",
            9000,
            1,
            "",
            "30227",
            "50205",
            Manner.ON_ACCEPTANCE,
        ),
        Work("意外伤害保险", "财务股", 120, "人", 60, 1, "", "30399", "50999", Manner.ONCE),
    ),
    targets=(
        ("产出指标", _QUANTITY, "服务老年人数", "≥", "120", "人"),
        ("产出指标", _TIME, "照护按月完成率", "≥", "95", "%"),
        ("效益指标", "社会效益指标", "独居老年人每月探访覆盖率", "≥", "100", "%"),
        ("满意度指标", "服务对象满意度指标", "老年人及家属满意度", "≥", "90", "%"),
    ),
    province=100_000,
)
MEALS = Sample(
    slug="meals",
    name="社区助餐点运行补助",
    unit=CIVIL_AFFAIRS,
    owner="养老服务股",
    category=_SPECIFIC,
    continuity=Continuity.NEW,
    years=2,
    function_code="2081006",
    basis="《蘅川县积极发展老年助餐服务实施方案》（蘅民发〔{before}〕31号）；县政府第18次常务会议纪要。",
    overview="县城8个社区设有老年助餐点，日均用餐420人次，水电、人工由运营方垫付，设备使用已满六年。",
    outcome="8个助餐点全年正常运行，日均用餐不少于450人次。",
    works=(
        Work("运行补助", "养老服务股", 8, "个", 2500, 12, "月", "30399", "50999", Manner.QUARTERLY),
        Work("设备更新", "财务股", 8, "个", 6000, 1, "", "31003", "50306", Manner.ON_ACCEPTANCE),
    ),
    targets=(
        ("产出指标", _QUANTITY, "运行助餐点", "=", "8", "个"),
        ("效益指标", "社会效益指标", "日均用餐人次", "≥", "450", "人次"),
        ("满意度指标", "服务对象满意度指标", "用餐老年人满意度", "≥", "90", "%"),
    ),
)
CHILDREN = Sample(
    slug="children",
    name="孤困儿童关爱服务",
    unit=CIVIL_AFFAIRS,
    owner="儿童福利股",
    category=_SPECIFIC,
    continuity=Continuity.CONTINUING,
    years=3,
    function_code="2081001",
    basis="《中华人民共和国未成年人保护法》；《蘅川县困境儿童保障工作细则》（蘅民发〔{before}〕9号）。",
    overview="全县在册孤困儿童46人，随祖辈生活的占多数，需要定期走访和假日陪伴。",
    outcome="46名儿童每季度走访一次以上，假日陪伴活动覆盖全部乡镇。",
    works=(
        Work(
            "定期走访", "儿童福利股", 46, "人", 300, 4, "季度", "30227", "50205", Manner.QUARTERLY
        ),
        Work(
            "假日陪伴活动",
            "儿童福利股",
            12,
            "次",
            1800,
            1,
            "",
            "30227",
            "50205",
            Manner.AS_INCURRED,
        ),
    ),
    targets=(
        ("产出指标", _QUANTITY, "走访儿童数", "≥", "46", "人"),
        ("产出指标", _QUANTITY, "陪伴活动次数", "≥", "12", "次"),
        ("满意度指标", "服务对象满意度指标", "监护人满意度", "≥", "90", "%"),
    ),
)
FIRE_SAFETY = Sample(
    slug="fire-safety",
    name="敬老院消防设施改造",
    unit=CIVIL_AFFAIRS,
    owner="养老服务股",
    category=_SPECIFIC,
    continuity=Continuity.NEW,
    years=1,
    function_code="2081006",
    basis="《中华人民共和国消防法》；《蘅川县养老机构消防安全整治方案》（蘅安办发〔{before}〕22号）。",
    overview="全县5所敬老院建成均超过十五年，消防水泵、报警装置老化，县消防大队检查后列为限期整改。",
    outcome="5所敬老院消防设施全部通过验收，消除检查列出的全部隐患。",
    works=(
        Work(
            "消防管网与水泵更换",
            "养老服务股",
            5,
            "所",
            320_000,
            1,
            "",
            "31006",
            "50307",
            Manner.ON_ACCEPTANCE,
        ),
        Work(
            "自动报警装置安装",
            "养老服务股",
            5,
            "所",
            180_000,
            1,
            "",
            "31006",
            "50307",
            Manner.ON_ACCEPTANCE,
        ),
        Work("微型消防站配备", "财务股", 5, "所", 20_000, 1, "", "31003", "50306", Manner.ONCE),
    ),
    targets=(
        ("产出指标", _QUANTITY, "改造敬老院", "=", "5", "所"),
        ("产出指标", _QUALITY, "验收合格率", "=", "100", "%"),
        ("效益指标", "社会效益指标", "检查列出的隐患消除率", "=", "100", "%"),
    ),
)
TRAINING = Sample(
    slug="training",
    name="社区工作者业务培训",
    unit=CIVIL_AFFAIRS,
    owner="基层政权股",
    category=_SPECIFIC,
    continuity=Continuity.NEW,
    years=1,
    function_code="2080208",
    basis="《蘅川县社区工作者职业体系建设办法》（蘅办发〔{before}〕27号）。",
    overview="全县21个社区在岗工作者90人，其中到岗不满两年的38人，对救助政策和系统操作不熟悉。",
    outcome="90名社区工作者参加培训并通过考核，考核合格率达到95%以上。",
    works=(Work("集中培训", "基层政权股", 90, "人", 260, 2, "天", "30216", "50203", Manner.ONCE),),
    targets=(
        ("产出指标", _QUANTITY, "培训人数", "≥", "90", "人"),
        ("产出指标", _QUALITY, "考核合格率", "≥", "95", "%"),
        ("效益指标", "社会效益指标", "政策咨询当场答复率", "≥", "90", "%"),
        ("满意度指标", "服务对象满意度指标", "参训人员满意度", "≥", "90", "%"),
    ),
)
ARCHIVES = Sample(
    slug="archives",
    name="婚姻登记历史档案补录",
    unit=CIVIL_AFFAIRS,
    owner="社会事务股",
    category=_OPERATING,
    continuity=Continuity.NEW,
    years=1,
    function_code="2080299",
    basis="《蘅川县婚姻登记信息化建设方案》（蘅民发〔{before}〕40号）。",
    overview="馆藏婚姻登记历史档案3.6万件尚未录入系统，群众查询需到馆翻阅。",
    outcome="3.6万件历史档案录入系统，差错率低于千分之一。",
    works=(
        Work(
            "扫描与录入",
            "社会事务股",
            36_000,
            "件",
            4,
            1,
            "",
            "30227",
            "50205",
            Manner.ON_ACCEPTANCE,
        ),
    ),
    targets=(
        ("产出指标", _QUANTITY, "录入档案", "≥", "36000", "件"),
        ("产出指标", _QUALITY, "录入差错率", "<", "1", "‰"),
        ("效益指标", "社会效益指标", "线上可查档案比例", "≥", "95", "%"),
    ),
)
ROADS = Sample(
    slug="roads",
    name="农村公路日常养护",
    unit=TOWNSHIP,
    owner="村镇建设办公室",
    category=_SPECIFIC,
    continuity=Continuity.CONTINUING,
    years=3,
    function_code="2140106",
    basis="《蘅川县农村公路养护管理办法》（蘅政规〔{before}〕3号）。",
    overview="全乡列养村道82公里，雨季边沟淤塞、路面坑槽较多，日常养护由各村组织实施。",
    outcome="82公里村道全年保持畅通，路况评定中等以上比例不低于85%。",
    works=(
        Work(
            "日常养护",
            "村镇建设办公室",
            82,
            "公里",
            3600,
            1,
            "",
            "30213",
            "50209",
            Manner.QUARTERLY,
        ),
        Work(
            "水毁应急抢通",
            "村镇建设办公室",
            15,
            "次",
            2400,
            1,
            "",
            "30213",
            "50209",
            Manner.AS_INCURRED,
        ),
    ),
    targets=(
        ("产出指标", _QUANTITY, "养护里程", "≥", "82", "公里"),
        ("产出指标", _QUALITY, "路况中等以上比例", "≥", "85", "%"),
        ("效益指标", "社会效益指标", "受益行政村覆盖率", "=", "100", "%"),
        ("满意度指标", "服务对象满意度指标", "沿线村民满意度", "≥", "90", "%"),
    ),
)
CLEANING = Sample(
    slug="cleaning",
    name="农村生活垃圾清运服务",
    unit=TOWNSHIP,
    owner="社会事务办公室",
    category=_SPECIFIC,
    continuity=Continuity.NEW,
    years=2,
    function_code="2120501",
    basis="《蘅川县农村人居环境整治提升方案》（蘅办发〔{before}〕15号）。",
    overview="全乡12个村设垃圾收集点96处，清运由乡政府向专业公司购买服务，每村每天清运一次。",
    outcome="12个村生活垃圾日产日清，清运及时率达到95%以上。",
    works=(
        Work(
            "垃圾清运",
            "社会事务办公室",
            12,
            "个村",
            3000,
            12,
            "月",
            "30227",
            "50205",
            Manner.MONTHLY,
        ),
    ),
    targets=(
        ("产出指标", _QUANTITY, "清运覆盖村", "=", "12", "个"),
        ("产出指标", _TIME, "清运及时率", "≥", "95", "%"),
        ("效益指标", "生态效益指标", "露天垃圾堆放点", "≤", "2", "处"),
        ("满意度指标", "服务对象满意度指标", "村民满意度", "≥", "90", "%"),
    ),
)
LABORATORY = Sample(
    slug="laboratory",
    name="实验室耗材与危险化学品处置",
    unit=SCHOOL,
    owner="总务处",
    category=_OPERATING,
    continuity=Continuity.CONTINUING,
    years=3,
    function_code="2050204",
    basis="《危险化学品安全管理条例》；《蘅川县中小学实验室管理办法》（蘅教发〔{before}〕18号）。",
    overview="学校36个教学班开设理化生实验课，现有待处置废液120公斤，须由有资质的单位处置。",
    outcome="实验课开出率达到100%，危险废物全部合规处置。",
    works=(
        Work("实验耗材", "教务处", 36, "个班", 2000, 1, "", "30218", "50204", Manner.ONCE),
        Work(
            "危险废物处置", "总务处", 2, "次", 15_000, 1, "", "30227", "50205", Manner.ON_ACCEPTANCE
        ),
    ),
    targets=(
        ("产出指标", _QUANTITY, "开设实验课的班级", "=", "36", "个"),
        ("产出指标", _QUALITY, "危险废物合规处置率", "=", "100", "%"),
        ("效益指标", "社会效益指标", "实验课开出率", "=", "100", "%"),
        ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%"),
    ),
)
SECURITY = Sample(
    slug="security",
    name="校园安防系统运行维护",
    unit=SCHOOL,
    owner="总务处",
    category=_OPERATING,
    continuity=Continuity.CONTINUING,
    years=2,
    function_code="2050204",
    basis="《蘅川县校园安全防范建设三年行动方案》（蘅教发〔{before}〕6号）。",
    overview="校园现有摄像头260路、门禁18处，由专业公司驻点维护，合同按月结算。",
    outcome="安防设备完好率保持在98%以上，故障当日修复。",
    works=(Work("运行维护", "总务处", 1, "项", 8500, 12, "月", "30213", "50209", Manner.MONTHLY),),
    targets=(
        ("产出指标", _QUALITY, "设备完好率", "≥", "98", "%"),
        ("产出指标", _TIME, "故障当日修复率", "≥", "95", "%"),
        ("产出指标", _QUANTITY, "维护摄像头", "≥", "260", "路"),
        ("效益指标", "社会效益指标", "校园安全责任事故", "=", "0", "起"),
        ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%"),
    ),
)

SAMPLES: Sequence[Sample] = (
    HOME_CARE,
    MEALS,
    CHILDREN,
    FIRE_SAFETY,
    TRAINING,
    ARCHIVES,
    ROADS,
    CLEANING,
    LABORATORY,
    SECURITY,
)
