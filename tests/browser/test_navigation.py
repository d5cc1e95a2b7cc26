"""Sub-paths, instant navigation, search, colour schemes."""

from tests.site import MOUNT, served


def tab(page, name):
    """A link to another page, when Material's script is there to take its page instead of loading it."""
    page.wait_for_function("!('opening' in document.documentElement.dataset)")
    return page.get_by_role("navigation", name="Tabs").get_by_role("link", name=name, exact=True)


def test_everything_works_under_a_sub_path(open_page, site):
    with served(site, MOUNT) as base:
        reader = open_page(base=base)
        tool = reader.tool("cost-workbench").wait_until_live()
        tool.slider("evaluation_usd").press("End")
        assert tool.shows_the_answer()
        reader.page.get_by_role("link", name="Decision Lab", exact=True).first.click()
        reader.page.locator("h1", has_text="Prompt vs Tune Decision Lab").wait_for()
        lab = reader.tool("decision-lab").wait_until_live()
        lab.slider("data").press("Home")
        assert lab.shows_the_answer()


def test_navigating_away_and_back_keeps_one_python_and_live_tools(open_page):
    reader = open_page("tools/decision-lab/")
    reader.page.evaluate("window.untouched = true")
    reader.tool("decision-lab").wait_until_live().slider("data").press("Home")

    for link, name in (
        ("Cost Workbench", "cost-workbench"),
        ("Decision Lab", "decision-lab"),
        ("Article", "cost-workbench"),
    ):
        tab(reader.page, link).press("Enter")
        reader.page.locator("h1", has_text="Fine-Tuning" if link == "Article" else link).wait_for()
        tool = reader.tool(name).wait_until_live()
        tool.slider(tool.sliders()[0]).press("End")
        assert tool.shows_the_answer()
    reader.page.go_back()
    reader.page.locator("h1", has_text="Prompt vs Tune Decision Lab").wait_for()
    tool = reader.tool("decision-lab").wait_until_live()
    tool.slider("volume").press("Home")
    assert tool.shows_the_answer()

    assert reader.page.evaluate("window.untouched")
    assert len(reader.pythons()) == 1


def test_a_page_that_takes_the_place_of_another_keeps_its_style_sheets(open_page, site):
    sheets = "[...document.querySelectorAll('link[rel=stylesheet]')]"
    with served(site, MOUNT) as base:
        page = open_page(base=base).page
        page.wait_for_function("globalThis.component$ !== undefined")
        page.evaluate(f"for (const sheet of {sheets}) sheet.there = true")

        for link in ("Decision Lab", "Cost Workbench", "Make your own", "Article"):
            tab(page, link).press("Enter")
            page.locator("h1", has_text="Fine-Tuning" if link == "Article" else link).wait_for()
            assert page.evaluate(f"{sheets}.map(sheet => sheet.there)") == [True], link
            assert page.locator("a.md-logo").first.evaluate("link => link.getAttribute('href') === link.href")


def test_words_of_a_footnote_and_of_a_title_are_shown_where_they_are_pointed_at(open_page):
    page = open_page().page
    page.wait_for_function("globalThis.component$ !== undefined")
    shown = page.locator(".md-tooltip2--active")
    note = page.locator(".footnote-ref").first
    words = page.evaluate("id => document.getElementById(id).innerText", note.get_attribute("href").removeprefix("#"))

    note.hover()
    assert shown.inner_text().strip()[:20] == words.strip()[:20]
    page.mouse.move(0, 0)
    shown.wait_for(state="hidden")
    titled = page.locator("article [title]:visible").last
    title = titled.get_attribute("title")
    titled.hover()
    assert shown.inner_text().strip() == title


def test_both_tools_of_a_page_share_one_python(open_page):
    reader = open_page()
    lab = reader.tool("decision-lab").wait_until_live()
    costs = reader.tool("cost-workbench")

    costs.slider("training_usd").press("End")
    lab.slider("data").press("End")

    assert lab.shows_the_answer()
    assert costs.shows_the_answer()
    assert len(reader.pythons()) == 1


def test_search_finds_the_article_and_the_tools(open_page):
    reader = open_page("make-your-own/")
    box = reader.page.get_by_role("textbox", name="Search")
    box.click()
    for words, heading in (
        ("recommendation stack", "Decision Lab"),
        ("forget", "How fine-tuning works"),
        ("break-even", "Cost Workbench"),
    ):
        box.fill("")
        box.press_sequentially(words)
        reader.page.locator(".md-search-result__item", has_text=heading).first.wait_for()


def test_colours_follow_the_system_and_can_be_chosen(open_page):
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = open_page(color_scheme="dark").page
    light = open_page(color_scheme="light").page

    assert dark.evaluate(paper) == "rgb(17, 20, 23)"
    assert dark.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert light.evaluate(paper) == "rgb(253, 253, 252)"

    light.locator("[data-md-component=palette] label:visible").click()
    assert light.evaluate(paper) == "rgb(253, 253, 252)"
    light.locator("[data-md-component=palette] label:visible").click()
    light.wait_for_function(f"{paper} === 'rgb(17, 20, 23)'")
    light.reload()
    assert light.evaluate(paper) == "rgb(17, 20, 23)"


def test_a_link_within_the_page_leads_there_and_loses_nothing(open_page):
    reader = open_page()
    page = reader.page
    page.wait_for_function("document.querySelectorAll('[data-tool][data-live]').length === 2")
    page.locator("[name=volume]").evaluate("box => { box.value = '7' }")

    page.get_by_role("link", name="Adaptation Cost Workbench", exact=True).first.click()

    page.wait_for_url("**/#adaptation-cost-workbench")
    heading = page.locator("#adaptation-cost-workbench")
    page.wait_for_function("heading => Math.abs(heading.getBoundingClientRect().y) < 200", arg=heading.element_handle())
    reader.tool("cost-workbench").wait_until_live()
    assert page.locator("[name=volume]").input_value() == "7"

    page.go_back()
    page.wait_for_function("scrollY < 1000")
    assert page.locator("[name=volume]").input_value() == "7"
    tab(page, "Decision Lab").press("Enter")
    page.locator("h1", has_text="Prompt vs Tune Decision Lab").wait_for()
    page.go_back()
    page.wait_for_function("document.querySelectorAll('[data-tool]').length === 2")


def test_links_of_an_answer_that_was_read_on_another_page_lead_on_from_the_one_that_is_open(open_page):
    """On the article's page they lead to its sections, on the tool's own to the article."""
    links = "tool => [...tool.querySelectorAll('[data-result] a[data-place]')].map((link) => link.href)"

    def at_the_end(tool):
        tool.wait_until_live().slider(tool.sliders()[0]).press("End")
        assert tool.shows_the_answer()
        return tool.ask(links)

    reader = open_page("tools/cost-workbench/")
    expected = at_the_end(reader.tool("cost-workbench"))
    assert expected != []

    reader.go("")
    reader.page.wait_for_function("globalThis.component$ !== undefined")
    reader.page.evaluate("window.untouched = true")
    assert at_the_end(reader.tool("cost-workbench")) != expected
    tab(reader.page, "Cost Workbench").press("Enter")
    reader.page.locator("h1", has_text="Workbench").wait_for()

    assert at_the_end(reader.tool("cost-workbench")) == expected
    assert reader.page.evaluate("window.untouched")
