"""What those who lead the library may do to a project in it, and what speaks against it."""

from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectState,
)

_WITH_BUDGET = frozenset({ProjectState.BUDGETING, ProjectState.APPROVED, ProjectState.EXECUTING})
REASON_CHARACTERS_MAX = 200
MARK_CHARACTERS_MAX = 20


def objection(
    change: LibraryChange, *, state: ProjectState, has_left: bool, in_review: bool
) -> str:
    """Say why a project cannot be changed so, and what to do; empty where nothing speaks against.

    Args:
        change: What is wished.
        state: Where the project stands.
        has_left: Whether it has left the library.
        in_review: Whether a declaration of it is under review.
    """
    if has_left:
        return "项目已经出库。"
    match change:
        case LibraryChange.TAKE_OUT if state in _WITH_BUDGET:
            return f"项目处于“{state.label}”，已进入预算，不能直接出库；请先在预算中处理。"
        case LibraryChange.TAKE_OUT if in_review:
            return "项目的申报正在审核；请先退回或者不予入库。"
        case LibraryChange.SUSPEND if state is ProjectState.SUSPENDED:
            return "项目已经暂缓。"
        case LibraryChange.SUSPEND if state is not ProjectState.RESERVED:
            return f"项目处于“{state.label}”，只有储备中的项目可以暂缓。"
        case LibraryChange.RESUME if state is not ProjectState.SUSPENDED:
            return f"项目处于“{state.label}”，没有暂缓，不需要恢复。"
        case _:
            return ""


OPEN_FOR_UNIT = frozenset({DeclarationState.DRAFTING, DeclarationState.RETURNED})
"""Declarations that are withdrawn where their project leaves."""
