"""The elements and attributes of HTML that the reader asks for.

Source: HTML Living Standard, sections 4 (elements) and 15.3 (which of them are blocks).
"""

UNSEEN = frozenset[str]().union(
    ("head", "script", "style", "noscript", "template", "dialog", "frameset"),
    ("iframe", "object", "embed", "applet", "audio", "video", "canvas", "svg", "map"),
    ("select", "datalist", "option", "button", "textarea", "input"),
    ("rp", "rt", "rtc", "title", "meta"),
    ("del", "s", "strike"),
)
"""What is no text of the page: machinery, controls, pronunciations, and what was struck out."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = frozenset(HEADINGS).union(
    ("html", "body", "address", "article", "aside", "blockquote", "center", "div", "figure"),
    ("footer", "form", "fieldset", "header", "hgroup", "main", "menu", "nav", "section"),
    ("p", "hr", "pre", "xmp", "listing", "legend", "figcaption", "details", "summary"),
    ("ul", "ol", "li", "dir", "dl", "dt", "dd"),
    ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    ("ucapcontent",),
)
"""What stands on lines of its own."""

VERBATIM = frozenset(("pre", "xmp", "listing"))
"""Blocks whose line ends and blanks are kept."""

CELLS = frozenset(("td", "th"))

KEPT_ATTRIBUTES = frozenset[str]().union(
    ("class", "id", "role", "style", "href"),
    ("border", "rules", "rowspan", "colspan"),
    ("start", "type", "reversed", "value"),
)
"""What is asked of blocks and links; where there are many, the rest is dropped at once."""
