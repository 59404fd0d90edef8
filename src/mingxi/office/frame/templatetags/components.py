"""Tags of the look; the page of components shows each at work."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingxi.office.frame.charts import Chart

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it only repeats the words beside it, so nothing is read aloud."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("frame/vendor/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def sortable(context: Context, key: str, words: str, kind: str = "") -> SafeString:
    """Give the head of a column that sorts by ``?sort=key`` and, asked again, by ``?sort=-key``.

    ``kind`` is the class of the column (``num``). A new order begins at the first page.
    """
    query = context["request"].GET.copy()
    asked = query.get("sort", "")
    order = {key: "ascending", f"-{key}": "descending"}.get(asked)
    query["sort"] = f"-{key}" if asked == key else key
    query.pop("page", None)
    return format_html(
        '<th scope="col"{}{}><a href="?{}">{}</a></th>',
        format_html(' class="{}"', kind) if kind else "",
        format_html(' aria-sort="{}"', order) if order else "",
        query.urlencode(),
        words,
    )


@register.inclusion_tag("frame/components/paging.html", takes_context=True)
def paging(context: Context, page: Page[Any], noun: str = "条") -> dict[str, Any]:
    """Lead through the pages of a list (``?page=``), keeping what else the address asks for."""
    return {
        "page": page,
        "noun": noun,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "request": context["request"],
    }


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """Give a dialog around its content, opened by ``<a href="#name" data-opens>``.

    Without scripts the link opens it all the same, by its address.
    """
    words = {"content": content, "name": name, "title": title}
    return render_to_string("frame/components/dialog.html", words)


@register.inclusion_tag("frame/components/chart.html")
def chart(drawn: Chart, name: str) -> dict[str, Any]:
    """Draw a chart with its twin, the table; ``name`` is its id on the page."""
    return {"chart": drawn, "name": name}
