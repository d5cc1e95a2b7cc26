"""Changing what is on the page into something else, whatever the two are: the result is right, and nodes stay."""

from itertools import product

import pytest

from builder.bundle import SCRIPTS, classic

TREES = """
(seed) => {
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const below = (count) => Math.floor(next() * count);
  const grow = (depth) => {
    const node = document.createElement(depth > 2 ? "li" : "div");
    if (next() < 0.5) node.dataset.key = `k${below(1e9)}`;
    for (let count = depth > 3 ? 0 : below(4); count > 0; count--) node.append(next() < 0.3 ? word() : grow(depth + 1));
    return node;
  };
  const word = () => `${below(9)}`;
  const any = (parent) => { const all = [...parent.querySelectorAll("*")]; return all[below(all.length)]; };
  const edits = [
    (tree) => any(tree)?.append(word()),
    (tree) => any(tree)?.remove(),
    (tree) => any(tree)?.append(grow(3)),
    (tree) => any(tree)?.setAttribute("title", word()),
    (tree) => { const one = any(tree); one?.prepend(...[...one.childNodes].reverse()); },
    (tree) => { const [one, other] = [any(tree), any(tree)]; if (one && !one.contains(other)) other.append(one); },
  ];
  const region = grow(0);
  const wanted = region.cloneNode(true);
  for (let count = 1 + below(3); count > 0; count--) edits[below(edits.length)](wanted);
  for (const tree of [region, wanted]) tree.normalize();
  const before = new Map([...region.querySelectorAll("[data-key]")].map((node) => [node.dataset.key, node]));
  const content = document.createDocumentFragment();
  content.append(...wanted.cloneNode(true).childNodes);
  document.body.replaceChildren(region);
  const start = region.innerHTML;
  const whole = content.cloneNode(true);
  globalThis.morph(region, content, "test");
  const lost = [...region.querySelectorAll("[data-key]")].filter(
    (node) => before.has(node.dataset.key) && before.get(node.dataset.key) !== node,
  );
  const same = content.isEqualNode(whole);
  return { start, wanted: wanted.innerHTML, found: region.innerHTML, lost: lost.map((node) => node.outerHTML), same };
}
"""
"""A tree, and what some edits make of it, from one number; the first is turned into the second."""


CHANGE = """
({ from, to, does }) => {
  const region = document.createElement("div");
  document.body.replaceChildren(region);
  region.innerHTML = from;
  const before = region.querySelector("[data-mine]");
  new Function("it", does)(before);
  const template = document.createElement("template");
  template.innerHTML = to;
  const isKept = (element) => element.dataset.kept !== undefined;
  for (const pair of globalThis.morph(region, template.content, "test", isKept)) globalThis.finish(pair, "test");
  const found = region.querySelector("[data-mine]");
  return { same: found === before, open: found.open, value: found.value, inside: found.children.length };
}
"""
"""What has become of an element that a reader or a script has done something to."""


@pytest.fixture
def page(engine, tmp_path):
    entry = tmp_path / "entry.js"
    entry.write_text(f'import * as morph from "{(SCRIPTS / "morph.js").as_posix()}"; Object.assign(globalThis, morph);')
    context = engine.context()
    page = context.new_page()
    page.add_script_tag(content=classic({"entry": entry})["entry"])
    yield page
    context.close()


def test_one_tree_becomes_another(page):
    trees = [page.evaluate(TREES, seed) for seed in range(1, 400)]

    assert sum(tree["start"] != tree["wanted"] for tree in trees) > 200
    for tree in trees:
        assert tree["found"] == tree["wanted"], tree["start"]
        assert tree["lost"] == [], tree
        assert tree["same"], "what it became has been used up"


THINGS = [
    ("<details data-mine><summary>More</summary></details>", "it.open = true", {"open": True}),
    ("<input data-mine>", "it.value = 'typed'", {"value": "typed"}),
    ("<div data-mine data-kept></div>", "it.append(document.createElement('i'))", {"inside": 1}),
]
"""A thing, what somebody does to it, and how that is seen."""

PLACES = [
    ("{}<p>1</p>", "<p>0</p>{}<p>1</p>"),
    ("{}<ul></ul>", "<p>0</p>{}"),
    ("<p data-key=a>0</p>{}<p>1</p>", "{}<p data-key=b>1</p>"),
]
"""Where it stands, and where it stands then."""


def test_what_somebody_has_done_something_to_stays_as_it_is(page):
    for (thing, does, is_done), (before, after) in product(THINGS, PLACES):
        found = page.evaluate(CHANGE, {"from": before.format(thing), "to": after.format(thing), "does": does})

        assert {**found, **is_done, "same": True} == found, (thing, before)
