"""The workbook to be filled in for an import."""

from io import BytesIO

from django.http import HttpResponse

from mingxi.office.declaration.ports import IMPORT_LIBRARY, PersonRequest
from mingxi.office.declaration.reckoning.library_sheet import sheets_to_fill_in
from mingxi.office.declaration.selectors.library_files import this_budget_year
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import produced_attachment
from mingxi.reports.tables_workbook import write_tables

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(IMPORT_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Give it, with the person's own unit in the example."""
    year = this_budget_year()
    held = request.user.appointments_today
    target = BytesIO()
    write_tables(sheets_to_fill_in(year=year, unit_code=held[0].unit.code if held else ""), target)
    name = f"{year}年项目库导入模板.xlsx"
    return produced_attachment(target.getvalue(), name=name, media_type=_WORKBOOK)
