"""Names of persons behind the word that says who they are: 学生张明亮, 低保户李桂花.

A name is taken for one where it opens with a common surname and ends with what follows a name. A
masked name (李某某, 张*) is none.
"""

from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span

# Surnames that open ordinary words behind these (儿童成长, 学生安全) are left out.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔汤温康文牛樊葛邢齐乔伍庞颜倪庄聂章鲁岳翟殷詹欧耿兰焦俞柳甘祝舒阮柯梅童凌裴霍涂"
    "苗谷盛曲翁冉骆蓝辛靳柴蒙鲍华喻祁蒲滕屈饶牟艾尤穆卓吉缪芦麦褚娄窦戚岑晏卫柏宗瞿桂佟臧"
)
_ADULTS = (
    "救助对象|补助对象|受助人|受助对象|帮扶对象|慰问对象|困难群众|困难职工|困难党员|困难户|困难老人"
    "|低保户|低保对象|低保人员|特困人员|特困户|特困老人|特困供养人员|患者|病人|残疾人|贫困户|脱贫户"
    "|监测户|信访人|上访人|社区矫正对象|刑满释放人员|吸毒人员"
)
_MINORS = (
    "困难学生|贫困学生|学生|留守儿童|困境儿童|孤儿|儿童|未成年人"
    "|幼儿|婴儿|新生儿|弃婴|女童|男童|少年"
)
_OF_MINORS = frozenset(_MINORS.split("|"))
_CALLED = pattern_of(
    rf"(?P<who>{_ADULTS}|{_MINORS})[：:“]?"
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[（(，、；。”]|因|患|身患|系|等\d|\d{1,2}岁|同学|[，,]?[男女][，,]|家庭|一家)"
)
# 学生文化, 残疾人康复, 患者黄疸: words that only begin like a name.
_NO_NAME = pattern_of(
    r"某|任[务职教]|曾[经获]|何时|许[可多]|程[度序]|陆续|顾虑|高[中校龄考]|金[额融]|方[案便面式]|万[元人]|余[人名元]"
    r"|夏[令季]|文[化体明具]|温[暖饱]|严[重格]|武[术装]|康复|华侨|周[末边岁]|黄疸|马上|田[间地]|林地|钱款|苗木|常[年住]"
)


class NamedPerson(NamedTuple):
    """A person's name and its place; ``minor`` where the word before it is a child's."""

    start: int
    end: int
    name: str
    minor: bool

    @property
    def span(self) -> Span:
        """The place of the name."""
        return Span(self.start, self.end)


def named_persons_in(text: str) -> tuple[NamedPerson, ...]:
    """Find the persons that a word of relief, illness, school or childhood introduces, in order."""
    return tuple(
        NamedPerson(*match.span("name"), match["name"], match["who"] in _OF_MINORS)
        for match in _CALLED.finditer(text)
        if not _NO_NAME.search(match["name"])
    )
