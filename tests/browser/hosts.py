"""A host that can publish anew, fall silent, and go away."""

import shutil
import time
from contextlib import ExitStack
from functools import partial
from threading import Event

from tests.site import MOUNT, StaticHost, serving


class ForgetfulHost(StaticHost):
    """Lets no browser answer from what it remembers, so that only what is kept can. It may fall silent."""

    def __init__(self, *args, silent, **kwargs):
        self.silent = silent
        super().__init__(*args, **kwargs)

    def do_GET(self):  # noqa: N802 (as http.server calls it)
        while self.silent.is_set():
            time.sleep(0.1)
        super().do_GET()

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class Host:
    """A host whose files can be replaced, and which can go away; its address stays."""

    def __init__(self, folder):
        self.folder = folder
        self.silent = Event()
        self._up = ExitStack()
        self.address = self._up.enter_context(
            serving(partial(ForgetfulHost, directory=str(folder), mount=MOUNT, silent=self.silent), MOUNT)
        )

    def goes(self):
        self.silent.clear()
        self._up.close()

    def publishes(self, site):
        """Put another version in place of what is there."""
        shutil.rmtree(self.folder)
        shutil.copytree(site, self.folder)
