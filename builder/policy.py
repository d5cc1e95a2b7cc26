"""What the pages may load and run, written into each as a content security policy; docs/decisions/009 says why so.

No text becomes a script, whoever puts it into a page: scripts are files of the site's, or are known by their hash.
Pages that are opened without leaving the first one stay under the policy of the first, so all of them have the same.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from builder import offline
from builder.project import BuildError

OURS, THEMES, EARLY = "tune-or-prompt", "default", "early"
"""Who may make HTML and the addresses of workers out of text: trust.js, trust-theme.js for Material's script, and
early-python.js, for one address."""

WASM = "'wasm-unsafe-eval'"
"""Compiling WebAssembly, and no text. Some browsers put workers under the policy of the page that starts them."""

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r'\ssrc=|\stype="(?:application/json|text/plain)"')
_PLACE = '<meta charset="utf-8">'
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def make(site: Path) -> None:
    """Write the policy into every page of a built site; a script in the text of a page is a BuildError."""
    pages = {page: page.read_text("utf-8") for page in offline.pages(site)}
    for page, html in pages.items():
        if (article := _ARTICLE.search(html)) and inline(article[0]):
            raise BuildError(
                f"{page.relative_to(site)}: a script in the words of a page would run only where that page is opened"
                " first; keep it in a file, and name that in mkdocs.yml under extra_javascript."
            )
    meta = of_site({text for html in pages.values() for text in inline(html)})
    for page, html in pages.items():
        if html.count(_PLACE) != 1:
            raise BuildError(f"{page.relative_to(site)}: builder/policy.py finds no place for the policy.")
        offline.write(page, html.replace(_PLACE, f"{_PLACE}\n      {meta}"))


def of_site(scripts: Iterable[str]) -> str:
    """The policy of every page of a site, with these inline scripts, as an element."""
    return _meta(
        {
            "script-src": ["'self'", WASM, *_hashes(scripts)],
            "style-src": ["'self'"],
            "img-src": ["'self'", "data:"],
            "font-src": ["'self'"],
            "connect-src": ["'self'"],
            "worker-src": ["'self'"],
            "manifest-src": ["'self'"],
            "trusted-types": [OURS, THEMES, EARLY],
        }
    )


def widened(html: str) -> str:
    """A page whose policy also knows what is inline in it by now."""
    return html.replace("; style-src ", f" {' '.join(_hashes(inline(html)))}; style-src ", 1)


def of_one_file(script: str, style: str) -> str:
    """The policy of an article in one file; without tools it has no script.

    Its worker is made of text that is in the file, and is under the same policy. Pyodide asks for an empty library by
    an address that holds it.
    """
    loaded = {"style-src": _hashes([style]), "img-src": ["data:"], "font-src": ["data:"]}
    if not script:
        return _meta(loaded | {"trusted-types": ["'none'"]})
    return _meta(
        {"script-src": [WASM, *_hashes([script])], "worker-src": ["blob:"], "connect-src": ["data:"]}
        | loaded
        | {"trusted-types": [OURS]}
    )


def of_frame(script: str, style: str) -> str:
    """The policy of a tool in a frame of another page.

    Its worker is made of text there, under the same policy, and loads a script of the site's: one that a script which
    is trusted asks for. Which site that is cannot be said, since in a sandbox 'self' is nobody for WebKit.
    """
    return _meta(
        {
            "script-src": ["'strict-dynamic'", WASM, *_hashes([script])],
            "worker-src": ["blob:"],
            "connect-src": ["data:"],
            "style-src": _hashes([style]),
            "img-src": ["'self'", "data:"],
            "font-src": ["data:"],
            "trusted-types": [OURS],
        }
    )


def inline(html: str) -> list[str]:
    """The scripts that stand in a page itself; what other scripts only read is none."""
    return [found["text"] for found in _SCRIPT.finditer(html) if not _DATA.search(found["attributes"])]


def _meta(directives: dict[str, list[str]]) -> str:
    closed = {"default-src": ["'none'"], "object-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'none'"]}
    told = closed | directives | {"require-trusted-types-for": ["'script'"]}
    text = "; ".join(f"{name} {' '.join(values)}" for name, values in told.items())
    return f'<meta http-equiv="content-security-policy" content="{text}">'


def _hashes(texts: Iterable[str]) -> list[str]:
    """By what a browser knows inline texts, in a fixed order."""
    digests = sorted(hashlib.sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
