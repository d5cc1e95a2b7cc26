"""A reader at a page: moves controls, and compares what is painted with what the engine answers."""

from urllib.parse import quote

from playwright.sync_api import TimeoutError as OutOfTime

from engine.controls import read
from engine.render import render_result
from engine.tools import tool, tools

TOOLS = list(tools())
"""The name of every tool."""

SAME = """
([region, html]) => {
  const plain = (parent) => {
    const copy = document.createElement("div");
    copy.append(...[...parent.childNodes].map((node) => node.cloneNode(true)));
    for (const kept of copy.querySelectorAll("[data-kept]")) kept.replaceChildren();
    for (const fold of copy.querySelectorAll("details")) fold.removeAttribute("open");
    for (const link of copy.querySelectorAll("a[href]")) link.removeAttribute("href");
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const blank = [];
    while (texts.nextNode()) if (!texts.currentNode.data.trim()) blank.push(texts.currentNode);
    for (const text of blank) text.remove();
    return copy;
  };
  const template = document.createElement("template");
  template.setHTML(html, { sanitizer: {} });
  return plain(region).isEqualNode(plain(template.content));
}
"""
"""Whether a region holds the same elements and words as some HTML; links lead to where the page is."""

ANSWERED = f"""
(tool, html) => {{
  const region = tool.querySelector("[data-result]");
  return region.ariaBusy === "false" && ({SAME})([region, html]);
}}
"""
"""The same of a tool that waits for no further answer: the same may have been asked twice. To compare takes long."""

INPUTS = """
(tool) => Object.fromEntries(
  [...tool.querySelectorAll("[data-form] input[name]")]
    .filter(({ type, checked }) => type !== "radio" || checked)
    .map(({ name, type, checked, value }) => [name, type === "checkbox" ? String(checked) : value]),
)
"""

LAY_OUT = """
() => {
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [all];
}
"""
"""Have a page lay out what is out of sight, too, for pictures and checks of the whole of it."""

HEAR = """
globalThis.heard = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.matches?.("[data-status]")) heard.push([target.closest("[data-tool]").dataset.tool, target.textContent]);
  }
}).observe(document, { childList: true, subtree: true });
"""
"""Keep what the status lines say: their words are there only until there is something newer to say."""

NO_MISTAKES = (
    "preloaded using link preload but not used",  # a machine that has much to do
    "Service Worker registration blocked by Playwright",  # as told
)
"""What a browser says that no page is to blame for."""


class Reader:
    """One page in one browser context."""

    def __init__(self, context, address):
        self.context = context
        self.address = address
        self.complaints = []
        self.strangers = []
        self.page = context.new_page()
        self.page.add_init_script(HEAR)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        context.on("request", self._note)

    def _hear(self, message):
        if message.type in ("error", "warning") and not any(words in message.text for words in NO_MISTAKES):
            self.complaints.append(message.text)

    def _note(self, request):
        if not request.url.startswith((quote(self.address, safe=":/"), "data:", "blob:")):
            self.strangers.append(request.url)

    def go(self, path, until="load"):
        self.page.goto(self.address + path, wait_until=until)

    def hold(self, address):
        """Keep the requests for a file waiting; call what comes back to let them go."""
        held = []
        self.context.route(address, lambda route: held.append(route))  # noqa: PLW0108 (Playwright wants a function)

        def let_go():
            while not held:
                self.page.wait_for_timeout(20)
            for route in held:
                route.continue_()

        return let_go

    def pythons(self):
        """The workers that run Python; the search has one of its own."""
        return [worker for worker in self.page.workers if worker.url.endswith("/worker.js")]

    def tool(self, name):
        """A tool on the page, brought into view."""
        found = ToolOnPage(self.page, name)
        found.root.scroll_into_view_if_needed()
        return found


class ToolOnPage:
    """A tool, as a reader and a test see it; `place` counts those of its name."""

    def __init__(self, page, name, place=0):
        self.page = page
        self.name = name
        self.place = place
        self.root = page.locator(f"[data-tool={name}]").nth(place)
        self.region = self.root.locator("[data-result]")
        self.engine = self.root.locator("[data-engine]")
        self.status = self.root.locator("[data-status]")
        self.undo = self.root.get_by_role("button", name="Undo")

    def wait_until_live(self):
        """Until Python answers in this page."""
        self.becomes("tool => tool.querySelector('[data-engine]').dataset.state === 'ready'")
        return self

    def ask(self, script, arg=None):
        """What a script says of the tool; to ask a locator takes Firefox's driver ten times as long."""
        return self.page.evaluate(self._asked(script), arg)

    def becomes(self, script, arg=None):
        """Wait until a script says yes of the tool."""
        self.page.wait_for_function(self._asked(script), arg=arg)

    def _asked(self, script):
        return f"arg => ({script})(document.querySelectorAll('[data-tool={self.name}]')[{self.place}], arg)"

    def heard(self):
        """Everything that assistive technology was given to say on this page."""
        return [text for name, text in self.page.evaluate("heard") if name == self.name]

    def marked(self):
        """Whether what is shown is marked as older than the controls."""
        return self.ask("tool => tool.matches('[data-moved], :has([data-result][data-stale])')")

    def inputs(self):
        """What the controls say."""
        return self.ask(INPUTS)

    def view(self):
        """What the engine shows, here and now, for what the controls say."""
        asked = tool(self.name)
        return asked.view(read(asked.inputs, self.inputs()))

    def expected(self):
        """The same as HTML."""
        return render_result(tool(self.name), self.view())

    def shows_the_answer(self):
        """Whether what is painted becomes what the engine answers to what the controls say."""
        try:
            self.becomes(ANSWERED, self.expected())
        except OutOfTime:
            return False
        return True

    def link(self):
        """The address of the present state, as it can be copied: it is written when the frame has been drawn."""
        self.page.wait_for_timeout(50)
        return self.root.locator("[data-link]").input_value()

    def box(self, name):
        return self.root.locator(f"input[name={name}]")

    def unfold(self):
        """Open the assumptions and their groups, so that every control can be reached."""
        self.ask("tool => tool.querySelectorAll('.fold, .fold details').forEach((fold) => (fold.open = true))")

    def slider(self, name):
        return self.root.locator(f"[data-slides={name}]")

    def sliders(self):
        return self.ask("tool => [...tool.querySelectorAll('[data-slides]')].map(({ dataset }) => dataset.slides)")

    def numbers(self):
        """The names of every box to type a number into."""
        return self.ask("tool => [...tool.querySelectorAll('input[type=text][name]')].map(({ name }) => name)")
