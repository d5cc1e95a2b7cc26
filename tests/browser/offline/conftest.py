"""A host that can go away, and a visitor of its site."""

import shutil

import pytest

from tests.browser.hosts import Host
from tests.browser.offline.visitor import Visitor


@pytest.fixture
def host(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    host = Host(tmp_path / "site")
    yield host
    host.goes()


@pytest.fixture
def context(engine):
    context = engine.context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def visitor(context, host):
    return Visitor(context, host.address)
