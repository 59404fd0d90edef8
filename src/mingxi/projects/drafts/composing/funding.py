"""资金安排情况: how much the project is given, and what each level of government pays of it."""

from mingxi.projects.drafts.draft import Content, Draft, DraftFunding
from mingxi.projects.project_text import Level
from mingxi.quantities import Money

PAYERS = {
    Level.CENTRAL: "中央财政",
    Level.PROVINCIAL: "省级财政",
    Level.MUNICIPAL: "市级财政",
    Level.COUNTY: "县级财政",
    Level.TOWNSHIP: "乡镇财政",
    Level.OTHER: "其他",
}


def funding_words(draft: Draft) -> Content:
    """Say 2025年安排资金30万元，其中：中央财政资金10万元、县级财政资金20万元, as one sentence."""
    shares = "、".join(map(_share, draft.funding))
    if draft.arranged is None:
        # Shares of a whole that is not told: alone they would be read as the whole.
        return (f"资金总额另行核定，其中：{shares}。",) if shares else ()
    year = "" if draft.year is None else f"{draft.year}年"
    whole = f"{year}安排资金{Money(draft.arranged).to_the_fen()}"
    return (f"{whole}，其中：{shares}。" if shares else f"{whole}。",)


def _share(share: DraftFunding) -> str:
    return f"{PAYERS[share.level]}资金{Money(share.amount).to_the_fen()}"
