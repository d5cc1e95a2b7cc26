"""The bill of materials: in CycloneDX's form, and of everything that others made."""

import hashlib
import json
import re
from itertools import chain

import pytest

from builder import licences, material, sbom
from builder.project import BuildError

OURS = re.compile(
    r".*\.html|sw\.js|sbom\.cdx\.json|manifest\.webmanifest|sitemap\.xml(\.gz)?|search/search_index\.json"
    r"|assets/made/(boot|worker)\.js(\.map)?|assets/made/frame[a-z-]*\.(js|css)|embed/embed\.js|assets/made/style\.css(\.map)?|assets/made/pages\.json"
    r"|assets/made/(answers|licences|pictures)/.*|assets/made/runtime/(tune_or_prompt-.*\.whl|empty\.zip)"
)
"""What the build makes of sources in this repository; of others' works in it, the bill names no file."""


@pytest.fixture(scope="module")
def bill(site):
    return json.loads((site / sbom.FILE).read_text("utf-8"))


def every(components):
    return list(chain.from_iterable([part, *every(part.get("components", []))] for part in components))


def test_it_has_what_the_form_requires(bill):
    components = every([bill["metadata"]["component"], *bill["components"]])
    refs = [part["bom-ref"] for part in components if "bom-ref" in part]

    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert len(refs) == len(set(refs))
    for part in components:
        assert part["type"] in ("application", "library", "file") and part["name"]
        assert all(re.fullmatch("[0-9a-f]{64}", told["content"]) for told in part.get("hashes", []))
        assert all(set(told["license"]) == {"id"} for told in part.get("licenses", []))
        assert part["type"] == "file" or part["licenses"]
        assert part.get("purl", "pkg:").startswith("pkg:")


def test_it_names_every_work_as_the_page_of_licences_does(bill, site):
    told = {part["bom-ref"]: (part["version"], part["licenses"][0]["license"]["id"]) for part in bill["components"]}
    page = (site / "licences" / "index.html").read_text("utf-8")

    assert told == {work.id: (work.version, work.licence) for work in licences.works() if work.id != "tune-or-prompt"}
    [material] = [part for part in bill["components"] if part["bom-ref"] == "material"]
    inside = {part["name"] for part in material["components"] if part["type"] == "library"}
    assert inside >= {"lunr", "rxjs", "clipboard"}
    assert all(name.replace("clipboard", "clipboard.js").lower() in page.lower() for name in inside)
    assert f'href="../{sbom.FILE}"' in page


def test_every_file_is_ours_or_in_it_as_it_is(bill, site, made):
    files = {part["name"]: part["hashes"][0]["content"] for part in every(bill["components"]) if part["type"] == "file"}
    there = {path.relative_to(site).as_posix().replace(f"{made.name}/", ""): path for path in site.rglob("*")
             if path.is_file()}  # fmt: skip

    assert {name for name in there if not OURS.fullmatch(name)} == set(files)
    for name, digest in files.items():
        assert hashlib.sha256(there[name].read_bytes()).hexdigest() == digest, name


def test_what_nobody_knows_the_licence_of_stops_the_build(tmp_path, monkeypatch):
    scripts = tmp_path / "javascripts"
    scripts.mkdir()
    monkeypatch.setattr(material, "ASSETS", tmp_path)
    (scripts / "bundle.1.min.js.map").write_text('{"sources": ["a.ts", "../node_modules/left-pad/index.js"]}')

    with pytest.raises(BuildError, match=r"Material has left-pad inside; name the licence in builder/sbom\.py\."):
        sbom.make(tmp_path)
