"""The site on this machine while it is written."""

import socket
import subprocess

import pytest

import build_site
from builder import pages, policy, serve
from builder.project import SITE, BuildError


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture
def run(monkeypatch):
    """Serve without building or waiting; returns the folders that were built and shown."""
    for name in ("SITE_URL", "OFFLINE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    built, shown = [], []
    monkeypatch.setattr(build_site, "build", lambda *folder: built.extend(folder or [SITE]))

    def fresh_python(command, **_):
        return subprocess.CompletedProcess(command, build_site.main(command[2:]))

    monkeypatch.setattr(serve.subprocess, "run", fresh_python)
    monkeypatch.setattr(pages, "follow", lambda rebuild, sources, folder, port: (rebuild(), shown.append(folder)))

    def run(port):
        serve.run(port)
        return built, shown

    return run


def test_what_is_shown_while_writing_is_never_what_is_published(run):
    built, shown = run(free_port())

    assert set(built) == set(shown) == {serve.SERVED}
    assert SITE not in [serve.SERVED, *serve.SERVED.parents]
    assert not any(folder in [serve.SERVED, *serve.SERVED.parents] for folder in serve.SOURCES), (
        "it would build for ever"
    )


def test_a_port_that_is_taken_is_said_before_anything_is_built(run):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with pytest.raises(BuildError, match="choose another"):
            run(listening.getsockname()[1])


def test_the_script_that_reloads_a_page_may_run(monkeypatch):
    page = f"<html>{policy.of_site(['go()'])}<body></body></html>"
    monkeypatch.setattr(pages.LiveReloadServer, "__init__", lambda server: None)

    shown = pages._Server()._inject_js_into_html(page.encode(), 1).decode()

    assert "livereload(1," in shown
    (script,) = policy.inline(shown)
    assert policy.of_site([script]).split("'sha256-")[1].partition("'")[0] in shown.partition("style-src")[0]
