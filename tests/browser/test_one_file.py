"""The article in one file: opened from a disk, without a network, it does what the site does."""

import re
import shutil

import pytest

from engine.files import saved
from engine.quote import quote
from engine.tools import tools
from tests.browser.reader import Reader
from tests.browser.saving import bring, change, download, inputs, pixels, told
from tests.browser.test_axe import LOOKS, violations

TOOLS = {"decision-lab": ("freshness", "decision-lab.winner.name"),
         "cost-workbench": ("monthly_requests", "cost-workbench.break_even")}  # fmt: skip
"""Of each tool a slider, and a figure that it opens with."""

INSIDE = ("file:", "data:", "blob:")


@pytest.fixture(scope="session")
def edition(site, tmp_path_factory):
    """The file where a reader may have put it."""
    folder = tmp_path_factory.mktemp("a folder with ümläut ")
    return shutil.copy(site / "downloads" / "tune-or-prompt.html", folder / "the article.html")


@pytest.fixture
def open_file(engine, edition):
    """Opens the file as a reader would; afterwards it may have complained of nothing, and asked for nothing."""
    readers = []

    def open_file(file=edition, before="", **options):
        context = engine.context(**options)
        context.set_offline(True)
        context.route(lambda url: not url.startswith(INSIDE), lambda route: route.abort())
        context.add_init_script(before)
        readers.append(Reader(context, f"file://{file}"))
        readers[-1].go("")
        return readers[-1]

    yield open_file
    for reader in readers:
        complaints, strangers = reader.complaints, reader.strangers
        reader.context.close()
        assert complaints == []
        assert strangers == []


def moved(tool):
    """A tool whose slider a reader has moved."""
    slider, _ = TOOLS[tool.name]
    tool.slider(slider).press("ArrowRight")
    return tool


def test_both_tools_answer_exactly(open_file):
    reader = open_file()

    assert reader.page.title().startswith("Fine-Tuning vs Prompt Engineering")
    for name, (_, figure) in TOOLS.items():
        tool = reader.tool(name).wait_until_live()
        assert quote(figure) in tool.region.inner_text()
        assert tool.engine.get_attribute("data-way") == "image"
        assert re.fullmatch(r"Python 3\.\d+\.\d+ in this page · exact", tool.engine.inner_text())
        assert moved(tool).shows_the_answer()
        assert not tool.marked()


def test_python_starts_by_itself(open_file):
    reader = open_file()

    reader.page.wait_for_function("document.querySelector('[data-engine]').dataset.state === 'ready'")
    assert reader.page.evaluate("scrollY") == 0


def test_another_scenario_is_answered_by_python(open_file):
    tool = open_file().tool("decision-lab")
    tool.root.get_by_role("radio", name="Policy answers").check()

    assert tool.shows_the_answer()
    assert tool.inputs()["scenario"] == "policy"


def test_a_scenario_is_carried_from_tool_to_tool(open_file):
    reader = open_file()
    lab = reader.tool("decision-lab")
    lab.root.get_by_role("radio", name="Policy answers").check()
    assert lab.shows_the_answer()
    costs = reader.tool("cost-workbench")

    lab.region.locator("[data-carry]").press("Enter")

    assert costs.inputs()["monthly_requests"] == "24,000"
    assert costs.shows_the_answer()
    costs.region.get_by_role("link", name="We will teach it our facts by tuning").press("Enter")
    assert reader.page.url.endswith("#we-will-teach-it-our-facts-by-tuning")


def test_what_was_worked_out_ahead_answers_without_python(open_file):
    reader = open_file(before="delete globalThis.Worker")

    for name in TOOLS:
        tool = moved(reader.tool(name))
        assert tool.shows_the_answer()
        assert tool.engine.inner_text().startswith(
            "Live answers are unavailable. What is shown was worked out when this page was built."
        )


@pytest.mark.in_firefox("quarters", 3)
@pytest.mark.parametrize("quarters", [1, 3])
def test_a_file_that_was_cut_short_says_so_and_still_answers_ahead(open_file, edition, tmp_path, quarters):
    text = edition.read_text("utf-8")
    damaged = tmp_path / "damaged.html"
    damaged.write_text(text[: len(text) * quarters // 4], "utf-8")

    reader = open_file(damaged)
    tool = reader.tool("decision-lab")
    tool.root.locator("[data-state=dead]").wait_for()
    reader.complaints.clear()  # Firefox tells the console, too
    assert moved(tool).shows_the_answer()
    assert tool.engine.inner_text().startswith("Live answers are unavailable.")


def test_without_scripts_the_article_is_complete(open_file):
    page = open_file(java_script_enabled=False).page

    for name, (_, figure) in TOOLS.items():
        assert quote(figure) in page.locator(f"[data-tool={name}] [data-result]").inner_text()
        assert page.locator(f"[data-tool={name}] table.given").is_visible()
        assert not page.locator(f"[data-tool={name}] [data-form]").is_visible()
    assert page.get_by_role("heading", name="Continue learning").is_visible()
    assert page.locator("footer").get_by_text("free software under the MIT license").is_visible()


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(253, 253, 252)"), ("dark", "rgb(17, 20, 23)")])
def test_its_colours_follow_the_system(open_file, scheme, paper):
    page = open_file(color_scheme=scheme).page

    for element in ("body", ".md-header"):
        seen = page.locator(element).evaluate("element => getComputedStyle(element).backgroundColor")
        assert seen == paper, element


def test_the_keyboard_reaches_a_slider(open_file):
    reader = open_file()
    tool = reader.tool("decision-lab").wait_until_live()
    tool.root.get_by_role("radio").first.focus()

    for _ in range(5):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.dataset.slides !== undefined"):
            break
    reader.page.keyboard.press("ArrowLeft")

    assert tool.slider(tool.sliders()[0]).evaluate("slider => slider === document.activeElement")
    assert tool.shows_the_answer()


@pytest.mark.in_firefox("look", "light")
@pytest.mark.parametrize("look", LOOKS)
def test_no_violation(open_file, look):
    reader = open_file(reduced_motion="reduce", **LOOKS[look])
    for name in TOOLS:
        reader.tool(name).wait_until_live()
    reader.page.locator("footer summary").click()

    assert violations(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_answer_is_saved_and_loaded(open_file):
    tool = open_file().tool("decision-lab").wait_until_live()
    change(tool)
    before = inputs(tool)

    name, content = download(tool, "data")
    _, picture = download(tool, "ranking", pixels=True)
    tool.page.reload()
    tool.wait_until_live()
    bring(tool, "picker", name, content)

    assert content.decode() == saved(tools()["decision-lab"], before, "data").text
    assert pixels(picture)[0] == 1600
    assert told(tool) == f"Loaded {name}."
    assert inputs(tool) == before
