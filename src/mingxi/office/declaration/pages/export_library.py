"""Asking for a list of the library as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from pydantic import ValidationError

from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.services.library_exports import SUFFIXES, export_library
from mingxi.office.frame.access import needs


@needs(READ_PROJECTS)
def page(request: PersonRequest) -> HttpResponse:
    """Let the worker write it, and lead to where it will be."""
    suffix = request.POST.get("suffix", "")
    if request.method != "POST" or suffix not in SUFFIXES:
        return redirect("library-exports")
    try:
        asked = AskedLines.model_validate(request.GET.dict())
    except ValidationError:
        messages.error(request, "导出的条件不完整。请在项目库重新筛选后再导出。")
        return redirect("library")
    export_library(asked=asked, suffix=suffix, by=request.user)
    messages.success(request, "正在后台导出，完成后在这里下载。")
    return redirect("library-exports")
