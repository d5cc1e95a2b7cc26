"""A host on this machine as a reader far away meets it: compressed, cached as on Pages, and at will slow."""

import functools
import gzip
import http.server
import threading
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site import serving

COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".wasm", ".txt")
"""What Pages compresses on the way; everything else is sent as it is."""

KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Types of files, as Pages has them."""


@dataclass
class Link:
    """What lies between the host and the reader; all connections share it.

    `seconds` is the time of one round trip, `bytes_per_second` the most that gets through, both 0 for no limit.
    """

    seconds: float = 0
    bytes_per_second: int = 0
    sent: int = 0
    free_at: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, count: int) -> None:
        """Until so many bytes, in their turn, have got through."""
        with self.lock:
            self.sent += count
            if not self.bytes_per_second:
                return
            now = time.monotonic()
            self.free_at = max(self.free_at, now) + count / self.bytes_per_second
            through = self.free_at
        time.sleep(max(0, through - now))


FAST = (0.0, 0)
MOBILE = (0.085, 9_000_000 // 8)
"""A usual 4G: 85 ms and 9 Mbit/s."""


class Host(http.server.BaseHTTPRequestHandler):
    """Serves a folder over a link."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, folder: Path, link: Link) -> None:
        self.folder = folder
        self.link = link
        super().__init__(*arguments)  # type: ignore[arg-type]

    def setup(self) -> None:
        """A connection takes a round trip to open."""
        super().setup()
        time.sleep(self.link.seconds)

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        time.sleep(self.link.seconds)
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.kind(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        for start in range(0, len(body), 16_384):
            part = body[start : start + 16_384]
            self.link.wait(len(part))
            self.wfile.write(part)

    def kind(self, path: Path) -> str:
        """A file's type, as Pages has it."""
        return KINDS.get(path.suffix, "application/octet-stream")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to say."""


@functools.cache
def packed(path: Path) -> bytes:
    """A file as it goes over the wire."""
    content = path.read_bytes()
    return gzip.compress(content, 6) if path.suffix in COMPRESSED else content


def served(folder: Path, link: Link) -> AbstractContextManager[str]:
    """The address of a folder behind a link, until the block ends."""
    return serving(functools.partial(Host, folder=folder, link=link))
