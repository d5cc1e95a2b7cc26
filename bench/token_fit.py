"""Fit the weights of the estimate of tokens to what o200k_base counts, and write engine/token_weights.py anew.

    python -m bench.token_fit

Takes numpy besides what `python -m bench.tokens` takes, and about two minutes. Words are fitted together: what a
word has beyond one token is max(0, a sum over its letters), and the sum is found by descending the squared error.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import engine.token_weights as weights
from bench.real_tokens import counted, demand
from bench.token_texts import share, texts
from engine.tokens import kind_of, pieces, word

try:
    import numpy as np
except ModuleNotFoundError:
    sys.exit("The fit takes numpy. Install it: pip install numpy")

STEPS = 1_500
STEP = 0.02
LEAK = 0.02
"""Of the slope, where the sum is below zero, so that it can come back."""
KEEP_SMALL = 2e-5

FACES = "😀😂🤣😊😍🙏👍👎🎉🔥✨💡🚀✅❌⚠️📌📝🔒🔑📦📈📉💰⭐❤️👉🤖🧠🌍🏆🎯💬📞📅🔍🛒🧾🐛🎓"


def main() -> None:
    """Fit, and write the file."""
    demand("o200k_base")
    weigh = Counter[str]()
    found = {kind: sum((pieces(text) for text in given), Counter[str]()) for kind, given in texts().items()}
    known = sorted(set().union(*found.values(), FACES))
    real = dict(zip(known, counted(known, ["o200k_base"])["o200k_base"], strict=True))
    for kind, cut in found.items():
        whole = sum(real[piece] * count for piece, count in cut.items())
        for piece, count in cut.items():
            weigh[piece] += share(kind) * count / whole
    by_kind: dict[str, Counter[str]] = {}
    for piece, weight in weigh.items():
        by_kind.setdefault(kind_of(piece), Counter())[piece] = weight
    Path(weights.__file__).write_text(_written(by_kind, real), "utf-8")


def _written(by_kind: Mapping[str, Mapping[str, float]], real: Mapping[str, int]) -> str:
    """The module of weights, with new numbers in the place of the old."""
    lines = Path(weights.__file__).read_text("utf-8").splitlines()
    start = lines.index("# Fitted by python -m bench.token_fit; do not edit below.")
    fitted = _fitted_words(by_kind["word"], real)
    scripts = [
        f'    "{name}": Script("{_escaped(script.letters)}", {run}, {letter}),'
        for name, script in weights.SCRIPTS.items()
        for run, letter in [_fitted_script(by_kind.get(name, {}), real)]
    ]
    same = {piece: weight for piece, weight in by_kind["marks"].items() if len(set(piece.strip(" \r\n"))) == 1}
    mixed = {piece: weight for piece, weight in by_kind["marks"].items() if piece not in same}
    rest = [
        f"    (0x{last:X}, {_each(by_kind['rest'], real, before, last)}),  # {what}"
        for (before, (last, _)), what in zip(
            zip([-1, *(last for last, _ in weights.REST)], weights.REST, strict=False), weights.RESTS, strict=True
        )
    ]
    pairs = [
        f'        "{before}": "{" ".join(str(round(20 * fitted.get(before + after, 0))) for after in weights.AFTER)}",'
        for before in "^" + weights.AFTER[:-1]
    ]
    cases = [f"{lead} {case}" for lead in ("none", "space", "mark") for case in ("lower", "cap", "upper", "mixed")]
    return "\n".join(
        [
            *lines[: start + 1],
            "SCRIPTS = {",
            *scripts,
            "}",
            "CASES = {",
            *(f'    "{case}": {_hundredths(fitted[case])},' for case in cases),
            "}",
            f"LENGTHS = ({', '.join(str(_hundredths(fitted.get(str(n), 0))) for n in range(1, 13))})",
            f"FURTHER_LETTER = {_hundredths(fitted['further'])}",
            f"SUFFIX = {_hundredths(fitted['suffix'])}",
            f"LONG_MARKS = {_per_mark(mixed, real)}",
            f"REPEATED_MARKS = {_per_mark(same, real)}",
            "REST = (",
            *rest,
            ")",
            "PAIRS = _table(",
            "    {",
            *pairs,
            "    }",
            ")",
            "",
        ]
    )


def _fitted_words(words: Mapping[str, float], real: Mapping[str, int]) -> dict[str, float]:
    names: dict[str, int] = {}
    rows, columns, times, beyond, weight = [], [], [], [], []
    for row, (piece, weighs) in enumerate(words.items()):
        for name, count in Counter(_features(piece)).items():
            rows.append(row)
            columns.append(names.setdefault(name, len(names)))
            times.append(count)
        beyond.append(real[piece] - 1)
        weight.append(weighs)
    row, column, time = np.array(rows), np.array(columns), np.array(times, float)
    target, weigh = np.array(beyond, float), np.array(weight) / sum(weight)
    values, drift, spread = np.full(len(names), 0.05), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):  # Adam, https://arxiv.org/abs/1412.6980
        total = np.bincount(row, values[column] * time, len(target))
        error = weigh * (np.maximum(total, 0) - target) * np.where(total > 0, 1, LEAK)
        slope = np.bincount(column, error[row] * time, len(names)) + KEEP_SMALL * values
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        pace = STEP * (1 - 0.95 * step / STEPS)
        values -= pace * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return {name: float(values[place]) for name, place in names.items()}


def _features(piece: str) -> Iterable[str]:
    """What a word's sum is of: names of weights, each as often as it is in it."""
    shape, letters, suffix = word(piece)
    most = len(weights.LENGTHS)
    pairs = [before + after for before, after in zip(f"^{letters}", f"{letters}$", strict=True)]
    return [
        shape,
        str(min(len(letters), most)),
        *["further"] * max(0, len(letters) - most),
        *(["suffix"] if suffix else []),
        *pairs,
    ]


def _fitted_script(runs: Mapping[str, float], real: Mapping[str, int]) -> tuple[int, int]:
    """The line that is nearest to what runs of a script have: at no letters, and for each letter."""
    length = np.array([len(piece.lstrip(" ")) for piece in runs], float)
    has = np.array([real[piece] for piece in runs], float)
    root = np.sqrt(np.array(list(runs.values())))
    run, letter = np.linalg.lstsq(np.stack([root, root * length], 1), root * has, rcond=None)[0]
    return max(0, _hundredths(run)), _hundredths(letter)


def _per_mark(marks: Mapping[str, float], real: Mapping[str, int]) -> int:
    """What each mark after the second adds."""
    more = {piece: len(piece.strip(" \r\n")) - 2 for piece in marks}
    long = [piece for piece in marks if more[piece] > 0]
    return _hundredths(
        sum(marks[piece] * (real[piece] - 1) for piece in long) / sum(marks[piece] * more[piece] for piece in long)
    )


def _each(rest: Mapping[str, float], real: Mapping[str, int], before: int, last: int) -> int:
    """What characters between two codes have on average."""
    chosen = {
        piece: weight for piece, weight in rest.items() if all(before < ord(c) <= last for c in piece.lstrip(" "))
    }
    chosen |= {face: 0.01 for face in FACES if before < ord(face) <= last}
    letters = sum(weight * len(piece.lstrip(" ")) for piece, weight in chosen.items())
    return _hundredths(sum(weight * real[piece] for piece, weight in chosen.items()) / letters) if letters else 100


def _hundredths(tokens: float) -> int:
    return round(100 * tokens)


def _escaped(letters: str) -> str:
    return letters.encode("ascii", "backslashreplace").decode()


if __name__ == "__main__":
    main()
