"""The built site: complete without scripts, whole, its own, and the same every time."""

import fcntl
import gzip
import hashlib
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

import build_site
from builder import licences, runtime
from builder.project import DOCS, MADE, BuildError, compiles_for_pyodide
from builder.source import SourceError
from engine.tools import tools

ROOT = Path(__file__).parents[2]
PAGES = [
    *("index.html" if page.stem == "index" else f"{page.relative_to(DOCS).with_suffix('')}/index.html"
      for page in sorted([*DOCS.glob("*.md"), *DOCS.glob("tools/*.md")])),
    "404.html",
]  # fmt: skip
"""Every page there should be, the one for lost readers last."""


class Links(HTMLParser):
    """Every address that a page loads or leads to, and every id on it."""

    def __init__(self):
        super().__init__()
        self.loaded, self.led, self.ids, self.meta = [], [], [], {}

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "meta":
            self.meta[found.get("property") or found.get("name")] = found.get("content")
        if tag == "a" and found.get("href"):
            self.led.append(found["href"])
        if tag == "link" and found.get("rel") not in ("canonical", "prev", "next"):
            self.loaded.append(found["href"])
        if found.get("src"):
            self.loaded.append(found["src"])


def parsed(site, page):
    links = Links()
    links.feed((site / page).read_text("utf-8"))
    return links


def test_there_are_the_pages_there_should_be(site):
    found = sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))

    assert found == sorted([*PAGES, "downloads/tune-or-prompt.html", *(f"embed/{name}/index.html" for name in tools())])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_nothing_from_elsewhere(site, page):
    for address in parsed(site, page).loaded:
        assert not re.match(r"(https?:)?//", address), address


def test_no_style_sheet_or_script_reaches_elsewhere(site, made):
    for path in (made / "boot.js", made / "worker.js", site / "sw.js"):
        assert not re.search(r"https?://(?!www\.w3\.org)", path.read_text("utf-8")), path
    loaded = re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", (made / "style.css").read_text("utf-8"))
    assert {address.split(":")[0] for address in loaded if not address.startswith("../fonts/")} == {"data"}


def test_materials_styles_and_ours_are_one_sheet_whose_map_leads_to_ours(site, made):
    css = (made / "style.css").read_text("utf-8")
    places = json.loads((made / "style.css.map").read_text("utf-8"))
    [ours] = [line for line, text in enumerate(css.splitlines()) if "source-serif-4" in text]

    assert ours > 0
    assert re.fullmatch(";*", places["mappings"][:ours])
    assert places["mappings"][ours] != ";"
    assert len(places["mappings"].split(";")) <= len(css.splitlines())
    for page in PAGES:
        assert (site / page).read_text("utf-8").count('<link rel="stylesheet"') == 1, page


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(site, page):
    base = "https://site.invalid/" + page.removesuffix("index.html")
    for address in [*parsed(site, page).led, *parsed(site, page).loaded]:
        target, _, fragment = urljoin(base, address).partition("#")
        if not target.startswith("https://site.invalid/"):
            continue
        path = site / unquote(target.removeprefix("https://site.invalid/"))
        file = path / "index.html" if path.is_dir() else path
        assert file.is_file(), f"{page}: {address}"
        if fragment:
            fragment = re.sub(r"^([a-z-]+)\?v=.*", r"tool-\1", fragment)  # a state opens in its tool
            assert unquote(fragment) in parsed(site, file.relative_to(site)).ids, f"{page}: {address}"


@pytest.mark.parametrize("page", PAGES)
def test_no_id_is_used_twice(site, page):
    ids = parsed(site, page).ids

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES[:-1])
def test_link_previews_have_a_card(site, page):
    meta = parsed(site, page).meta
    card = site / re.sub(r"^https?://[^/]+/", "", meta["og:image"])

    assert card.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert meta["og:title"] and meta["og:description"] and meta["twitter:card"] == "summary_large_image"


def test_the_opening_figures_are_in_the_page(site):
    article = (site / "index.html").read_text("utf-8")

    for figure in ("84.9", "$202", "$76.80", "$2,200", "17.6 months", "$125 / month"):
        assert figure in article
    assert "Annual spend: $2,419 prompt-only vs $3,122 with tuning and rollout cost." in article
    assert "{{" not in article


def test_search_knows_the_article_and_the_tools(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["title"] + " " + entry["text"] for entry in index["docs"]}

    assert "Ranked recommendation stack" in texts["#prompt-vs-tune-decision-lab"]
    assert "Break-even" in texts["#adaptation-cost-workbench"]
    assert "quantity" in texts["#how-fine-tuning-works"]
    assert any("tools/decision-lab/" in location for location in texts)


def test_python_travels_with_the_site(made):
    folder = made / "runtime"
    lock = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))

    assert set(lock["packages"]) == {"tune-or-prompt", "jinja2", "markupsafe"}
    for package in lock["packages"].values():
        assert (folder / package["file_name"]).is_file()
    for name in runtime.LOADED:
        assert (folder / name).stat().st_size > 10_000


