"""Texts to measure with: the shared seeds where they lie at hand, else invented ones like them.

Invented texts have the parts, the figures and the length of real project texts; which number goes
where is chance, from a fixed beginning, so that each run measures the same.
"""

import os
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_ITEMS = 6

_PLACES = ("岭禾乡", "泉榆镇", "青穗街道", "云屏镇", "鹭溪乡")
_WORKS = ("村组道路养护", "集镇清扫保洁", "农村公厕管护", "路灯维修", "河道巡查", "绿化补植")
_POSTS = ("保洁员", "管护员", "巡查员", "网格员", "协理员")
_AIMS = (
    "进一步改善辖区环境，提高公共服务水平，保障各项工作有序开展，增强群众的获得感和满意度。"
    "坚持问题导向，健全长效机制，明确责任分工，做到有人管事、有章理事、有钱办事。"
    "按照统一部署，由专人负责登记台账，定期检查，发现问题及时整改，确保资金使用规范、安全、有效。"
)

TARGETS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清扫保洁村组", "≥12个"),
    ("产出指标", "质量指标", "设施完好率", "≥95%"),
    ("产出指标", "时效指标", "资金支付时间", "12月31日前"),
    ("产出指标", "成本指标", "项目总成本", "≤120万元"),
    ("效益指标", "社会效益指标", "环境卫生状况", "明显改善"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)
"""The rows of a performance target table, for documents that have tables."""


class Texts(NamedTuple):
    """Some texts and a word on where they come from."""

    origin: str
    texts: tuple[str, ...]

    @property
    def characters(self) -> int:
        """How many code points all texts have together."""
        return sum(map(len, self.texts))

    def __str__(self) -> str:
        return f"{len(self.texts)} {self.origin}, {self.characters:,} characters"


def usual_texts() -> Texts:
    """Give the shared seeds (``MINGXI_SHARED``), or as many invented texts."""
    seeds = shared_texts("seeds")
    if seeds.texts:
        return seeds
    return Texts("invented texts", tuple(invented_text(number) for number in range(5)))


def shared_texts(folder: str) -> Texts:
    """Give the texts of a shared folder (``seeds``, ``heldin/texts``); none where it is absent."""
    shared = Path(os.environ.get("MINGXI_SHARED", ROOT.parent / "shared"))
    paths = sorted((shared / folder).glob("*.txt"))
    return Texts(f"shared {folder}", tuple(path.read_text(encoding="utf-8") for path in paths))


def invented_text(number: int) -> str:
    """Write the project text of this number: about 3,000 characters, all its sums right."""
    chance = Random(number)  # noqa: S311 - no secret hangs on it
    place, year = chance.choice(_PLACES), chance.randint(2019, 2026)
    items = [_item(chance, ordinal) for ordinal in range(1, _ITEMS + 1)]
    total = sum(cost for _, cost in items)
    upper = total * chance.randint(2, 8) // 10
    shares = f"其中市级财政补助{_yuan(upper)}，县级财政安排{_yuan(total - upper)}"
    sections = {
        "项目名称": f"{place}人民政府{year}年公共服务运行经费",
        "立项依据": _basis(chance, year),
        "项目实施单位": f"{place}人民政府",
        "项目基本概况": f"{place}辖{chance.randint(5, 20)}个村。{_AIMS * 4}",
        "项目实施内容": "\n".join(text for text, _ in items),
        "资金安排情况": f"{year}年共需资金{_yuan(total)}，{shares}。",
        "项目实施计划": f"{year}年1月至12月按月支付，12月31日前支付完毕。{_AIMS}",
        "项目实施成效": _AIMS * 4,
    }
    numbered = zip("一二三四五六七八", sections.items(), strict=True)
    return "".join(f"{number}、{title}\n{body}\n" for number, (title, body) in numbered)


def _basis(chance: Random, year: int) -> str:
    return "；".join(
        f"《关于做好{work}工作的通知》"
        f"（云测发〔{year - chance.randint(1, 4)}〕{chance.randint(1, 99)}号）"
        for work in chance.sample(_WORKS, 5)
    )


def _item(chance: Random, ordinal: int) -> tuple[str, int]:
    """Write one item and give its cost in yuan."""
    work, post = chance.choice(_WORKS), chance.choice(_POSTS)
    people, wage = chance.randint(2, 60), chance.randrange(600, 3000, 50)
    count, price = chance.randint(3, 300), chance.randrange(200, 9000, 10)
    wages, goods = people * wage * 12, count * price
    hired = f"聘用{post}{people}人，每人每月{wage}元，全年共需{_yuan(wages)}"
    bought = f"购置设施{count}套，{count}套×{price}元/套={goods:,}元"
    cost = wages + goods
    return f"{ordinal}.{work}经费。{hired}；{bought}。两项合计{_yuan(cost)}。{_AIMS * 2}", cost


def _yuan(yuan: int) -> str:
    return f"{yuan / 10000:.4f}".rstrip("0").rstrip(".") + "万元"
