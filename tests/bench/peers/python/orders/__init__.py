"""Eight answers on a million orders of TPC-H: the same subset of the real rules by every contestant.

All facts that the eight answers need are known in every row, so that nobody needs a third truth value:

- currency USD; created from 2018-01-01 on, so that some edition holds; looked at on one day for all;
- marketplace, order type, both countries, tier, sums, logistics, product kind, OneTouch and transport are always there;
- where `enrolled` is null, the supplier's country is one of the lists' (CN, HK, TW, US, MY), and Gold membership and
  verification are known;
- no dispute, no refund, no order closed by the platform; instants that are null have not come.

A contestant is a module with `prepare(table)`, `decide(prepared)`, whose time counts, and `answers(decided)`, which
brings its columns to one form: words, whole cents, microseconds since 1970, null for "none".
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

ZONE = "America/Los_Angeles"
AS_OF = datetime(2024, 8, 15, tzinfo=ZoneInfo("UTC"))


def first_of(year, month, day):
    """The first instant of a day in the platform's zone."""
    return datetime(year, month, day, tzinfo=ZoneInfo(ZONE)).astimezone(ZoneInfo("UTC"))


# The days on which rules change.
BY_SIZE = first_of(2018, 4, 2)
CAPPED = first_of(2019, 4, 1)
SPLIT = first_of(2019, 7, 25)
ALIKE = first_of(2021, 1, 1)
TIERS = first_of(2022, 2, 17)
PRESENT = first_of(2023, 1, 1)

# Places of words in these lists are the codes of those contestants that have numbers only.
EDITIONS = ["intl-2017", "us-2019", "intl-2019", "intl-2022", "intl-2023"]
COVERAGES = ["covered", "partly_covered", "not_covered"]
REASONS = ["COV-MARKET", "COV-FLOW", "COV-SUPPLIER", "COV-PAYMENT", None]
STATUSES = ["exact", "band", "unpublished", "not_applicable"]
WORDS = {"edition": EDITIONS, "coverage": COVERAGES, "reason": REASONS, "fee_status": STATUSES}
NUMBERS = ["covered_max", "supplier_fee_min", "supplier_fee_max", "claim_closes_at"]
NONE = -(2**63)
COMPLETION_DAYS = {"express": 15, "air": 15, "land": 30, "sea": 45, "postal": 60}


def from_codes(columns):
    """The common form of columns of codes and of numbers with `NONE`."""
    words = {name: pa.array(words, pa.string()).take(columns[name]) for name, words in WORDS.items()}
    numbers = {name: pa.array(columns[name], mask=columns[name] == NONE) for name in NUMBERS}
    return pa.table(words | numbers)


def micros(moment):
    """Microseconds since 1970."""
    return int(moment.timestamp()) * 1_000_000


def from_typed(table):
    """The common form of words in any layout, decimals and timestamps."""
    columns = {}
    for name in [*WORDS, *NUMBERS]:
        column = table[name]
        if isinstance(column, pa.ChunkedArray):
            column = column.combine_chunks()
        if pa.types.is_decimal(column.type):
            column = pa.array(cents(column), mask=column.is_null().to_numpy(False))
        elif pa.types.is_timestamp(column.type):
            column = column.cast(pa.timestamp("us", "UTC")).cast(pa.int64())
        elif name in WORDS:
            column = column.cast(pa.string())
        else:
            column = column.cast(pa.int64())
        columns[name] = column
    return pa.table(columns)


def cents(decimals):
    """Whole cents; a decimal that has more places is an error, and what is null is anything."""
    decimals = decimals.cast(pa.decimal128(38, 2))
    halves = np.frombuffer(decimals.buffers()[1], "int64").reshape(-1, 2)
    return halves[decimals.offset : decimals.offset + len(decimals), 0]
