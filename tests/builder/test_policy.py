"""What pages may load and run: every page says so, and nothing on it needs more."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import chain

import pytest

from builder import policy
from builder.project import DOCS, BuildError
from tests.builder.test_site import PAGES

FRAMES = ["embed/decision-lab/index.html", "embed/cost-workbench/index.html"]
EDITION = "downloads/tune-or-prompt.html"
TOO_MUCH = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}
PAYLOADS = re.compile(r'(<script type="text/plain"[^>]*>).*?(?=</script>)', re.DOTALL)
SINKS = re.compile(
    r"innerHTML = |outerHTML|insertAdjacentHTML|DOMParser|createContextualFragment|document\.write|srcdoc"
    r"|\beval\(|new Function|new Worker\(|serviceWorker\.register\(|importScripts"
)
"""Where text becomes elements, or runs."""


class Parts(HTMLParser):
    """What of a page a policy is about."""

    def __init__(self):
        super().__init__()
        self.policies, self.texts, self.attributes, self.tags = [], {"script": [], "style": []}, [], []
        self._open = None

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if found.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append((len(self.tags), found["content"]))
        runs = tag == "style" or (tag == "script" and "src" not in found and found.get("type") in (None, "module"))
        self._open = tag if runs else None
        if runs:
            self.texts[tag].append("")

    def handle_data(self, data):
        if self._open:
            self.texts[self._open][-1] += data

    def handle_endtag(self, _):
        self._open = None


def parts(site, page):
    found = Parts()
    found.feed(PAYLOADS.sub(r"\1", (site / page).read_text("utf-8")))
    return found


def directives(found):
    [(_, text)] = found.policies
    told = [directive.split() for directive in text.split(";")]
    assert len({name for name, *_ in told}) == len(told)
    return {name: values for name, *values in told}


def hashed(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("page", [*PAGES, *FRAMES, EDITION])
def test_a_page_runs_what_its_policy_knows_and_nothing_else(site, page):
    found = parts(site, page)
    allowed = directives(found)
    [(place, _)] = found.policies

    assert found.tags[:place] == ["html", "head", "meta", "meta"]
    assert not TOO_MUCH & set(chain.from_iterable(allowed.values()))
    assert not {"data:", "blob:"} & set(allowed["script-src"])
    for name in ("default-src", "object-src", "base-uri", "form-action"):
        assert allowed[name] == ["'none'"]
    assert allowed["require-trusted-types-for"] == ["'script'"]
    assert found.texts["script"]
    assert ("'strict-dynamic'" in allowed["script-src"]) == (page in FRAMES)
    for text in found.texts["script"]:
        assert hashed(text) in allowed["script-src"]
    for text in found.texts["style"]:
        assert hashed(text) in allowed["style-src"]
    assert not [(name, value) for name, value in found.attributes if name.startswith("on") or name == "style"]
    assert not [value for _, value in found.attributes if value.strip().lower().startswith("javascript:")]


def test_the_policy_of_the_first_page_is_right_for_all(site):
    assert len({parts(site, page).policies[0][1] for page in PAGES}) == 1


def test_an_article_without_tools_may_run_nothing():
    meta = policy.of_one_file("", "p {}")

    assert "script-src" not in meta and "worker-src" not in meta and "trusted-types 'none'" in meta
    assert hashed("p {}") in meta


@pytest.mark.parametrize("head", ["", '<meta charset="utf-8">' * 2])
def test_a_page_without_a_place_for_its_policy_stops_the_build(tmp_path, head):
    (tmp_path / "index.html").write_text(head, "utf-8")

    with pytest.raises(BuildError, match=r"index\.html: builder/policy\.py finds no place"):
        policy.make(tmp_path)


def test_a_script_in_the_words_of_a_page_stops_the_build(tmp_path):
    (tmp_path / "a").mkdir()
    page = '<meta charset="utf-8"><article><script>{}</script></article>'
    (tmp_path / "a" / "index.html").write_text(page.format("go()"), "utf-8")

    with pytest.raises(BuildError, match=r"a/index\.html: a script in the words of a page .* extra_javascript"):
        policy.make(tmp_path)


def test_text_becomes_elements_or_a_worker_in_one_place():
    folder = DOCS / "assets" / "javascripts"

    found = {path.name for path in folder.glob("*.js") if SINKS.search(path.read_text("utf-8"))}

    assert found == {"trust.js", "trust-theme.js", "early-python.js"}
