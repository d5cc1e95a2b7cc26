"""Gives the search its words: a hook of MkDocs.

Tools have no line breaks between their elements (engine/breaks.py), and the search takes its text from between them.
So it sees every page with a space between two tags; the page itself is drawn without.
"""

from typing import Any

_drawn: dict[str, str] = {}


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """What the search indexes."""
    _drawn[page.file.src_uri] = html
    return html.replace("><", "> <")


def on_page_context(context: dict[str, Any], page: Any, **_: Any) -> dict[str, Any]:
    """After the search: the page as it is."""
    page.content = _drawn.pop(page.file.src_uri)
    return context
