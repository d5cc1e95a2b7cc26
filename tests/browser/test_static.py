"""With scripts off the page is whole."""

import pytest

TOOLS = ["", "tools/decision-lab/", "tools/cost-workbench/", "embed/decision-lab/", "embed/cost-workbench/"]


@pytest.fixture
def page(open_page):
    return lambda path="": open_page(path, java_script_enabled=False).page


def test_the_opening_answers_are_on_the_page(page):
    article = page()

    for text in (
        "84.9",
        "$202",
        "$76.80",
        "$2,200",
        "17.6 months",
        "$125 / month",
        "LoRA / PEFT",
        "No warnings for this setup.",
    ):
        assert article.locator("[data-result]").get_by_text(text, exact=True).first.is_visible()
    assert article.get_by_text("$2,419 prompt-only vs $3,122 with tuning").is_visible()


def test_controls_that_could_do_nothing_are_not_there_and_their_values_are(page):
    article = page()

    assert article.locator("[data-form]:visible").count() == 0
    assert article.locator("[data-tool] button:visible").count() == 0
    for label, value in {"Freshness need": "18", "Monthly requests": "120,000 requests a month"}.items():
        row = article.locator(".given tr", has_text=label)
        assert row.is_visible()
        assert value in row.inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_needs_sideways_scrolling(open_page, subtests, width):
    reader = open_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    for path in [*TOOLS, "make-your-own/", "licences/"]:
        with subtests.test(path):
            reader.go(path)
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
            reader.page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
            directions = "charts => charts.map((chart) => getComputedStyle(chart).direction)"
            assert set(reader.page.locator(".chart, .map__figure").evaluate_all(directions)) <= {"ltr"}


def test_an_address_that_does_not_exist_has_a_page(open_page):
    reader = open_page("no/such/page/", java_script_enabled=False)
    lost = reader.page
    reader.complaints.clear()  # the browser reports the 404 that was asked for

    assert lost.get_by_role("heading", name="This page does not exist").is_visible()
    assert lost.get_by_role("link", name="Prompt vs Tune Decision Lab").is_visible()


@pytest.mark.parametrize("path", ["index.html", "tools/decision-lab/index.html"])
def test_a_page_that_is_opened_from_a_disk_says_what_to_open_instead(engine, site, path):
    page = engine.context().new_page()
    page.goto((site / path).as_uri())
    told = page.get_by_text("they need a web server")

    assert told.is_visible()
    page.goto(told.locator("a").evaluate("link => link.href"))
    page.locator("[data-engine][data-state=ready]").first.wait_for()
    assert page.get_by_text("they need a web server").count() == 0
    page.context.close()


def test_a_page_that_a_host_serves_does_not(open_page):
    assert not open_page().page.locator("[data-disk]").is_visible()


AWAKE = "!('opening' in document.documentElement.dataset)"


def test_what_is_folded_away_is_laid_out_when_it_is_opened_or_the_page_is_awake(new_reader):
    reader = new_reader()
    let_go = reader.hold("**/bundle.*.js")
    reader.go("tools/cost-workbench/", until="commit")
    fold = reader.page.locator("details.fold:has(> .fold__group)")
    folds = fold.locator("> .fold__group")
    shown = "parts => parts.map((part) => getComputedStyle(part).display !== 'none')"
    reader.tool("cost-workbench").wait_until_live()

    assert not any(folds.evaluate_all(shown))
    fold.first.locator("> summary").click()
    assert any(folds.evaluate_all(shown))
    fold.first.locator("> summary").click()
    let_go()
    reader.page.wait_for_function(AWAKE)
    assert all(folds.evaluate_all(shown))


def test_what_is_folded_away_can_be_found_without_the_themes_script(new_reader):
    reader = new_reader()
    reader.context.route("**/bundle.*.js", lambda route: route.abort())
    reader.go("tools/cost-workbench/")

    reader.page.wait_for_function(AWAKE)
    reader.complaints.clear()  # the browser's report of the script that was cut


@pytest.mark.parametrize("place", ["tools/decision-lab/", "embed/decision-lab/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_have_the_colour_of_the_words_around_them(open_page, place, scheme):
    page = open_page(place, color_scheme=scheme).page
    link = page.locator("[data-carry]").first
    colours = "link => [link, link.parentElement, document.body].map((one) => getComputedStyle(one).color)"

    assert len(set(link.evaluate(colours))) == 1
