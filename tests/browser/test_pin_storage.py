"""Where pinned states are kept: what others have put there, and a browser that keeps nothing."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.comparison import Comparison, key


@pytest.mark.in_firefox("content", "nonsense", "null")
@pytest.mark.parametrize(
    "content",
    ["nonsense", "null", "[]", '{"version": 2, "pins": [{"name": "", "inputs": {}}]}', '{"version": 1}',
     '{"version": 1, "pins": {"length": 3}}', '{"version": 1, "pins": [null, 3, {"name": {}, "inputs": {}}]}',
     '{"version": 1, "pins": [{"name": "", "inputs": {"data": 5}}, {"name": "", "inputs": []}]}'],
)  # fmt: skip
def test_what_somebody_else_has_put_into_the_storage_is_ignored(open_page, content):
    reader = open_page("licences/")
    reader.page.evaluate("([key, content]) => localStorage.setItem(key, content)", [key("decision-lab"), content])
    reader.go("tools/decision-lab/")
    it = Comparison(reader, "decision-lab")
    it.tool.wait_until_live()
    it.come_near()

    assert it.shows()
    it.pin("Fine")
    assert it.names.input_value() == "Fine"


def test_hostile_text_in_the_storage_is_shown_as_text_and_old_inputs_leave_the_others_alone(open_page):
    reader = open_page("licences/")
    pins = [
        {"name": "<script>alert(1)</script>", "inputs": {"__proto__": "1"}},
        {"name": "<img src=x onerror=alert(1)>", "inputs": {"data": "10"}},
    ]
    content = json.dumps({"version": 1, "pins": pins})
    reader.page.evaluate("([key, content]) => localStorage.setItem(key, content)", [key("decision-lab"), content])
    reader.go("tools/decision-lab/")
    it = Comparison(reader, "decision-lab")
    it.tool.wait_until_live()
    it.come_near()

    expect(it.names).to_have_count(2)
    assert [box.input_value() for box in it.names.all()] == [pin["name"] for pin in pins]
    assert it.panel.locator("script, img").count() == 0
    expect(it.heads.first).to_contain_text("The tool cannot read these inputs any more.")
    assert it.change("Labeled-data availability") == ["", "+62"]


KEEPS_NOTHING = """
  for (const name of %s) {
    const usual = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
      if (key.startsWith("tune-or-prompt")) throw new DOMException("", "SecurityError");
      return usual.call(this, key, ...rest);
    };
  }
"""
"""A storage that refuses us some of what it does for others."""

REFUSED = {"everything": ["getItem", "setItem", "removeItem"], "more room": ["setItem"]}


@pytest.mark.parametrize("refused", REFUSED)
def test_a_storage_that_keeps_nothing_is_told_of_once(new_reader, refused):
    reader = new_reader()
    reader.page.add_init_script(KEEPS_NOTHING % REFUSED[refused])
    reader.go("tools/decision-lab/")
    it = Comparison(reader, "decision-lab")
    it.tool.wait_until_live()
    it.come_near()
    lost = it.panel.get_by_text("your pins are gone when you reload")
    expect(lost).to_be_hidden()

    it.pin("One")
    expect(it.tool.status).to_contain_text("One is pinned.")
    expect(it.tool.status).to_contain_text("your pins are gone when you reload")
    expect(lost).to_be_visible()
    it.pin("Two")

    expect(it.tool.status).to_contain_text("Two is pinned.")
    expect(it.tool.status).not_to_contain_text("gone")
    expect(lost).to_be_visible()
