"""Rules on words, structure and privacy are silent on sound texts, and loud on one planted defect.

Every text is sound in another layout. A mutation changes one thing in it; then exactly the rule
that asks for it speaks, so that neither a careless reader nor a zealous one passes.
"""

import re
from typing import NamedTuple

import pytest

from mingxi.documents import read_document
from mingxi.projects.understanding import understand
from mingxi.rules import all_rules, rule_of
from mingxi.rules.runner import Reported, check

CHINESE_NUMBERS = """蘅川县水务局2024年预算重点领域财政项目文本公开

一、项目名称
2024年河道保洁及水质监测经费
二、立项依据
《中华人民共和国水法》；《蘅川县河道管护办法（试行）》（蘅政办发〔2019〕6号）；《蘅川县水务局关于做好河道保洁工作的通知》（蘅水发〔2021〕12号）。
三、项目实施单位
蘅川县水务局
四、项目基本概况
全县有河道12条，总长148公里，沿河居住群众2.6万人。2023年起实行“政府主导、分段包干”的管护办法，河面漂浮物明显减少，但支流仍有垃圾堆积。
五、项目实施内容
（一）河面清漂。清漂船2艘，每艘每年运行费3万元，共6万元。
（二）河岸保洁。保洁员10名，每人每月800元，全年96,000元。
（三）水质监测。设监测点6个，每个监测点每季度取样1次，每次400元，全年9,600元。
六、资金安排情况
以上三项共需16.56万元，由县级财政安排。
七、项目实施计划
清漂船运行费2024年6月底前支付；保洁员报酬按月支付；监测费每季度末支付。
八、项目实施成效
河面保洁率达到95%以上，监测断面水质达标率达到90%以上，沿河群众满意度达到90%以上。
"""

ARABIC_WITH_TABLE = """柳坝县林业和草原局2023年森林防火项目文本
1.项目名称
森林防火物资购置经费
2.立项依据
《森林防火条例》（国务院令第541号）、《柳坝县森林防火规划（2021—2025年）》（柳政发〔2021〕4号）
3.项目实施单位
柳坝县林业和草原局（防火办公室），联系电话0878-6120036
4.项目基本概况
全县林地面积86.4万亩，防火期为2023年1月1日至5月31日。现有扑火队员24名，装备配备年限较长，部分已经不能使用。
5.项目实施内容
①物资购置，清单如下：
品名\t数量\t单价（元）\t金额（元）
风力灭火机\t10台\t2,800\t28,000
防火服\t24套\t650\t15,600
对讲机\t6部\t1,200\t7,200
合计\t\t\t50,800
②物资入库，由防火办公室统一登记、保管，24名队员按号领用。
③使用培训，结合春季演练开展，不另外安排经费。
6.资金安排情况
本项目安排50,800元，由县级财政承担。
7.项目实施计划
2023年3月底前完成采购和验收，验收合格后一次支付50,800元。
8.项目实施成效
扑火队员装备配齐率达到100%，火情发现后30分钟内出动，森林火灾受害率控制在0.9‰以内。
"""

PLAIN_HEADINGS = """青岘县司法局2022年项目经费公开

项目名称
法律援助办案补贴

立项依据
《中华人民共和国法律援助法》《青岘县法律援助补贴办法》（青司发〔2021〕8号）

项目实施单位
青岘县法律援助中心

项目基本概况
上年受理法律援助案件210件，其中民事案件150件、刑事案件60件。今年预计与上年持平，受援人主要是农民工、残疾人、老年人和未成年人。

项目实施内容
一是办案补贴。民事案件每件1,300元，150件共195,000元；刑事案件每件1,000元，60件共60,000元。
二是值班律师补贴。每个工作日1名，每天200元，250个工作日共50,000元。
三是宣传。印制手册5,000册，每册2元，共10,000元。

资金安排情况
三项共计31.5万元，其中省级补助15万元、县级财政16.5万元。

项目实施计划
办案补贴每季度末集中支付，值班律师补贴按月支付，手册于2022年6月底前印制完成并支付。

项目实施成效
做到应援尽援，案件办结率达到95%以上，受援人满意度达到95%以上。
"""

