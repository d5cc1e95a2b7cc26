"""A reader whose browser may keep things, and what is looked at on a site that is kept."""

from playwright.sync_api import TimeoutError as OutOfTime

from tests.browser.reader import Reader

PAGES = ("", "tools/decision-lab/", "tools/cost-workbench/", "make-your-own/", "licences/")
FEW = PAGES[::2]
NOT_WAITED_FOR = ("net::ERR_ABORTED", "NS_BINDING_ABORTED", "NS_BASE_STREAM_CLOSED")
"""What the browser itself breaks off when a page is left."""

LEFT = "Failed to load ‘’."
"""What Firefox says of that, without a word about what it was."""

STATES = """async () => {
  const found = (await navigator.serviceWorker.getRegistration()) ?? {};
  return [found.installing?.state, found.waiting?.state, found.active?.state];
}"""
"""How far the workers of a page are."""


class Visitor(Reader):
    """A reader whose browser may keep things."""

    def __init__(self, context, address):
        super().__init__(context, address)
        self.failed = []
        self.page.on("requestfailed", self._fail)

    def mistakes(self):
        return [words for words in self.complaints if not words.startswith(LEFT)]

    def _fail(self, request):
        if request.failure not in NOT_WAITED_FOR:
            self.failed.append(f"{request.url}: {request.failure}")

    def go(self, path):
        """Open a page, and stay until it has what it asks for; what is left on its way, Firefox reports."""
        super().go(path)
        self.rest()

    def reload(self):
        self.page.reload()
        self.rest()

    def rest(self):
        """Material's script comes last; a tool that the page opens with has Python started."""
        self.page.wait_for_function("globalThis.document$")
        self.page.wait_for_timeout(300)
        if "/tools/" in self.page.url:
            self.page.locator("[data-engine][data-state=ready], [data-engine][data-state=dead]").first.wait_for()

    def visit(self, path=""):
        """Open a page and wait until the words of the site are kept."""
        self.go(path)
        try:
            self.page.wait_for_function("navigator.serviceWorker.controller")
        except OutOfTime as error:
            error.add_note(f"{self.said()} {self.page.evaluate(STATES)} {self.failed} {self.complaints}")
            raise
        return self

    def in_time(self, promised):
        """Whether what a promise gives becomes true within a few seconds."""
        try:
            self.page.wait_for_function(promised, timeout=5_000)
        except OutOfTime:
            return False
        return True

    def save_everything(self):
        self.page.locator("[data-keep-save]").click()
        self.page.locator("[data-keep-remove]").wait_for()
        return self

    def said(self):
        return self.page.locator("[data-keep-said]").inner_text()

    def in_cache(self, script):
        """What a script finds that is given the cache of the site."""
        return self.page.evaluate(f"""async () => {{
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          return ({script})(cache);
        }}""")


def moved_is_answered(reader, name):
    """Whether a slider that is moved by keyboard gets the engine's answer, from Python."""
    tool = reader.tool(name).wait_until_live()
    tool.slider(tool.sliders()[0]).focus()
    reader.page.keyboard.press("ArrowRight")
    return tool.shows_the_answer()


def version_on(page):
    """Which version the words and the script of a page are of."""
    words = "newer" if "The newer version." in page.content() else "first"
    script = "newer" if page.evaluate("'newer' in document.documentElement.dataset") else "first"
    return words, script
