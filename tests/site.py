"""A built site and a server for it, as a static host would serve it."""

import fcntl
import functools
import http.server
import re
import socket
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote

import build_site
from builder import offline

MOUNT = "/a path/with umläut/"
"""A sub-path with characters that careless links break on."""


def built(shared: Path) -> Path:
    """The site, built once for all test processes."""
    site = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build_site.build(site)
    return site


def taken_apart(site: Path) -> Path:
    """A copy of a site again as it was before what is of one version got its folder."""
    folder = offline.versioned(site)
    for path in list(folder.iterdir()):
        path.rename(folder.parent / path.name)
    folder.rmdir()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8").replace(f"{folder.name}/", "")
        page.write_text(re.sub('(?<=<meta name="version" content=")[^"]*', "", html), "utf-8")
    style = folder.parent / "style.css"
    style.write_text(style.read_text("utf-8").replace("../fonts", "./fonts"), "utf-8")
    return site


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a mount, and its 404.html for everything else."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a header's packet waits 40 ms for its body's

    def __init__(self, *args, mount="/", **kwargs):
        self.mount = mount
        super().__init__(*args, **kwargs)

    def translate_path(self, path):
        plain = unquote(path.partition("?")[0].partition("#")[0])
        if not plain.startswith(self.mount):
            return str(Path(self.directory) / "nothing here")
        return super().translate_path("/" + path[len(path) - len(path.split("/", self.mount.count("/"))[-1]) :])

    def send_error(self, code, message=None, explain=None):
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class _Server(http.server.ThreadingHTTPServer):
    """Says nothing when a browser hangs up: it does so whenever a page is left. When it closes, it hangs up itself."""

    def __init__(self, *args):
        super().__init__(*args)
        self._connections = set()

    def get_request(self):
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def shutdown_request(self, request):
        self._connections.discard(request)
        super().shutdown_request(request)

    def server_close(self):
        super().server_close()
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def served(folder: Path, mount: str = "/"):
    """The address of a server for a folder, until the block ends."""
    return serving(functools.partial(StaticHost, directory=str(folder), mount=mount), mount)


@contextmanager
def serving(handler, mount: str = "/"):
    """The address under which a handler of requests answers, until the block ends."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{mount}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
