"""What a page has the browser save."""

from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = TemporaryDirectory(prefix="downloads-")
"""Where this process's browsers save."""


def downloaded(page, act):
    """The name and the bytes of the file that a page saves when something is done."""
    if page.context.browser.browser_type.name == "firefox":
        return _found(page, act)
    with page.expect_download() as started:
        act()
    return started.value.suggested_filename, started.value.path().read_bytes()


def _found(page, act):
    """The same where Playwright says nothing: of a machine's own Firefox it tells only downloads that navigate."""
    folder = Path(FOLDER.name)
    act()
    for _ in range(600):
        files = list(folder.iterdir())
        if len(files) == 1 and files[0].stat().st_size:
            content = files[0].read_bytes()
            files[0].unlink()
            return files[0].name, content
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing was saved: {files}")
