"""What becomes of a project when the library rolls into the next year, and its form moved on.

Source: 预算法实施条例 第四十一条 (the library rolls). A project goes on while its term lasts; one
whose term ends, or that got no money two years in a row, leaves with the reason.
"""

from mingxi.office.declaration.reckoning.project_form import FormInstalment, ProjectForm
from mingxi.office.declaration.reckoning.states import Continuity, Rolling


def reason_to_leave(what: Rolling, *, year: int, last_year: int) -> str:
    """Give the words that are kept of why a project left; empty for one that did not."""
    if what is Rolling.EXPIRED:
        return f"执行期满（至{last_year}年）"
    if what is Rolling.TWICE_UNFUNDED:
        return f"{year - 1}年、{year}年连续两年未安排预算"
    return ""


def moved_on(form: ProjectForm, *, year: int) -> ProjectForm:
    """Give a form for the year after: years and months moved, what was next year's is this year's.

    Amounts of the year stay as they were for the unit to mend; words that it wrote itself keep
    their years, which the checker names.
    """
    years = year - form.fiscal_year
    return form.model_copy(
        update={
            "fiscal_year": year,
            "continuity": Continuity.CONTINUING,
            "last_year": max(form.last_year, year),
            "next_year_fen": form.year_after_fen if form.last_year > year else 0,
            "year_after_fen": 0,
            "instalments": tuple(_instalment_moved(each, years) for each in form.instalments),
        }
    )


def _instalment_moved(instalment: FormInstalment, years: int) -> FormInstalment:
    return instalment.model_copy(
        update={
            "first": _month_moved(instalment.first, years),
            "last": _month_moved(instalment.last, years),
        }
    )


def _month_moved(month: str | None, years: int) -> str | None:
    return None if month is None else f"{int(month[:4]) + years:04d}{month[4:]}"
