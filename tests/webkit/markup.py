"""Two pieces of HTML compared as WebKit and the engine write them."""

from html.parser import HTMLParser


def parts(html):
    """The elements and words of some HTML, without what may differ: links lead to where the page is, and readers open
    folds and write into what is kept for them.
    """
    reading = _Parts()
    reading.feed(html)
    reading.close()
    return reading.found


class _Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self._kept = []  # the elements that are open, from one that is kept for readers on

    def handle_starttag(self, tag, attributes):
        if not self._kept and tag not in IMPLIED:
            given = {name: value or "" for name, value in attributes if (tag, name) not in LEFT}
            self.found.append((tag, given))
        if tag not in VOID and (self._kept or "data-kept" in dict(attributes)):
            self._kept.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self._kept:
            self._kept.pop()
        if not self._kept and tag not in VOID | IMPLIED:
            self.found.append((f"/{tag}", {}))

    def handle_data(self, data):
        if self._kept or not data.strip():
            return
        if self.found and self.found[-1][0] == WORDS:
            data = self.found.pop()[1] + data
        self.found.append((WORDS, data))


WORDS = "words"
LEFT = {("a", "href"), ("details", "open")}
IMPLIED = {"tbody"}  # of a table without one
VOID = {"br", "hr", "img", "input", "wbr"}
