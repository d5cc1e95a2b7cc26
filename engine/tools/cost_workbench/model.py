"""The Cost Workbench's figures: prompting on, against training once and sending shorter prompts.

All arithmetic is exact (DOMAIN B1 and B2); dollars a month unless a name says otherwise. Only a
twelfth root (a monthly rate from a yearly one) is irrational, and that is cut to 40 decimals by
integer arithmetic, the same on every machine.
"""

from dataclasses import dataclass
from fractions import Fraction

from engine.format import Exact
from engine.tools.cost_workbench.inputs import CostInputs
from engine.tools.cost_workbench.payback import Stream, payback_months

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Costs:
    """What both paths cost, in US dollars, and when the saving has repaid the training.

    `stream` is what tuning saves and costs month by month; `break_even_months` is None when that
    never adds up, and zero when there is nothing to repay.
    """

    prompt_only_monthly_usd: Fraction
    tuned_tokens_monthly_usd: Fraction
    hosting_monthly_usd: Fraction
    one_time_usd: Fraction
    refresh_usd: Fraction
    stream: Stream
    break_even_months: Fraction | None
    annual_prompt_only_usd: Fraction
    annual_tuned_usd: Fraction
    npv_usd: Fraction

    @property
    def tuned_monthly_usd(self) -> Fraction:
        """Tokens and hosting of the tuned path, in the first month."""
        return self.tuned_tokens_monthly_usd + self.hosting_monthly_usd

    @property
    def monthly_savings_usd(self) -> Fraction:
        """What tuning saves in the first month; negative when it costs more."""
        return self.prompt_only_monthly_usd - self.tuned_monthly_usd


def costs(inputs: CostInputs) -> Costs:
    """Both paths for one setting of the inputs."""
    prompt_only = prompt_only_monthly_usd(inputs, cache_multiplier(inputs))
    tuned = tuned_tokens_monthly_usd(inputs)
    saved = stream(inputs, prompt_only - tuned)
    refreshes_in_year_one = -(-12 // inputs.refresh_months) - 1 if inputs.refresh_months else 0
    return Costs(
        prompt_only_monthly_usd=prompt_only,
        tuned_tokens_monthly_usd=tuned,
        hosting_monthly_usd=saved.hosting_usd,
        one_time_usd=saved.one_time_usd,
        refresh_usd=saved.refresh_usd,
        stream=saved,
        break_even_months=payback_months(saved),
        annual_prompt_only_usd=12 * prompt_only,
        annual_tuned_usd=12 * (tuned + saved.hosting_usd)
        + saved.one_time_usd
        + refreshes_in_year_one * saved.refresh_usd,
        npv_usd=saved.net_present_value_usd(inputs.horizon_months, inputs.discount_rate),
    )


def stream(inputs: CostInputs, token_saving_usd: Fraction | None = None) -> Stream:
    """What tuning saves and costs month by month; the first month's saving on tokens, when it is known already."""
    if token_saving_usd is None:
        token_saving_usd = prompt_only_monthly_usd(inputs, cache_multiplier(inputs)) - tuned_tokens_monthly_usd(inputs)
    one_time = Fraction(inputs.training_usd + inputs.evaluation_usd + inputs.labels * inputs.label_usd)
    return Stream(
        token_saving_usd=token_saving_usd,
        hosting_usd=hosting_monthly_usd(inputs),
        one_time_usd=one_time,
        refresh_usd=inputs.refresh_share * one_time if inputs.refresh_months else Fraction(0),
        refresh_months=inputs.refresh_months,
        price_decline_per_year=inputs.price_decline_per_year,
    )


def cache_multiplier(inputs: CostInputs) -> Fraction:
    """What an extra, static token costs on average, as a share of the input price."""
    hit = Fraction(inputs.cache_hit_rate)
    return hit * inputs.cache_read_ratio + (1 - hit) * inputs.cache_write_ratio


def removed_tokens(inputs: CostInputs) -> Exact:
    """Extra tokens that tuning really removes: no more than the prompt adds."""
    return min(inputs.prompt_reduction_tokens, inputs.extra_prompt_tokens)


def prompt_only_monthly_usd(inputs: CostInputs, multiplier: Fraction) -> Fraction:
    """The prompt-only path, with its extra tokens at `multiplier` times the input price."""
    prompt = inputs.base_input_tokens + inputs.extra_prompt_tokens * multiplier
    return _calls(inputs) * (
        inputs.input_usd_per_million * prompt + inputs.output_usd_per_million * inputs.output_tokens
    )


def tuned_tokens_monthly_usd(
    inputs: CostInputs, multiplier: Fraction | None = None, premium: Fraction | None = None
) -> Fraction:
    """The tuned path's tokens; `multiplier` and `premium` replace the inputs' own when given."""
    if multiplier is None:
        multiplier = cache_multiplier(inputs) if inputs.tuned_prompt_cached else Fraction(1)
    if premium is None:
        premium = inputs.tuned_price_multiplier
    kept = inputs.extra_prompt_tokens - removed_tokens(inputs)
    output = max(0, inputs.output_tokens - inputs.output_reduction_tokens)
    return (
        _calls(inputs)
        * premium
        * (
            inputs.input_usd_per_million * (inputs.base_input_tokens + kept * multiplier)
            + inputs.output_usd_per_million * output
        )
    )


def hosting_monthly_usd(inputs: CostInputs) -> Fraction:
    """Keeping the tuned model available: dedicated GPUs and the flat fee."""
    gpus = inputs.gpu_usd_per_hour * inputs.gpu_hours_per_month * inputs.gpu_count
    return Fraction(gpus + inputs.hosting_usd_per_month)


def _calls(inputs: CostInputs) -> Fraction:
    """Millions of calls a month, batched ones counted at their discount."""
    return Fraction(inputs.monthly_requests, MILLION) * (1 - inputs.batch_share * inputs.batch_discount)
