"""Each control of each tool, by keyboard and by pointer; what is painted is what the engine answers."""

import re

import pytest
from playwright.sync_api import expect

from engine.controls import Choice, Switch, controls
from engine.scenarios import SCENARIOS
from engine.tools import tools

TOOLS = list(tools())


@pytest.fixture
def live(open_page):
    """A tool on its own page, answered by Python."""
    return lambda name, **options: open_page(f"tools/{name}/", **options).tool(name).wait_until_live()


@pytest.mark.parametrize("name", TOOLS)
def test_sliders_by_keyboard(live, subtests, name):
    tool = live(name)
    tool.unfold()
    for control in tool.sliders():
        with subtests.test(control):
            slider = tool.slider(control)
            seen = {tool.box(control).input_value()}
            slider.focus()

            for key in ("ArrowRight", "ArrowRight", "PageDown", "ArrowLeft", "End", "Home"):
                slider.press(key)
                assert tool.shows_the_answer()
                assert slider.get_attribute("aria-valuetext") == tool.view().labels[control]["spoken"]
                seen.add(tool.box(control).input_value())
            assert len(seen) > 3
            assert slider.evaluate("s => s === document.activeElement")


@pytest.mark.parametrize("name", TOOLS)
def test_sliders_by_pointer(live, subtests, name):
    tool = live(name)
    tool.unfold()
    for control in tool.sliders():
        with subtests.test(control):
            slider = tool.slider(control)
            slider.evaluate("s => s.scrollIntoView({ block: 'center' })")
            place = slider.bounding_box()
            y = place["y"] + place["height"] / 2

            for share in (0.9, 0.1, 0.5):
                tool.page.mouse.click(place["x"] + share * place["width"], y)
                assert tool.shows_the_answer()
            low, high = float(slider.get_attribute("min")), float(slider.get_attribute("max"))
            assert 0.4 < (float(slider.input_value()) - low) / (high - low) < 0.6


@pytest.mark.parametrize("name", TOOLS)
def test_fast_dragging_ends_on_the_last_position(live, name):
    tool = live(name)
    slider = tool.slider(tool.sliders()[0])
    slider.evaluate("s => s.scrollIntoView({ block: 'center' })")
    place = slider.bounding_box()
    y = place["y"] + place["height"] / 2
    tool.page.mouse.move(place["x"] + place["width"] / 2, y)
    tool.page.mouse.down()
    for turn in range(60):
        tool.page.mouse.move(place["x"] + place["width"] * (turn * 37 % 100) / 100, y)
    tool.page.mouse.move(place["x"] + place["width"] * 0.25, y)
    tool.page.mouse.up()

    assert tool.shows_the_answer()


@pytest.mark.in_firefox("width", 320)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", TOOLS)
def test_a_slider_stays_where_it_is_while_it_is_moved(live, name, width):
    tool = live(name, viewport={"width": width, "height": 900})
    tool.unfold()
    for control in tool.sliders():
        slider = tool.slider(control)
        slider.focus()
        before = place_on_page(slider)
        slider.press("Home")
        assert tool.shows_the_answer()
        slider.press("End")
        assert tool.shows_the_answer()
        assert place_on_page(slider) == pytest.approx(before, abs=0.1)


def place_on_page(slider):
    """From the page's own corner: a key may scroll a focused slider into view, and that is no shift."""
    return slider.evaluate("s => { const {x, y} = s.getBoundingClientRect(); return [x + scrollX, y + scrollY]; }")


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.in_firefox("hand", "keyboard")
@pytest.mark.parametrize("hand", ["keyboard", "pointer"])
def test_every_scenario_sets_its_inputs(live, name, hand):
    tool = live(name)
    starts = {option.value: option.sets for option in controls(tools()[name].inputs)["scenario"].options}
    tool.root.locator("input[value=support]").focus()

    for scenario in [*list(SCENARIOS)[1:], "support"]:
        if hand == "keyboard":
            tool.page.keyboard.press("ArrowRight")
        else:
            tool.root.locator(f"input[value={scenario}]").click()
        assert tool.inputs()["scenario"] == scenario
        for input, value in starts[scenario].items():
            assert tool.inputs()[input].replace(",", "") == str(value)
        assert tool.shows_the_answer()


@pytest.mark.parametrize("name", TOOLS)
def test_every_box_takes_a_number(live, name):
    tool = live(name)
    tool.unfold()
    for control in tool.numbers():
        tool.box(control).fill("1")
        assert tool.shows_the_answer()
        if tool.slider(control).count():
            stops = tool.slider(control).get_attribute("data-stops")
            assert tool.slider(control).input_value() == ("1" if stops is None else str(nearest_to_one(stops)))


def nearest_to_one(stops):
    """The place of the stop nearest to 1."""
    distances = [abs(float(stop.replace(",", "")) - 1) for stop in stops.split()]
    return distances.index(min(distances))


