"""What tests share."""

import json
from pathlib import Path

import pytest
from hypothesis import settings

from builder import offline
from tests.site import built, served

# The same examples every time, so that a red run can be repeated; speed is measured in bench/.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

HERE = Path(__file__).parent

# What changes the process it is imported into.
collect_ignore = ["builder/elsewhere/sitecustomize.py", "fuzz/guided.py"]


def pytest_addoption(parser):
    parser.addoption("--approve", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def vectors():
    """Input and output pairs that were checked by hand or by an independent model."""
    return json.loads((HERE / "vectors" / "vectors.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id):
    """A folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def site(shared):
    """The built site."""
    return built(shared)


@pytest.fixture(scope="session")
def address(site):
    """The site at the root of a domain."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def made(site):
    """The folder of scripts, Python and answers in it."""
    return offline.versioned(site)