def test_the_engine_is_a_wheel_of_byte_code_and_templates(made):
    (wheel,) = (made / "runtime").glob("tune_or_prompt-*.whl")
    names = zipfile.ZipFile(wheel).namelist()

    kept, left_out = (".pyc", ".py") if compiles_for_pyodide() else (".py", ".pyc")
    assert f"engine/web{kept}" in names
    assert "engine/tools/decision_lab/view.html" in names
    assert not any(name.endswith(left_out) for name in names)


def test_starting_python_stays_within_its_budget(made):
    folder = made / "runtime"
    fetched = ["pyodide.mjs", "lean/pyodide.asm.js", "lean/pyodide.asm.wasm", "python.image", "empty.zip"]

    assert sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in fetched) <= 7_000_000
    assert (folder / "stdlib.zip").stat().st_size < (folder / "python_stdlib.zip").stat().st_size


def test_nothing_compiled_for_another_machine_travels(made):
    for wheel in (made / "runtime").glob("*.whl"):
        assert not any(name.endswith((".so", ".pyd")) for name in zipfile.ZipFile(wheel).namelist())


def test_every_work_of_others_has_its_licence_on_the_page(site):
    page = (site / "licences" / "index.html").read_text("utf-8")

    for work in licences.works():
        text = (site / "assets" / "made" / "licences" / f"{work.id}.txt").read_text("utf-8")
        assert len(text) > 400
        assert f"assets/made/licences/{work.id}.txt" in page
        assert work.licence in page


def test_answers_worked_out_ahead_are_small(made):
    files = list((made / "answers").rglob("*.json"))

    assert len(files) == 14
    assert all(len(gzip.compress(file.read_bytes(), 6)) < 150_000 for file in files)


def test_the_name_of_the_theme_tells_what_we_have_changed(site):
    (bundle,) = (site / "assets" / "javascripts").glob("bundle.*.js")

    assert bundle.name == f"bundle.{hashlib.sha256(bundle.read_bytes()).hexdigest()[:8]}.min.js"
    assert bundle.name in (site / "index.html").read_text("utf-8")


def test_a_reader_downloads_little(site, made):
    """What the article page asks for before a tool is touched, as a host that gzips would send it."""
    loaded = [a for a in parsed(site, "index.html").loaded if "apple-touch-icon" not in a]
    fonts = set(re.findall(r"([\w-]+\.woff2)", (made / "style.css").read_text("utf-8")))
    files = {site / "index.html", site / "sitemap.xml", *(site / address for address in loaded)}
    files |= {made.parent / "fonts" / name for name in fonts}

    assert {made / "boot.js", made / "style.css", *(site / "assets" / "javascripts").glob("bundle.*.js")} <= files
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < 300_000


@pytest.fixture
def alone(shared):
    """No other test process builds meanwhile: all builds of a checkout share one stage."""
    with (shared / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.usefixtures("alone")
def test_building_again_changes_nothing(site, tmp_path):
    before = {path.relative_to(MADE): path.stat().st_mtime_ns for path in MADE.rglob("*") if path.is_file()}
    build_site.build(tmp_path / "site")
    after = {path.relative_to(MADE): path.stat().st_mtime_ns for path in MADE.rglob("*") if path.is_file()}

    assert after == before
    for path in [path for path in site.rglob("*") if path.is_file()]:
        other = tmp_path / "site" / path.relative_to(site)
        assert other.read_bytes() == path.read_bytes(), path


@pytest.fixture
def mistaken_page(alone):
    page = ROOT / "docs" / "mistaken.md"
    yield page
    page.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("# A\n\n```tool\nuse: lab\n```\n", SourceError, r"docs/mistaken\.md:4: tool fence: unknown tool 'lab'"),
        ("# A\n\n[b](missing.md)\n", BuildError, r"mkdocs: .*mistaken\.md.*missing\.md"),
        ("# A\n\n[b](#missing)\n", BuildError, r"mkdocs: .*mistaken\.md.*#missing"),
    ],
)
def test_a_mistake_stops_the_build_and_keeps_the_old_site(site, tmp_path, mistaken_page, text, error, message):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old").write_text("kept")
    mistaken_page.write_text(text, "utf-8")

    with pytest.raises(error, match=message):
        build_site.build(tmp_path / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "old").read_text() == "kept"


def test_the_command_says_it_in_one_line(site, mistaken_page, capfd):
    mistaken_page.write_text("# A\n\n{{ decision-lab.winer.name }}\n", "utf-8")

    assert build_site.main([]) == 2
    assert capfd.readouterr().err.startswith("docs/mistaken.md:3: inline value: unknown figure of decision-lab")


def test_the_search_finds_the_words_of_a_tool(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    words = {word for entry in index["docs"] for word in re.sub("<[^>]*>", " ", entry["text"]).split()}

    assert {"Latency", "Reliability", "Maintenance"} <= words
    assert "> <p" not in (site / "tools" / "decision-lab" / "index.html").read_text("utf-8")
