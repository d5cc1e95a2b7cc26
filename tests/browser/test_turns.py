"""What would change the answer can be tried and taken back, and is seen to change."""

import pytest

from engine.controls import read
from engine.tools import tool


def test_a_flip_can_be_tried_and_taken_back(live):
    shown = live("decision-lab")
    for turn in shown.view().turns:
        assert shown.root.locator(f"[data-tick={turn.name}]").get_attribute("x1") == f"{turn.there}%"
    first = shown.view().turns[0]

    shown.root.get_by_role("button", name=f"Try it: {first.label} {first.there}").click()
    assert shown.inputs()[first.name] == first.there
    assert shown.shows_the_answer()
    assert shown.view().winner.profile.name == first.winner
    shown.undo.click()
    assert shown.inputs()[first.name] == first.here


def test_two_inputs_together_follow_and_can_be_tried(live):
    shown = live("decision-lab")
    panel = shown.root.locator("[data-panel=together]")
    panel.scroll_into_view_if_needed()
    shown.slider("tolerance").press("End")
    assert shown.shows_the_answer()
    panel.scroll_into_view_if_needed()
    shown.page.wait_for_function("() => document.querySelector('[data-panel=together][data-stale]') === null")
    asked = tool("decision-lab")
    both = asked.panels["together"].view(read(asked.inputs, shown.inputs()), {})
    assert both.sentence in panel.inner_text()

    panel.get_by_role("button", name="Try both").click()
    assert shown.shows_the_answer()
    assert {name: shown.inputs()[name] for name in both.sets} == both.sets
    assert shown.view().winner.option == both.option


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_rows_are_seen_to_move_only_by_those_who_like_it(live, motion):
    shown = live("decision-lab", reduced_motion=motion)
    shown.root.locator("[data-key=rag] button").focus()
    moves = shown.page.evaluate("""async () => {
        const tool = document.querySelector("[data-tool=decision-lab]");
        const moved = new Promise((resolve) => tool.addEventListener("answered", () => resolve(
            [...tool.querySelectorAll("[data-moves] > *")].flatMap((row) => row.getAnimations())
                .map((animation) => animation.effect.getTiming().duration))));
        const slider = tool.querySelector("[data-slides=freshness]");
        slider.value = "100";
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        return moved;
    }""")

    assert (len(moves) > 1) is (motion == "no-preference")
    assert all(0 < duration < 250 for duration in moves)
    assert shown.page.evaluate("document.activeElement.closest('[data-key]').dataset.key") == "rag"
    assert shown.shows_the_answer()


def test_rows_jump_while_a_hand_goes_on(live):
    tool = live("decision-lab")
    for freshness in ("65", "0", "100"):  # their answers are kept, and come at once below
        tool.box("freshness").fill(freshness)
        assert tool.shows_the_answer()
    tool.page.wait_for_timeout(500)
    moves = tool.ask("""(tool) => {
        const rows = () => [...tool.querySelectorAll("[data-moves] > *")];
        const order = () => rows().map((row) => row.dataset.key).join();
        const slider = tool.querySelector("[data-slides=freshness]");
        const known = new Set();
        const seen = [];
        return new Promise((resolve) => {
            let before = order();
            tool.addEventListener("answered", () => {
                const begun = rows().flatMap((row) => row.getAnimations()).filter((move) => !known.has(move));
                begun.forEach((move) => known.add(move));
                seen.push({ changed: order() !== before, begun: begun.length });
                before = order();
                if (seen.length === 2) resolve(seen);
                else move(65);
            });
            const move = (place) => {
                slider.value = place;
                slider.dispatchEvent(new Event("input", { bubbles: true }));
            };
            move(0);
        });
    }""")

    assert [move["changed"] for move in moves] == [True, True]
    assert moves[0]["begun"] > 1
    assert moves[1]["begun"] == 0
    assert tool.shows_the_answer()
