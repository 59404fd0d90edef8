"""The counting words and units that a number may stand before, longest first where they overlap."""

import re

MONEY_UNITS = ("亿元", "万元", "千元", "百元", "元整", "圆整", "元", "圆")

_PEOPLE = "人次 人份 人天 人月 人 名 位 户次 户 对象 师 生"
_OCCASIONS = """
单 家次 件次 件 场次 场 期次 期 批次 批 班次 班 条次 次 届 轮 趟 车次 节 餐 顿 项 款 笔 例 起 宗 类
级 档 种 标段
"""
_THINGS = """
个 套 台次 台 辆次 辆 部 架 艘 座席 座 栋 幢 间 所 家 处 站 条 根 块 张床位 张 份 册次 册 本 卷 篇
枚 幅 面 把 支 层 楼 口 眼 井 桶 袋 箱 包 瓶 组 队 床 席 盘 页 字 号位 岗位 岗 车 船 副 双 对 孔 道
段 门 科 具 扇 樘 顶 罐 捆 窝
"""
_LIVING = "只次 只 羽次 羽 头次 头 匹 尾 株 棵 盏 盆 颗 丛 丘 田"
_PLACES = "社区 街道 村 镇 乡 县 国 省 市"
_MEASURES = """
亩次 亩 公顷 平方公里 平方千米 平方米 平方 平米 ㎡ m² m2 立方米 立方 方 公里·年 公里 千米 km 延米 米
厘米 毫米 吨 公斤 千克 kg 斤 克 毫升 升 度 千瓦时 kWh 千瓦 瓦
"""
_TIMES = """
个工作日 工作日 个月 月 个季度 季度 季 个学期 学期 个年度 年度 年 个小时 小时 学时 课时 分钟
天 晚 夜 个周 周 星期
"""
_RATIOS = "个百分点 % ％ ‰ 倍 成"

_WORDS = frozenset(
    " ".join((_PEOPLE, _OCCASIONS, _THINGS, _LIVING, _PLACES, _MEASURES, _TIMES, _RATIOS)).split()
)
# Behind a Chinese numeral these are rarely measures: 一方面, 三级, 一口, 二科, 一道.
_RARE = "方 级 口 成 国 省 度 面 起 道 对 号位 字 门 队 师 生 对象 平方 立方 科 井 车 田 段 具 顶"
_NOT_BEHIND_HAN = frozenset(_RARE.split())


def _alternation(words: frozenset[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)


_MONEY = "|".join(MONEY_UNITS)
UNIT = f"{_MONEY}|{_alternation(_WORDS)}"
"""A pattern for every unit that may stand behind Arabic digits."""

HAN_UNIT = f"{_MONEY}|{_alternation(_WORDS - _NOT_BEHIND_HAN)}"
"""A pattern for every unit that may stand behind a Chinese numeral."""