TWO_PROJECTS = """云坪镇人民政府2021年度财政支出项目公示

（一）
1、项目名称：农村生活垃圾收集转运
2、立项依据：《云坪镇村庄清洁行动实施方案》（云坪政发〔2020〕7号）。
3、项目实施单位：云坪镇人民政府
4、项目基本概况：全镇13个村，户籍人口2.1万人，日均产生垃圾16吨。
5、项目实施内容：保洁员每村2名，共26名，每人每月500元，全年15.6万元；清运车2辆，每辆每月运行费3,000元，全年7.2万元。
6、资金安排情况：共需22.8万元，由镇级财政承担。
7、项目实施计划：按月支付，每月1.9万元。
8、项目实施成效：村庄保洁覆盖率达到100%，生活垃圾日产日清。

（二）
1、项目名称：集镇绿化养护
2、立项依据：《云坪镇集镇管理办法》（云坪政发〔2018〕5号）。
3、项目实施单位：云坪镇村镇规划建设服务中心
4、项目基本概况：集镇公共绿地38亩，行道树620株。
5、项目实施内容：绿地养护每亩每年2,000元，38亩需7.6万元；行道树养护每株每年50元，620株需3.1万元。
6、资金安排情况：镇级财政安排10.7万元。
7、项目实施计划：于2021年6月、12月分两次支付，每次5.35万元。
8、项目实施成效：绿地养护达标率达到90%以上，行道树成活率达到98%以上。
"""

LENTICULAR = """岫川县教育局
2025年农村学校营养改善项目文本

【项目名称】农村学校营养改善经费
【立项依据】《岫川县农村学校营养改善实施细则》（岫教发〔2022〕3号）；县人民政府第十二次常务会议纪要（2024年5月9日）
【项目实施单位】岫川县教育局，各中心学校配合
【项目基本概况】全县有农村学校18所、学生4,200人，学生在校日200天。
【项目实施内容】
（一）食品。每名学生每天补助5元，全年200天，共420万元。
（二）食堂人员。每所学校2名，共36名，每人每月2,000元，按10个月计，共72万元。
（三）管理。落实“校长陪餐、明厨亮灶”等制度，食品留样不少于48小时，食堂从业人员持健康证上岗。
【资金安排情况】两项资金共492万元，其中中央补助420万元，县级财政72万元。
【项目实施计划】食品补助按学期拨付，2025年3月、9月各210万元；食堂人员工资按月支付，每月7.2万元。
【项目实施成效】农村学生营养改善覆盖率达到100%，食品安全事故为零，家长满意度达到90%以上。
"""

WITH_FORM = """瑶坞县图书馆2026年公共图书馆免费开放项目文本

一、项目名称
公共图书馆免费开放补助资金
二、立项依据
《中华人民共和国公共图书馆法》；《瑶坞县公共文化设施免费开放管理办法》（瑶文发〔2023〕5号）
三、项目实施单位
瑶坞县图书馆
四、项目基本概况
馆舍面积3,860平方米，阅览座席420个，馆藏图书21.6万册，每周开放56小时。
五、项目实施内容
1.文献购置。采购图书4,000册，每册平均40元，共160,000元。
2.阅读推广。讲座24场，每场1,500元，共36,000元；少儿活动40场，每场600元，共24,000元。
3.设备维护。自助借还机3台，每台每年2,000元，共6,000元。
六、资金安排情况
以上三项共需226,000元，由县级财政安排。
七、项目实施计划
图书于2026年9月底前采购到位并支付；其余费用按季度支付。
八、项目实施成效
年接待读者18万人次以上，图书外借12万册次以上，读者满意度达到90%以上。
九、项目绩效目标表
\t项目支出绩效目标申报表

\t（2026年度）

\t项目名称
\t公共图书馆免费开放补助资金

\t主管部门及代码
\t瑶坞县文化广电和旅游局 207
\t实施单位
\t瑶坞县图书馆

\t一级指标
\t二级指标
\t三级指标
\t指标值

\t产出指标
\t数量指标
\t采购图书
\t4000册

\t产出指标
\t质量指标
\t图书验收合格率
\t≥98%

\t满意度指标
\t服务对象满意度指标
\t读者满意度
\t≥90%
"""

