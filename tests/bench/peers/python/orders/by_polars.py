"""(b) polars: one lazy query. Money is whole cents, the quickest exact form (see the README for its decimals)."""

import polars as pl

from . import (
    ALIKE,
    AS_OF,
    BY_SIZE,
    CAPPED,
    COMPLETION_DAYS,
    COVERAGES,
    EDITIONS,
    NUMBERS,
    PRESENT,
    REASONS,
    SPLIT,
    STATUSES,
    TIERS,
    WORDS,
    from_typed,
    micros,
)  # fmt: skip
from .days import DAY, FIRST, HOUR, STARTS

MONEY = ["total", "tax", "paid_on_platform", "paid_off_platform"]
# The closed list that each word of an answer belongs to.
ENUMS = {
    word: pl.Enum([word for word in words if word])
    for words in (EDITIONS, COVERAGES, REASONS, STATUSES)
    for word in words
}
# Looked up in a table, as the hand-written code does: `dt.convert_time_zone` takes ten times as long.
TABLE = pl.lit(pl.Series(STARTS))


def prepare(table):
    return pl.from_arrow(table).with_columns((pl.col(MONEY) * 100).cast(pl.Int64))


def day(instant):
    """The civil date of an instant on the platform, as days since 1970: it is seven or eight hours behind."""
    at = instant.cast(pl.Int64)
    guess = (at - 7 * HOUR) // DAY
    return guess - (at < start(guess)).cast(pl.Int64)


def start(day):
    """The first instant of a civil date there, in microseconds."""
    return TABLE.gather(day - FIRST)


def window(instant, days):
    return start(day(instant) + days + 1)


def percent(amount, rate):
    """Half up, of whole cents."""
    return (amount * rate + 50) // 100


def choose(*cases, otherwise=None):
    """The value of the first condition that holds."""
    chain = pl
    for condition, value in cases:
        chain = chain.when(condition).then(value)
    return chain.otherwise(otherwise)


def word(text):
    return pl.lit(text, ENUMS[text])


CREATED, TOTAL, COUNTRY = pl.col("created_at"), pl.col("total"), pl.col("supplier_country")
PROTECTED = pl.col("order_type") == "trade_assurance"
ALIBABA, ONETOUCH = pl.col("logistics") == "alibaba", pl.col("onetouch")
CHINA = COUNTRY.is_in(["CN", "HK", "TW"])


def edition():
    return choose(
        (CREATED < SPLIT, word("intl-2017")),
        ((COUNTRY == "US") & (pl.col("buyer_country") == "US"), word("us-2019")),
        (CREATED < TIERS, word("intl-2019")),
        (CREATED < PRESENT, word("intl-2022")),
        otherwise=word("intl-2023"),
    )


def reason():
    member = pl.col("gold_member") & ((COUNTRY != "US") | pl.col("verified"))
    listed = choose(
        (pl.col("edition") == "intl-2017", CHINA),
        (pl.col("edition") == "us-2019", COUNTRY == "US"),
        otherwise=True,
    )
    return choose(
        (pl.col("marketplace") != "alibaba.com", word("COV-MARKET")),
        (~PROTECTED, word("COV-FLOW")),
        (~pl.col("enrolled").fill_null(listed & member), word("COV-SUPPLIER")),
        (pl.col("paid_on_platform") == 0, word("COV-PAYMENT")),
    )


def coverage():
    return choose(
        (pl.col("reason").is_not_null(), word("not_covered")),
        (pl.col("paid_off_platform") > 0, word("partly_covered")),
        otherwise=word("covered"),
    )


def fee():
    """The fee, or the upper end of its band."""
    capped = pl.min_horizontal(percent(TOTAL, choose((ALIBABA, 1), otherwise=2)), 10_000)
    by_product = choose((pl.col("product_kind") == "wholesale", 5), (ALIBABA, 1), otherwise=2)
    by_size = choose((TOTAL <= 500_000, percent(TOTAL, by_product)), (ONETOUCH, 0))
    small = choose((ONETOUCH | (TOTAL >= 300_000), 0), otherwise=percent(TOTAL, choose((ALIBABA, 1), otherwise=3)))
    return choose(
        (~PROTECTED, None),
        ((COUNTRY == "US") & (CREATED >= SPLIT), percent(TOTAL - pl.col("tax"), 3)),
        (CHINA & (CREATED >= ALIKE), capped),
        (COUNTRY != "CN", None),
        (CREATED >= CAPPED, choose((ONETOUCH & (TOTAL > 500_000), 0), otherwise=capped)),
        (CREATED >= BY_SIZE, by_size),
        otherwise=small,
    )


def from_nothing():
    """Whether the fee is a band from nothing, unless it is nothing itself."""
    moved = (CREATED < BY_SIZE) & (TOTAL >= 100_000)
    unaddressed = CREATED.is_between(CAPPED, ALIKE, closed="left") & ONETOUCH & (TOTAL == 500_000)
    return (COUNTRY == "CN") & (moved | unaddressed)


def fee_status():
    return choose(
        (~PROTECTED, word("not_applicable")),
        (pl.col("supplier_fee_max").is_null(), word("unpublished")),
        (pl.col("supplier_fee_max") != pl.col("supplier_fee_min"), word("band")),
        otherwise=word("exact"),
    )


def due():
    days = pl.col("transport").replace_strict(COMPLETION_DAYS, return_dtype=pl.Int64) + 15 * pl.col("extensions")
    return window(pl.col("shipped_at"), days)


def completed():
    lapsed = (pl.col("edition") != "us-2019") & (pl.col("due") <= micros(AS_OF))
    return pl.coalesce(pl.col("receipt_confirmed_at").cast(pl.Int64), choose((lapsed, pl.col("due"))))


def last_day():
    """From when a claim window counts: completion, or the later of the last payment and the ship-by date."""
    last = pl.max_horizontal(day(pl.col("last_paid_at")), pl.col("ship_by").cast(pl.Int32).cast(pl.Int64))
    return choose((PROTECTED, day(pl.col("completed"))), otherwise=last)


def claim_closes_at():
    large = (pl.col("edition") == "intl-2023") & pl.col("buyer_tier").is_in(["enterprise", "enterprise_pro"])
    return start(pl.col("last_day") + choose((~PROTECTED, 91), (large, 61), otherwise=31))


def decide(orders):
    covered = choose((pl.col("reason").is_null(), pl.col("paid_on_platform")))
    least = choose((from_nothing() & pl.col("supplier_fee_max").is_not_null(), 0), otherwise=pl.col("supplier_fee_max"))
    # Step by step, since polars works a value out anew wherever an expression repeats it inside a condition.
    query = (
        orders.lazy()
        .with_columns(edition=edition(), supplier_fee_max=fee(), due=due())
        .with_columns(reason=reason(), supplier_fee_min=least, completed=completed())
        .with_columns(coverage=coverage(), fee_status=fee_status(), last_day=last_day(), covered_max=covered)
        .with_columns(claim_closes_at=claim_closes_at().cast(pl.Datetime("us", "UTC")))
    )
    return query.select(*WORDS, *NUMBERS).collect()


def answers(decided):
    return from_typed(decided.to_arrow())
