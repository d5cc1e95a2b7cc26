"""What fuzzing has found: texts that made a reader fail, or take too long. Each is read again by every test run."""

import json

STEADY_FALL = {"price_decline_per_year": "0.000001", "hosting_usd_per_month": "100", "refresh_months": "1"}
"""Prices that fall so slowly that what tuning saves outlasts all reckoning."""


def _panel(tool: str, panel: object, inputs: object, details: object) -> str:
    return json.dumps({"tool": tool, "ask": "panel", "panel": panel, "inputs": inputs, "details": details})


FOUND = [
    ("prices", "nested deeper than JSON is read", "[" * 100_000),
    ("prices", "examples nested deeper than JSON is read", '{"examples":' + "[" * 50_000),
    ("control values", "thousands of unknown names",
     "\n".join(["cost-workbench", *(f"label{n}=1" for n in range(5_000))])),
    ("link", "thousands of unknown names", "#decision-lab?" + "&".join(f"data{n}=1" for n in range(5_000))),
    ("answer", "a panel that is a list", _panel("decision-lab", ["map"], {}, {})),
    ("answer", "a panel that is an object", _panel("cost-workbench", {}, {}, {})),
    ("answer", "a whole map while prices hardly fall",
     _panel("cost-workbench", "map", STEADY_FALL, {"x": "monthly_requests", "y": "training_usd"})),
    ("answer", "a map's notes while prices hardly fall",
     _panel("cost-workbench", "map", STEADY_FALL, {"x": "training_usd", "y": "monthly_requests", "notes": True})),
    ("Markdown fence", "one inline value thousands of times", "{{ cost-workbench(labels=9).break_even }}\n" * 5_000),
]  # fmt: skip
"""The reader, what is the matter, the text."""
