"""What has been put into a page runs nothing, on the site and in an article in one file."""

import pytest

from tests.browser.reader import Reader

PAGES = {
    "site": "tools/decision-lab/",
    "one file": "downloads/tune-or-prompt.html",
    "frame": "embed/decision-lab/",
}

INJECTED = """
<script>hurt.push("a script")</script>
<script src="data:text/javascript,hurt.push('a script in an address')"></script>
<img src="none:" onerror="hurt.push('a handler')">
<a id="led" href="javascript:hurt.push('a link')">Go</a>
<iframe srcdoc="<script>parent.hurt.push('a frame')</script>"></iframe>
<form id="sent" action="https://site.invalid/"><button>Send</button></form>
<base href="https://site.invalid/">
"""
"""What a hole in a page could let in; scripts cannot take an image's address that has no scheme for one."""

ATTEMPTS = """
async () => {
  await new Promise((resolve) => setTimeout(resolve)); // what drives the browser may do more, until then
  const element = (name, set) => {
    const made = Object.assign(document.createElement(name), set);
    document.body.append(made);
    return made;
  };
  const attempts = {
    "text as a script": () => element("script", { textContent: "hurt.push('text')" }),
    "a script from elsewhere": () => element("script", { src: "https://site.invalid/a.js" }),
    "HTML with a handler": () => element("p").innerHTML = "<img src='none:' onerror='hurt.push(1)'>",
    "HTML with a script": () => element("p").insertAdjacentHTML("beforeend", "<script></" + "script>"),
    "HTML with a link that runs": () => element("p").innerHTML = "<a href=' java\\nscript:hurt.push(1)'>a</a>",
    "a handler as text": () => element("p").setAttribute("onclick", "hurt.push(1)"),
    "text that is evaluated": () => (0, eval)("hurt.push('eval')"),
    "a function of text": () => new Function("hurt.push('function')")(),
    "a worker from elsewhere": () => new Worker("data:text/javascript,"),
    "a worker's address as text": () => new Worker("https://site.invalid/worker.js"),
    "a policy of one's own": () => trustedTypes.createPolicy("mine", {}),
    "our policy again": () => trustedTypes.createPolicy("tune-or-prompt", {}),
    "asking elsewhere": () => fetch("https://site.invalid/"),
  };
  const done = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      done.push(name);
    } catch {}
  }
  return done;
}
"""
"""What a script that has gone wrong could try; says what was not refused."""


@pytest.fixture(params=["site", "one file", "frame"])
def injected(request, engine, address, site, tmp_path):
    """A page into which something was put on the way, before its first words."""
    path = PAGES[request.param]
    page = site / (f"{path}index.html" if path.endswith("/") else path)
    html = page.read_text("utf-8").replace("<main", f"{INJECTED}<main", 1)
    assert INJECTED in html
    context = engine.context()
    context.add_init_script("globalThis.hurt = [];")
    if request.param == "one file":
        (tmp_path / "injected.html").write_text(html, "utf-8")
        reader = Reader(context, f"file://{tmp_path}/")
        reader.go("injected.html")
    else:
        context.route(f"**/{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
        reader = Reader(context, address)
        reader.go(path)
    yield reader
    context.close()


def test_nothing_that_was_put_into_a_page_runs(injected):
    page = injected.page
    page.locator("#led").dispatch_event("click")  # to which a pointer may not get

    assert page.evaluate(ATTEMPTS) == []
    assert injected.tool("decision-lab").wait_until_live().shows_the_answer()
    page.locator("#sent button").dispatch_event("click")  # last: Playwright waits for what it would open
    assert page.evaluate("hurt") == []
    assert page.evaluate("new URL(document.baseURI).host === location.host")
    assert not any("site.invalid" in address for address in injected.strangers)


def test_the_theme_makes_elements_of_text_that_run_nothing(open_page):
    reader = open_page("licences/")
    reader.page.wait_for_function("trustedTypes.defaultPolicy !== null && 'document$' in window")

    made = reader.page.evaluate("""() => {
      const { defaultPolicy: theme } = trustedTypes;
      const html = (text, sink = "Element innerHTML") => String(theme.createHTML(text, "TrustedHTML", sink));
      const script = "<script src=a.js><" + "/script>";
      return [
        [html(`<title>a</title>${script}`, "DOMParser parseFromString"),
         html("On <mark>on</mark> <a href='/?h=javascript:'>a</a> &lt;script>")],
        [script, "<svg><a xlink:href='javascript:1'></a></svg>", "<b ONCLICK=a>", "<base>"].map((text) => html(text)),
        ["assets/a.js", "../assets/a.js", "../../assets/a.js", "/a.js"].map((at) => String(theme.createScriptURL(at))),
        ["https://site.invalid/a.js", "blob:a", "data:,"].map((at) => String(theme.createScriptURL(at))),
      ];
    }""")

    assert [len(text) > 20 for text in made[0]] == [True, True]
    assert set(made[1]) == {""}
    assert all(made[2])
    assert set(made[3]) == {""}
    # Looking at a handler in a template already has Chromium say that it would not run.
    assert [text for text in reader.complaints if "inline event handler" not in text] == []
    reader.complaints.clear()
