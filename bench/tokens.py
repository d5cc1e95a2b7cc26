"""How far the estimate of tokens is off, in texts that it was not fitted to, and how far vendors differ.

    python -m bench.tokens
    python -m bench.tokens --count

The texts and what tokenizers count in them are in tests/vectors/tokens.json. With --count they are counted anew,
which takes the packages that hold the tokenizers (bench/real_tokens.py).
"""

import json
import sys
import time
from collections.abc import Sequence
from itertools import groupby
from statistics import median
from typing import Any

from bench.real_tokens import PACKAGES, counted, demand
from builder.project import ROOT
from engine.tokens import ENGLISH_AND_CODE, OTHER_LANGUAGES, estimate

SAMPLES = ROOT / "tests" / "vectors" / "tokens.json"
REAL = "o200k_base"
KINDS = {
    ENGLISH_AND_CODE: ["English prose and prompts", "Code and data"],
    OTHER_LANGUAGES: ["Other languages in Latin letters", "Other scripts"],
}
"""What an error is stated for, and the kinds of samples that it is measured on."""

SIZES = (250_000, 500_000, 1_000_000)


def main() -> None:
    """Count anew if told to, and print the tables."""
    if "--count" in sys.argv[1:]:
        count_anew()
    samples = json.loads(SAMPLES.read_text("utf-8"))["samples"]
    kinds = {kind: list(of_kind) for kind, of_kind in groupby(samples, key=lambda sample: sample["kind"])}
    print("## Estimating tokens\n")
    print(f"Against {REAL}, in held-out texts of about 650 characters.\n")
    print("| texts | number | median error | 90th percentile | largest | on the whole |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, of_kind in kinds.items():
        _print_errors(kind, of_kind)
    for stated, names in KINDS.items():
        _print_errors(f"**{stated.kind}**, stated: {stated.percent}%", [s for name in names for s in kinds[name]])
    print(f"\nOther tokenizers' counts as a share of those of {REAL}: least, median and most in a text.\n")
    print(f"| texts | {' | '.join(name for name in PACKAGES if name != REAL)} |")
    print(f"| --- |{' ---: |' * (len(PACKAGES) - 1)}")
    for kind, of_kind in kinds.items():
        print(f"| {kind} | {' | '.join(_spread(of_kind, name) for name in PACKAGES if name != REAL)} |")
    print("\nSeconds for texts of so many characters: in proportion, whatever they hold.\n")
    print(f"| text | {' | '.join(f'{size:,}' for size in SIZES)} |")
    print("| --- | ---: | ---: | ---: |")
    for name, unit in UNITS.items():
        texts = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        print(f"| {name} | {' | '.join(f'{_seconds(text):.2f}' for text in texts)} |")
    print()


UNITS = {
    "this program": (ROOT / "bench" / "tokens.py").read_text("utf-8"),
    "no spaces": "a",
    "capitals and small letters by turns": "aB",
    "digits and marks": "1+",
    "spaces": " ",
    "every character in turn": "".join(map(chr, range(0x3000))),
}


def errors(samples: Sequence[dict[str, Any]]) -> list[float]:
    """How far each estimate is off, as a share of what the real tokenizer counts."""
    return [estimate(sample["text"]) / sample["tokens"][REAL] - 1 for sample in samples]


def ninetieth(values: Sequence[float]) -> float:
    """What nine of ten values do not exceed."""
    return sorted(values)[-(-9 * len(values) // 10) - 1]


def count_anew() -> None:
    """Ask the real tokenizers again, all of them, and keep what they say."""
    for name in PACKAGES:
        demand(name)
    kept = json.loads(SAMPLES.read_text("utf-8"))
    counts = counted([sample["text"] for sample in kept["samples"]], list(PACKAGES))
    for place, sample in enumerate(kept["samples"]):
        sample["tokens"] = {name: counts[name][place] for name in PACKAGES}
    SAMPLES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _print_errors(title: str, samples: Sequence[dict[str, Any]]) -> None:
    off = errors(samples)
    sizes = [abs(error) for error in off]
    whole = sum(estimate(s["text"]) for s in samples) / sum(s["tokens"][REAL] for s in samples) - 1
    shown = (f"{median(sizes):.1%}", f"{ninetieth(sizes):.1%}", f"{max(sizes):.1%}", f"{whole:+.1%}")
    print(f"| {title} | {len(samples)} | {' | '.join(shown)} |")


def _spread(samples: Sequence[dict[str, Any]], name: str) -> str:
    shares = [sample["tokens"][name] / sample["tokens"][REAL] for sample in samples]
    return f"{min(shares):.2f} {median(shares):.2f} {max(shares):.2f}"


def _seconds(text: str) -> float:
    begun = time.perf_counter()
    estimate(text)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
