"""The approaches' colours stay apart, for colour-blind readers too, and can be read."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from engine.approaches import Approach

CSS = (Path(__file__).parents[2] / "docs" / "assets" / "stylesheets" / "palette.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{([^{}]*--lora:[^{}]*)\}", CSS)
)

# Machado, Oliveira and Fernandes (2009), full severity, for linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour, sight):
    """CIE L*a*b* of a colour as it is seen."""
    r, g, b = (min(1, max(0, sum(w * p for w, p in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight])
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b
    z = (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_approaches_are_told_apart_by_every_eye(scheme, sight):
    for one, other in combinations(Approach, 2):
        assert math.dist(lab(scheme[one.value], sight), lab(scheme[other.value], sight)) > 18


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(scheme):
    for ground in ("paper", "panel"):
        for ink in ("ink", "ink-soft", "lamp-off", "lamp-waiting", *(approach.value for approach in Approach)):
            assert contrast(scheme[ink], scheme[ground]) >= 4.5
        for line in ("line-strong", "focus", "lamp-on"):
            assert contrast(scheme[line], scheme[ground]) >= 3
