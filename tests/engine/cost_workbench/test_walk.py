"""Break-even against a walk through the months, which knows nothing of how it is found."""

from fractions import Fraction

from engine.tools.cost_workbench.model import costs
from engine.tools.cost_workbench.payback import twelfth_root
from tests.engine.cost_workbench.test_threshold import settings

LAST = 240
FINE = 10**60
"""What is saved is kept to so small a part of a dollar, or its numbers would grow from month to month."""


def walked(inputs):
    """Months to break-even by walking month by month through the formulas of DOMAIN B2, or None within 20 years."""
    multiplier = (
        inputs.cache_hit_rate * inputs.cache_read_ratio + (1 - inputs.cache_hit_rate) * inputs.cache_write_ratio
    )
    calls = Fraction(inputs.monthly_requests, 10**6) * (1 - inputs.batch_discount * inputs.batch_share)
    price, output_price = inputs.input_usd_per_million, inputs.output_usd_per_million
    prompt = price * (inputs.base_input_tokens + inputs.extra_prompt_tokens * multiplier)
    prompt += output_price * inputs.output_tokens
    kept = inputs.extra_prompt_tokens - min(inputs.prompt_reduction_tokens, inputs.extra_prompt_tokens)
    tuned = price * (inputs.base_input_tokens + kept * (multiplier if inputs.tuned_prompt_cached else 1))
    tuned += output_price * max(0, inputs.output_tokens - inputs.output_reduction_tokens)
    saving = calls * (prompt - inputs.tuned_price_multiplier * tuned)
    hosting = inputs.gpu_usd_per_hour * inputs.gpu_hours_per_month * inputs.gpu_count + inputs.hosting_usd_per_month
    one_time = inputs.training_usd + inputs.evaluation_usd + inputs.labels * inputs.label_usd
    if saving <= hosting:
        return None
    if not one_time:
        return Fraction(0)
    owed, fall = Fraction(one_time), twelfth_root(1 - inputs.price_decline_per_year)
    for month in range(1, LAST + 1):
        net = saving - hosting
        if net > 0 and net >= owed:
            return month - 1 + owed / net
        owed -= net
        saving = Fraction(int(saving * fall * FINE), FINE)
        if inputs.refresh_months and month % inputs.refresh_months == 0:
            owed += inputs.refresh_share * one_time
    return None


def test_500_random_settings_pay_back_where_a_walk_does():
    for inputs in settings(500):
        expected, found = walked(inputs), costs(inputs).break_even_months
        if expected is None:
            assert found is None or found > LAST, inputs
        else:
            assert found is not None
            assert abs(found - expected) < Fraction(1, 10**20), inputs
