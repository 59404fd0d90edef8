"""The title of an article whose element does not hold it.

Publishing systems show the title above the element of the article. It is taken from the
``ArticleTitle`` of the page's meta data, or where there is none, from the longest text shown above
the article that the page's ``title`` begins with; a ``title`` that is shown nowhere is the name of
a window, not text.
"""

from mingxi.documents.html.article import Article
from mingxi.documents.html.blanks import collapsed
from mingxi.documents.html.page import Page

_CHARACTERS_MIN = 6


def title_of(page: Page, article: Article) -> str:
    """Give the title to set before the article; empty where it holds its title itself."""
    if article.is_page:
        return ""
    title = collapsed(page.stated_title) or _shown(page, article)
    shown = page.text(article.node + 1, page.ends[article.node], article.cut)
    return "" if _bare(title) in _bare(shown) else title


def _shown(page: Page, article: Article) -> str:
    title = _bare(page.title)
    if not title:
        return ""
    first, best, longest = title[0], "", _CHARACTERS_MIN
    for text in page.texts[: article.node]:
        # Most texts lack the first character; blanks, which begin every title, lack it too.
        if len(text) > longest and first in text and title.startswith(_bare(text)):
            best = collapsed(text)
            longest = max(len(best), _CHARACTERS_MIN)
    return best


def _bare(text: str) -> str:
    return "".join(text.split())