def test_switches_by_keyboard(live):
    tool = live("cost-workbench")
    switches = [name for name, kind in controls(tools()["cost-workbench"].inputs).items() if isinstance(kind, Switch)]
    for summary in tool.root.locator(".fold > summary, .fold__group > summary").all():
        summary.press("Enter")

    for name in switches:
        tool.box(name).press("Space")
        assert tool.inputs()[name] == "false"
        assert tool.shows_the_answer()


def test_any_approach_can_be_inspected_and_the_winner_followed_again(live):
    tool = live("decision-lab")
    choice = next(
        k for k in controls(tools()["decision-lab"].inputs).values() if isinstance(k, Choice) and k.on_page_only
    )

    for option in choice.options[1:]:
        button = tool.root.get_by_role("button", name=f"Inspect {option.label}")
        button.press("Enter")
        assert tool.shows_the_answer()
        assert tool.root.get_by_role("heading", name=f"Inspect recommendation: {option.label}").is_visible()
        assert button.get_attribute("aria-pressed") == "true"
        assert button.evaluate("b => b === document.activeElement")
    tool.root.get_by_role("button", name="Follow the winner").click()
    assert tool.shows_the_answer()
    assert tool.inputs()["inspect"] == "winner"
    assert tool.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Inspect LoRA / PEFT"


@pytest.mark.parametrize("name", TOOLS)
def test_an_edit_can_be_restored(live, name):
    tool = live(name)
    opening = tool.inputs()
    for control in tool.sliders()[:2]:
        tool.slider(control).press("Home")
    assert tool.shows_the_answer()
    assert "2 of 5" in tool.root.locator(".brief__edited").inner_text()

    tool.root.get_by_role("button", name="Restore").click()

    assert tool.shows_the_answer()
    assert tool.inputs() == opening
    assert tool.page.evaluate("document.activeElement.dataset.slides") in tool.sliders()[:2]


def test_focus_survives_when_the_ranking_moves(live):
    tool = live("decision-lab")
    tool.root.get_by_role("button", name="Inspect RAG").focus()

    tool.slider("freshness").evaluate("s => { s.value = 100; s.dispatchEvent(new Event('input', {bubbles: true})) }")

    assert tool.shows_the_answer()
    assert tool.root.locator(".row").first.get_attribute("data-key") == "rag"
    assert tool.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Inspect RAG"


def test_a_fold_stays_as_the_reader_left_it(live):
    tool = live("cost-workbench")
    fold = tool.root.locator(".numbers")
    fold.locator("summary").click()

    tool.slider("monthly_requests").press("ArrowRight")

    assert tool.shows_the_answer()
    assert fold.evaluate("f => f.open")


BAD = {
    "": "Enter",
    "abc": "Enter",
    "1e999": "Enter",
    "-0": "Enter",
    "12,5": "Enter",
    "１２": "Enter",
    "9" * 40: "Choose",
}


@pytest.mark.parametrize("name", TOOLS)
def test_bad_typing_gets_a_line_and_loses_nothing(live, subtests, name):
    tool = live(name)
    control = tool.sliders()[0]
    box, error = tool.box(control), tool.root.locator(f"[data-error={control}]")
    for text, beginning in BAD.items():
        with subtests.test(text):
            before = tool.region.inner_html()

            box.fill(text)
            error.wait_for(state="visible")

            assert error.inner_text().startswith(beginning)
            assert box.input_value() == text
            assert tool.marked()
            assert tool.engine.inner_text() == "What is shown is for earlier inputs."
            assert box.get_attribute("aria-invalid") == "true"
            assert error.get_attribute("id") in box.get_attribute("aria-describedby")
            assert tool.region.inner_html() == before

            box.fill("55")

            error.wait_for(state="hidden")
            assert box.get_attribute("aria-invalid") is None
            assert not tool.marked()
            assert tool.shows_the_answer()