LONG = """中共浔岭县委党校2024年干部培训项目文本

（一）项目名称
2024年基层干部培训经费

（二）立项依据
1.《干部教育培训工作条例》；
2.《浔岭县2024年干部培训计划》（浔组通〔2024〕2号）。

（三）项目实施单位
单位名称：中共浔岭县委党校
统一社会信用代码：115301210151291309
地址：浔岭县学府路18号
联系电话：0878-6120036

（四）项目基本概况
党校承担全县干部的主体培训任务，现有专职教师14名，其中副高级职称5名。上年举办各类班次9期，培训干部610人次，参训人员对课程的满意度为93%。今年的培训以基层治理、乡村振兴和应急处置为重点，采取集中授课、现场教学和分组研讨相结合的方式进行，着力解决“学用脱节、方法陈旧”等问题。

（五）项目实施内容
1.主体班。举办2期，每期40人、5天，每人每天200元，共80,000元。
2.村（社区）干部班。分3期轮训，每期60人、3天，每人每天150元，共81,000元。
（1）第一期安排在春季，对象为村（社区）书记；
（2）第二期安排在夏季，对象为村（社区）委员；
（3）第三期安排在秋季，对象为后备干部。
3.教材。印制培训手册260册，每册15元，共3,900元。手册的内容由教研室编写、由县委组织部审定，6月底前付印，随班发放，不另收费。

（六）资金安排情况
以上三项共需164,900元，由县级财政安排。资金专款专用，按照培训计划和实际参训人数结算，结余部分按规定收回。

（七）项目实施计划
主体班于2024年5月、10月举办，村（社区）干部班于4月、7月、9月举办，各班结束后10个工作日内结算；手册费用6月底前支付。

（八）项目实施成效
全年培训基层干部260人，参训率达到95%以上，结业测试合格率达到98%以上，参训人员满意度达到90%以上。
"""

SOUND = {
    "一、": CHINESE_NUMBERS,
    "1. and a table": ARABIC_WITH_TABLE,
    "plain": PLAIN_HEADINGS,
    "two projects": TWO_PROJECTS,
    "【】": LENTICULAR,
    "a target form": WITH_FORM,
    "long": LONG,
}


class Mutation(NamedTuple):
    """One change to a sound text and the one rule that must speak of it."""

    text: str
    old: str
    new: str
    code: str


OUTCOME = CHINESE_NUMBERS[CHINESE_NUMBERS.index("八、") :]
PROMISE = "年接待读者18万人次以上，图书外借12万册次以上，读者满意度达到90%以上。"
STATE = "馆舍面积3,860平方米，阅览座席420个，馆藏图书21.6万册，每周开放56小时。"
CLAUSE = "按照培训计划和实际参训人数及课时标准分期结算拨付经费"

