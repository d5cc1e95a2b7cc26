"""No text makes a reader fail: what fuzzing has found before, and a few new texts. `make fuzz` reads many thousands."""

import pytest
from hypothesis import given, settings

from tests.fuzz.found import FOUND
from tests.fuzz.targets import Target, targets
from tests.fuzz.watch import LIMIT_MS, Watch, surely

FEW = 150


@pytest.mark.parametrize(("name", "text"), [pytest.param(name, text, id=why) for name, why, text in FOUND])
def test_what_was_found_is_read_or_refused_in_time(name, text):
    assert surely(targets()[name], text) < 5 * LIMIT_MS  # other tests run meanwhile; `make fuzz` is exact


@pytest.mark.parametrize("name", targets())
def test_any_text_is_read_or_refused(name):
    target = targets()[name]
    watch = Watch(target)

    for text in target.seeds:
        watch.read(text)
    settings(max_examples=FEW, database=None)(given(target.texts)(watch.read))()

    assert watch.wrong == {}
    assert watch.inputs >= FEW


def test_a_failing_and_a_slow_reader_are_noticed():
    def read(text):
        if text == "bad":
            raise KeyError(text)
        if text == "slow":
            sum(range(10_000_000))

    target = Target("a reader", read, targets()["link"].texts, ("good",))
    watch = Watch(target)
    for text in ("good", "bad", "slow", "bad"):
        watch.read(text)

    assert list(watch.wrong.values()) == ["bad"]
    assert max(watch.slowest)[1] == "slow"
    assert surely(target, "slow") > LIMIT_MS > surely(target, "good")
