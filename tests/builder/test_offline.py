"""What the build makes for readers without a network."""

import hashlib
import json
import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import offline
from builder.pages import About
from builder.project import DOCS, NODE

SHARED = DOCS / "assets" / "javascripts" / "shared-pages.js"
SCRIPT = f"""
import {{ sharedPages }} from {json.dumps(SHARED.as_uri())};
import {{ readFileSync }} from "node:fs";
const found = JSON.parse(readFileSync(0, "utf8")).map(([article, pack]) => {{
  const html = sharedPages(article, pack);
  return Object.fromEntries(Object.keys(pack.pages).map((path) => [path, html(path)]));
}});
console.log(JSON.stringify(found));
"""

PAGES = st.text(st.sampled_from("ab\n</>"), max_size=30)


@pytest.fixture(scope="module")
def manifest(site):
    script = (site / "sw.js").read_text("utf-8")
    return json.JSONDecoder().raw_decode(script.removeprefix("self.MANIFEST="))[0]


def unpacked(*packs):
    """What the worker's script makes of articles and of the packs that came with them."""
    asked = [(article, json.loads(pack)) for article, pack in packs]
    done = subprocess.run(
        [str(NODE), "--input-type=module", "--eval", SCRIPT],
        input=json.dumps(asked), check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(done.stdout)


@given(st.lists(st.tuples(PAGES, st.dictionaries(st.sampled_from(["a.html", "b.html"]), PAGES)), min_size=20))
@settings(max_examples=10)
def test_pages_come_back_as_they_were(drawn):
    cases = [("", {"a.html": ""}), ("<p>1</p>\n", {"a.html": "<p>2</p>\n"}), *drawn]

    assert unpacked(*((article, offline.packed(article, pages)) for article, pages in cases)) == [p for _, p in cases]


def test_what_pages_share_is_packed_once():
    pack = offline.packed("one\n<p>2</p><p>3</p>", {"a": "one\n<p>2</p><i>4", "b": "<i>4\n<p>2</p><p>3</p>"})

    assert json.loads(pack) == {"lines": ["<i>4", "<i>4\n"], "pages": {"a": [[0, 2], [3, 4]], "b": [[4, 5], [1, 3]]}}


def test_every_file_that_is_kept_is_there_as_the_manifest_has_it(site, manifest):
    files = [file for part in manifest["parts"].values() for file in part.items()]

    assert len(files) > 50
    for path, (digest, size) in files:
        content = (site / path).read_bytes()
        assert (hashlib.sha256(content).hexdigest()[:16], len(content)) == (digest, size), path


def test_the_pages_in_the_pack_are_the_pages(site, manifest):
    [pages] = unpacked(((site / "index.html").read_text("utf-8"), (site / manifest["pack"]).read_text("utf-8")))

    assert set(pages) == set(manifest["parts"]["pages"])
    for path, html in pages.items():
        assert html == (site / path).read_text("utf-8")


def test_the_article_is_kept_with_what_it_loads(site, manifest):
    first = set(manifest["parts"]["first"])
    article = (site / "index.html").read_text("utf-8")

    assert set(re.findall(r'(?:src|href)="(assets/[^"]+)"', article)) <= first
    assert {"index.html", "manifest.webmanifest", "sitemap.xml"} <= first
    assert len([path for path in first if path.endswith(".woff2")]) == 3


def test_all_that_python_needs_is_one_part(manifest):
    names = {path.rpartition("/")[2] for path in manifest["parts"]["python"]}

    assert {"worker.js", "pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs", "python.image", "empty.zip"} <= names
    assert "python_stdlib.zip" not in {path.rpartition("/")[2] for part in manifest["parts"].values() for path in part}


def test_what_is_of_one_version_is_in_a_folder_named_by_its_content(site, made):
    pages = [page.read_text("utf-8") for page in site.rglob("*.html") if page.parent.name != "downloads"]

    assert all(re.search(rf"assets/made/{made.name}/(boot|frame-python)\.js", page) for page in pages)
    assert not any(re.search(r"assets/made/(boot|style|frame-python)\.(js|css)", page) for page in pages)
    assert {"boot.js", "worker.js", "style.css", "runtime", "answers"} <= {path.name for path in made.iterdir()}


def test_the_folder_has_another_name_when_anything_in_it_is_other(tmp_path):
    names = []
    for number, text in enumerate(("one", "two", "one")):
        made = tmp_path / str(number) / "assets" / "made"
        (made / "runtime").mkdir(parents=True)
        (made / "answers").mkdir()
        for name in ("boot.js", "worker.js", "style.css", offline.FRAME):
            (made / name).write_text(text if name == "worker.js" else name)
        offline.move_together(tmp_path / str(number))
        names.append(offline.versioned(tmp_path / str(number)).name)

    assert names[0] == names[2] != names[1]


def test_the_site_can_be_installed(site):
    told = json.loads((site / "manifest.webmanifest").read_text("utf-8"))

    assert told["name"] == "Tune or Prompt?"
    assert told["display"] == "standalone"
    assert told["start_url"] == told["scope"] == "."
    assert "id" not in told, "it would be that of every site on the same host"
    for icon in told["icons"]:
        size = int.from_bytes((site / icon["src"]).read_bytes()[16:20])
        assert icon["sizes"] == f"{size}x{size}"
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert '<link rel="manifest" href="manifest.webmanifest">' in (site / "index.html").read_text("utf-8")


def test_what_saving_fetches_is_told(site, manifest):
    size = sum(offline.wire_size(site / path) for part in manifest["parts"].values() for path in part)
    article = (site / "index.html").read_text("utf-8")
    (told,) = re.findall(r"Save everything, ([\d.]+) MB", article)

    assert abs(float(told) - size / 1e6) < 0.1
    assert "<!-- kept -->" not in article


def test_a_site_that_is_not_to_be_kept_removes_what_was(tmp_path):
    made = tmp_path / "assets" / "made"
    (made / "runtime").mkdir(parents=True)
    (made / "answers").mkdir()
    for name in ("boot.js", "worker.js", "style.css", offline.FRAME):
        (made / name).write_text(name)

    offline.make(tmp_path, About("A site", "", offline=False))

    script = (tmp_path / "sw.js").read_text("utf-8")
    assert "unregister" in script
    assert "MANIFEST" not in script
    assert not (tmp_path / offline.PACK).exists()
