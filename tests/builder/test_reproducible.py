"""One commit is one site: in another folder, on another day and another system, a build has the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.project import CACHE, ROOT

pytestmark = pytest.mark.endurance

ELSEWHERE = Path(__file__).with_name("elsewhere")
OTHERWISE = {
    "PYTHONPATH": str(ELSEWHERE),
    "NODE_OPTIONS": f"--require={ELSEWHERE / 'later.cjs'}",
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
}
"""A system that differs in whatever may get into a build."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The files of this commit, or what they are now, in another folder and of another day."""
    folder = tmp_path_factory.mktemp("another folder, umläut") / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
            os.utime(folder / name, (1e9, 1e9))
    git = ROOT / ".git"
    (folder / ".git").write_text(git.read_text("utf-8") if git.is_file() else f"gitdir: {git}\n", "utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def run(folder, *command, **environment):
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=os.environ | OTHERWISE | environment, umask=0o077,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_another_day_there(copy):
    command = (
        "import datetime, time; print(datetime.date.today() == datetime.date.fromtimestamp(time.time()), time.time())"
    )
    same, seconds = run(copy, "-c", command).split()
    node = "const day = new Date(); console.log(Date.now() / 1000, day.getTime() / 1000)"
    asked = "import subprocess, sys; from builder.project import NODE; subprocess.run([NODE, '-e', sys.argv[1]])"

    assert same == "True"
    assert float(seconds) - copy.stat().st_ctime > 999 * 86_400
    assert [float(said) - copy.stat().st_ctime > 999 * 86_400 for said in run(copy, "-c", asked, node).split()] == [
        True
    ] * 2


def test_a_build_elsewhere_on_another_day_is_the_same_to_the_byte(site, copy):
    """Answers worked out ahead are taken over: test_answers.py proves them alike, and they take a minute."""
    shutil.copytree(CACHE / "answers", copy / ".cache" / "answers")

    run(copy, "build_site.py")

    there = {path.relative_to(copy / "site"): path for path in (copy / "site").rglob("*") if path.is_file()}
    here = {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
    assert there.keys() == here.keys()
    assert [name for name in sorted(here) if here[name].read_bytes() != there[name].read_bytes()] == []
    assert (copy / ".cache" / "runtime").is_dir()