MUTATIONS = [
    Mutation("一、", OUTCOME, "", "TX101"),
    Mutation("一、", "（三）水质", "（四）水质", "TX103"),
    Mutation("一、", "（三）水质", "（二）水质", "TX104"),
    Mutation("一、", "“政府主导、分段包干”", "“政府主导、分段包干", "TX113"),
    Mutation("一、", "由县级财政安排。", "，由县级财政安排。", "TX114"),
    Mutation("一、", "2024年河道保洁及水质监测经费\n", "2024年专项经费\n", "TX117"),
    Mutation("一、", "监测费每季度", "青岘县水务局督促检查，监测费每季度", "TX120"),
    Mutation("一、", "共6万元。", "共6.000025万元。", "TX122"),
    Mutation("一、", "2024年河道保洁及", "2023年河道保洁及", "DA109"),
    Mutation("一、", "沿河群众满意度", "[bookmark: _GoBack]沿河群众满意度", "TX109"),
    Mutation("1. and a table", "6.资金安排情况", "7.资金安排情况", "TX103"),
    Mutation("1. and a table", "4.项目基本概况", "4、项目基本概况", "TX105"),
    Mutation("1. and a table", "0878-6120036", "15900000036", "PR102"),
    Mutation("1. and a table", "24名队员按号", "，24名队员按号", "TX114"),
    Mutation("1. and a table", "现有扑火队员24名", "现有扑火队员２４名", "TX127"),
    Mutation("1. and a table", "2023年3月底前", "23年3月底前", "TX125"),
    Mutation("plain", "青岘县法律援助中心\n", "\n", "TX106"),
    Mutation("plain", "三是宣传", "四是宣传", "TX103"),
    Mutation("plain", "青岘县司法局2022", "首页 > 政务公开 > 预决算\n青岘县司法局2022", "TX110"),
    Mutation("plain", "受援人主要是", "受援人,主要是", "TX115"),
    Mutation("plain", "做到应援", "张某（身份证号539903196608071040）做到应援", "PR101"),
    Mutation("plain", "印制手册5,000册", "印制手册约5,000册左右", "TX124"),
    Mutation("two projects", "集镇绿化养护\n2", "XX镇绿化养护\n2", "TX111"),
    Mutation("two projects", "7、项目实施计划：按月支付，每月1.9万元。\n", "", "TX101"),
    Mutation("two projects", "成活率达到98%", "农村生活垃圾收集转运达到98%", "TX121"),
    Mutation("two projects", "3、项目实施单位：云坪镇村", "2、项目实施单位：云坪镇村", "TX104"),
    Mutation("two projects", "由镇级财政承担", "由镇级财政核拔", "TX116"),
    Mutation("【】", "（岫教发〔2022〕3号）；", "（岫教发〔2022〕3号）；；", "TX114"),
    Mutation("【】", "食品安全事故为零", "资助困难学生周小兰，食品安全事故为零", "PR106"),
    Mutation("【】", "校长陪餐、明厨亮灶”", "校长陪餐、明厨亮灶", "TX113"),
    Mutation("【】", "其中中央补助420万元", "其中中央补助420万", "TX123"),
    Mutation("a target form", "\t公共图书馆免费开放补助资金\n", "\t少年宫设备购置\n", "TX118"),
    Mutation("a target form", "\t瑶坞县图书馆\n\n\t一级", "\t瑶坞县文化馆\n\n\t一级", "TX119"),
    Mutation("a target form", "（2026年度）", "（2025年度）", "DA109"),
    Mutation("a target form", PROMISE, STATE, "TX107"),
    Mutation("long", "115301210151291309", "115301210151291308", "TX129"),
    Mutation("long", "统一社会信用代码：", "组织机构代码：", "TX128"),
    Mutation("long", "地址：浔岭县学府路18号", "家庭住址：浔岭县学府路18号", "PR104"),
    Mutation("long", "联系电话：0878-6120036", "卡号：6222021234567890128", "PR103"),
    Mutation("long", "（3）第三期", "（5）第三期", "TX103"),
    Mutation("long", "结余部分按规定收回", "由县委组织部审定，结余部分按规定收回", ""),
    Mutation("long", "不另收费", f"{CLAUSE}，不另收费，{CLAUSE}", "TX108"),
]  # fmt: skip


def spoken(text: str) -> list[Reported]:
    """Give what the rules on text, privacy and the year of the title find."""
    reading = understand(read_document("case.txt", text.encode()))
    return [f for f in check(reading) if f.code.startswith(("TX", "PR")) or f.code == "DA109"]


@pytest.mark.parametrize("layout", SOUND)
def test_a_sound_text_has_its_projects_and_no_finding(layout: str) -> None:
    reading = understand(read_document("case.txt", SOUND[layout].encode()))
    assert [len(project.sections) >= 8 for project in reading.projects] == [True] * (
        2 if layout == "two projects" else 1
    )
    assert not [(f.code, f.message) for f in spoken(SOUND[layout])]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.text} {m.code} {m.new[:12]}")
def test_a_planted_defect_is_found_by_its_rule_alone(mutation: Mutation) -> None:
    sound = SOUND[mutation.text]
    assert sound.count(mutation.old) == 1
    found = spoken(sound.replace(mutation.old, mutation.new))
    assert [f.code for f in found] == ([mutation.code] if mutation.code else [])


def test_most_rules_on_text_and_privacy_are_tried() -> None:
    rules = {rule.code for rule in all_rules() if rule.code.startswith(("TX", "PR"))}
    assert len(rules & {mutation.code for mutation in MUTATIONS}) * 5 >= len(rules) * 4


@pytest.mark.parametrize("code", ["PR101", "PR102", "PR103", "PR107"])
def test_a_message_about_a_number_does_not_pass_the_number_on(code: str) -> None:
    found = [f for f in spoken(rule_of(code).bad) if f.code == code]
    told = " ".join(str(value) for f in found for _, value in f.message.values)
    assert found
    assert not re.search(r"\d{8}", told)