ENTER = """
(tool, texts) => {
  for (const [name, text] of Object.entries(texts)) {
    const box = tool.querySelector(`input[name="${name}"]`);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""
"""Put texts into boxes, as typing does, but all of them at once."""

TOLD = """
([tool, wanted]) => Object.entries(wanted).every(([name, [text, invalid, allowed, beginning]]) => {
  const box = tool.querySelector(`input[name="${name}"]`);
  const line = tool.querySelector(`[data-error="${name}"]`).textContent;
  return box.value === text && box.ariaInvalid === invalid && line.includes(allowed) && line.startsWith(beginning);
})
"""
"""Whether every box still has its text and is told what is allowed."""


def test_bad_typing_in_any_assumption_gets_its_line(live, subtests):
    tool = live("cost-workbench")
    tool.unfold()
    opening = {name: tool.inputs()[name] for name in tool.numbers()}
    known = controls(tools()["cost-workbench"].inputs)
    for text, beginning in BAD.items():
        with subtests.test(text):
            tool.root.evaluate(ENTER, dict.fromkeys(opening, text))
            expect(tool.root.locator("[data-error]:visible")).to_have_count(len(opening))
            wanted = {name: [text, "true", known[name].allowed, beginning] for name in opening}
            tool.page.wait_for_function(TOLD, arg=[tool.root.element_handle(), wanted])
            assert not re.search("NaN|Infinity|undefined", tool.root.inner_text())
    tool.root.evaluate(ENTER, opening)

    expect(tool.root.locator("[data-error]:visible")).to_have_count(0)
    assert tool.shows_the_answer()


def test_a_price_example_is_filled_in_by_keyboard_in_one_step(live):
    tool = live("cost-workbench")
    tool.unfold()
    opening = tool.inputs()
    filled = tool.root.locator(".offers__filled")
    example = tool.root.get_by_role("button", name="GPT-6.1 Terra")
    assert filled.inner_text() == "None of these is filled in now."
    assert tool.root.locator(".offers__list a[href^='https://']").count() > 3

    example.press("Enter")

    assert tool.shows_the_answer()
    assert example.evaluate("b => b === document.activeElement")
    assert {name: text for name, text in tool.inputs().items() if text != opening[name]} == {
        "input_usd_per_million": "1", "output_usd_per_million": "5", "cache_read_ratio": "0.05",
    }  # fmt: skip
    expect(filled).to_contain_text("GPT-6.1 Terra (26 October 2026): input price $1 per million tokens")
    expect(tool.status).to_have_text(tool.view().summary)
    assert "Filled in the prices of GPT-6.1 Terra, as of 26 October 2026." in tool.heard()
    assert tool.root.locator(".fold__title .fold__count").all_inner_texts()[:3] == ["1 changed"] * 3

    tool.slider("cache_hit_rate").press("End")
    assert tool.shows_the_answer()
    expect(filled).to_contain_text("but for writing to the cache, which costs 1.25 times")
    example.press("Enter")
    assert tool.shows_the_answer()
    assert tool.inputs()["cache_write_ratio"] == "1.25"

    for _ in range(3):
        tool.root.locator("[data-undo]").click()
    assert tool.shows_the_answer()
    assert tool.inputs() == opening
    expect(filled).to_have_text("None of these is filled in now.")


def test_the_suggested_hit_rate_follows_the_volume_and_is_filled_in_on_request(live):
    tool = live("cost-workbench")
    tool.unfold()
    suggested = tool.root.locator("[data-label='cache_hit_rate.meaning']")
    expect(suggested).to_contain_text("100% of calls at most")

    tool.box("monthly_requests").fill("5000")
    expect(suggested).to_contain_text("44% of calls at most")
    assert tool.inputs()["cache_hit_rate"] == "0"
    tool.root.get_by_role("button", name="Fill in as suggested").press("Enter")

    assert tool.shows_the_answer()
    assert tool.inputs()["cache_hit_rate"] == "0.44"


def test_the_status_line_speaks_once_after_a_pause(live):
    tool = live("decision-lab")
    before = tool.heard()

    tool.slider("freshness").focus()
    for _ in range(8):
        tool.page.keyboard.press("PageUp")  # at once: a slow hand would pause between
    expect(tool.status).to_have_text(tool.view().summary)
    tool.page.wait_for_timeout(900)

    assert tool.heard() == [*before, tool.view().summary]
    assert tool.view().summary.startswith("RAG first with")


@pytest.mark.in_firefox("width", 320)
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("name", TOOLS)
def test_both_sizes_work_without_sideways_scrolling(live, name, width):
    tool = live(name, viewport={"width": width, "height": 800})

    tool.slider(tool.sliders()[1]).press("End")

    assert tool.shows_the_answer()
    assert tool.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_reference_figures_stay_after_python_took_over(live):
    lab, costs = live("decision-lab"), live("cost-workbench")
    lab.slider("data").press("ArrowRight")
    lab.slider("data").press("ArrowLeft")
    costs.slider("training_usd").press("ArrowRight")
    costs.slider("training_usd").press("ArrowLeft")

    assert lab.shows_the_answer()
    assert costs.shows_the_answer()
    assert lab.root.locator(".stack__figure").inner_text() == "84.9"
    for figure in ("$202", "$76.80", "$2,200", "17.6 months", "$125 / month"):
        assert costs.root.locator(".figures").get_by_text(figure, exact=True).is_visible()


@pytest.mark.parametrize("name", TOOLS)
def test_what_has_the_focus_is_never_covered(live, name):
    tool = live(name, viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    tool.slider(tool.sliders()[0]).focus()
    covered = []
    for _ in range(40):
        tool.page.keyboard.press("Tab")
        found = tool.page.evaluate(
            """() => {
              const it = document.activeElement, place = it.getBoundingClientRect();
              if (!it.closest("[data-tool]")) return null;
              const top = document.elementFromPoint(place.x + place.width / 2, place.bottom - 2);
              const label = it.closest("label");
              return it.contains(top) || label?.contains(top) ? "" : it.outerHTML.slice(0, 120);
            }"""
        )
        if found is None:
            break
        if found:
            covered.append(found)

    assert covered == []
