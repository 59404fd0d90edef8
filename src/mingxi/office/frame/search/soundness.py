"""Whether the index is there and up to date, for the doctor."""

from mingxi.languages import say
from mingxi.office.frame.search import index
from mingxi.office.frame.search.keeping import documents_in
from mingxi.office.frame.search.models import Waiting
from mingxi.office.frame.serving.soundness import Condition, check, doubtful, well

# More than one bulk change leaves for a few seconds.
BEHIND_MANY = 5_000


@check("search")
def search() -> Condition:
    """Ask whether what is looked for is found."""
    opened = index.current()
    if opened is None:
        return doubtful(
            say("还没有检索索引，现在只能按名称和代码查找"),
            say("办公系统运行时会自动建立；也可运行 mingxi search rebuild。"),
        )
    behind = Waiting.objects.count()
    told = {"count": f"{documents_in(opened):,}", "waiting": f"{behind:,}"}
    if behind < BEHIND_MANY:
        return well(say("检索索引有 {count} 份内容，{waiting} 项待编入", **told))
    return doubtful(
        say("检索索引落后：{waiting} 项变动还没有编入（已有 {count} 份内容）", **told),
        say("请确认 mingxi serve 在运行；运行中仍不减少时，请运行 mingxi search rebuild。"),
    )
