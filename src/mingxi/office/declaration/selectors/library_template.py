"""The workbook that is filled in for an import."""

from io import BytesIO

from mingxi.office.declaration.reckoning.library_sheet import sheets_to_fill_in
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.people.models import Person
from mingxi.reports.tables_workbook import write_tables


def template_for(person: Person) -> tuple[str, bytes]:
    """Give its name and content, with the person's own unit in the example."""
    year = this_budget_year()
    held = person.appointments_today
    target = BytesIO()
    write_tables(sheets_to_fill_in(year=year, unit_code=held[0].unit.code if held else ""), target)
    return f"{year}年项目库导入模板.xlsx", target.getvalue()
