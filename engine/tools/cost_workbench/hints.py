"""What stands beside each assumption: why it matters and what is usual, in a sentence.

What is dated comes from the facts, and prices from the price examples' sources (DOMAIN B2, B3, C2 to C4).
"""

from engine.facts import BATCH_DISCOUNT, CACHE_MINIMUM, CACHE_READ, CACHE_WRITE, GPU_HOUR, INPUT_PRICE, THIN_LABELS
from engine.format import grouped

HINTS = {
    "input_usd_per_million": (
        "Dollars per million prompt tokens, with which the saving rises and falls: most everyday models cost $0.10 to "
        f"$2 in {INPUT_PRICE.month}, the largest $4 to $5."
    ),
    "cache_hit_rate": (
        "Share of calls that find the static prompt in the provider's cache: there it costs little, so the more that "
        "find it, the less is left for tuning to save."
    ),
    "cache_read_ratio": (
        f"A token that is found costs this share of the input price: {grouped(CACHE_READ.value)} is usual in "
        f"{CACHE_READ.month}, half of that or less with some of the newest models, 0.25 or 0.5 with older ones."
    ),
    "cache_write_ratio": (
        "A token that is not found costs this share of the input price, so above 1 every call is dearer while nothing "
        f"is found: {grouped(CACHE_WRITE.value)} with GPT-5.6 and later and in Anthropic's five-minute cache, mostly 1 "
        "elsewhere."
    ),
    "tuned_prompt_cached": (
        "No when the shorter prompt falls under the provider's minimum, mostly about "
        f"{CACHE_MINIMUM.text} tokens, where a long cached prompt can be cheaper than the short one."
    ),
    "base_input_tokens": (
        "The question and all else that both paths send, which counts once the tuned model has another price: some "
        "hundred tokens for a question, thousands with retrieved passages."
    ),
    "output_tokens": (
        "Length of an ordinary answer, whose tokens weigh most once the tuned model has another price: a few for a "
        "category, some hundred for a reply."
    ),
    "output_reduction_tokens": (
        "How many tokens shorter the tuned model answers, which can save more than the shorter prompt: leave it at 0 "
        "until a test has shown it."
    ),
    "output_usd_per_million": (
        "Dollars per million tokens of the answer, which make its length count: five or six times the input price on "
        f"most price lists of {INPUT_PRICE.as_of.year}."
    ),
    "tuned_price_multiplier": (
        "The whole tuned call costs so many times the base model's, so a small surcharge can eat the saving: 1 where "
        "an adapter is billed like its base model, often more, 0 where only a GPU is billed."
    ),
    "gpu_usd_per_hour": (
        "A GPU of its own is billed whether it works or waits, and often outweighs the tokens saved: one H100 cost "
        f"{GPU_HOUR.text} an hour at Fireworks in {GPU_HOUR.month}, and 0 is right where tokens are billed instead."
    ),
    "gpu_hours_per_month": (
        "Every hour that it runs is paid: 730 a month is always, and fewer only if the service may be switched off."
    ),
    "gpu_count": (
        "Each one adds the same bill again: one can serve many adapters, up to 100 at Fireworks, and more are for "
        "peaks and for when one fails."
    ),
    "hosting_usd_per_month": (
        "A flat fee for keeping the tuned model is due however few the calls: 0 with adapters billed by token alone, a "
        "few dollars for storage, far more for a managed deployment."
    ),
    "labels": (
        "Each has to be paid back, too: 0 when they exist or are part of the evaluation overhead, else at least "
        f"{THIN_LABELS.text} to 100, and thousands to drop most of a prompt."
    ),
    "label_usd": (
        "To write it and to review it, which mostly costs more than the training itself: cents for a category, some "
        "dollars for a written answer."
    ),
    "refresh_months": (
        "A tuned model ages with its task and its base model, and each retraining has to earn itself back before the "
        "next: 12 is once a year, 0 never."
    ),
    "refresh_share": (
        "What it adds each time, as a share of the one-time cost: 1 when everything is done again, some 0.3 when data "
        "and tests are used again."
    ),
    "batch_share": (
        "Share of calls that can wait for the cheaper batch tier, which leaves less to save: 0 where someone waits for "
        "every answer, 1 for work done overnight."
    ),
    "batch_discount": (
        "How much less those calls cost, on both paths: "
        f"{grouped(BATCH_DISCOUNT.value)}, half price, at OpenAI, Anthropic and Fireworks in {BATCH_DISCOUNT.month}."
    ),
    "discount_rate": (
        "Training is paid now and saves later, when money is worth less: 0.1 is ten percent a year, which many "
        "companies use, and 0 counts every month alike."
    ),
    "horizon_months": (
        "By then tuning should have paid back: 12 suits models and prices that change within the year, 24 or 36 a "
        "settled product."
    ),
    "price_decline_per_year": (
        "Each fall shrinks the saving that repays the training: 0.5 halves prices in a year, and from 2021 to 2024 "
        "they fell about tenfold a year for equal quality, at the frontier more slowly."
    ),
    "base_model_life_months": (
        "A tuned model goes when its base model is retired, so it has to pay back before: 0 means unknown, and OpenAI "
        "gives at least 6 months' notice for models in general use."
    ),
    "volume_low": (
        "A poor year, as a multiple of the requests, which one year in ten falls short of: 0.6 is 40% fewer."
    ),
    "volume_high": ("A good year, as a multiple, which one year in ten exceeds: 1.3 is 30% more."),
    "reduction_low": (
        "A tuned model often still needs more of the prompt than was hoped, and saves as much less: 0.5 is half."
    ),
    "reduction_high": (
        "At times it needs even less than was hoped, though it never removes more than there is: 1.2 is a fifth more."
    ),
    "one_time_low": ("What training and evaluation cost when all goes well at once: 0.9 is a tenth less."),
    "one_time_high": ("What they cost when a second attempt is needed, which is usual: 2 is twice as much."),
    "price_low": ("Token prices have mostly fallen, and a saving falls with them: 0.5 is half."),
    "price_high": ("They rise when the next model is a dearer one: 1 says that they will not."),
}
"""By the name of the input."""
