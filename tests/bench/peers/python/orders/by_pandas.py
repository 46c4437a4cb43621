"""(d) pandas: categories, whole cents and zoned timestamps."""

import numpy as np
import pandas as pd
import pyarrow as pa

from . import (
    ALIKE,
    AS_OF,
    BY_SIZE,
    CAPPED,
    COMPLETION_DAYS,
    COVERAGES,
    EDITIONS,
    PRESENT,
    REASONS,
    SPLIT,
    STATUSES,
    TIERS,
    ZONE,
    cents,
    from_typed,
)  # fmt: skip

TEXTS = [
    "marketplace", "order_type", "supplier_country", "buyer_country", "buyer_tier", "logistics", "product_kind",
    "transport",
]  # fmt: skip
MONEY = ["total", "tax", "paid_on_platform", "paid_off_platform"]
INSTANTS = ["created_at", "last_paid_at", "shipped_at", "receipt_confirmed_at"]
CENTS = ["covered_max", "supplier_fee_min", "supplier_fee_max"]


def prepare(table):
    orders = table.select([*TEXTS, *INSTANTS, "gold_member", "verified", "onetouch", "extensions"]).to_pandas()
    orders["enrolled"] = pd.array(table["enrolled"].to_pandas(), dtype="boolean")
    orders["ship_by"] = table["ship_by"].cast("timestamp[us]").to_pandas()
    for name in MONEY:
        orders[name] = cents(table[name].combine_chunks())
    return orders


def day(instants):
    """Midnight, without a zone, of the civil date on the platform."""
    return instants.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()


def start(days):
    return days.dt.tz_localize(ZONE).dt.tz_convert("UTC")


def window(instants, days):
    return start(day(instants) + pd.to_timedelta(days + 1, unit="D"))


def percent(amounts, rate):
    return (amounts * rate + 50) // 100


def codes(*codes):
    """Places in a list of words."""
    return [np.int8(code) for code in codes]


def edition(orders):
    created = orders["created_at"]
    domestic = (orders["supplier_country"] == "US") & (orders["buyer_country"] == "US")
    cases = [created < SPLIT, domestic, created < TIERS, created < PRESENT]
    return np.select(cases, codes(0, 1, 2, 3), np.int8(4))


def reason(orders, editions):
    country = orders["supplier_country"]
    china, domestic = country.isin(["CN", "HK", "TW"]), country == "US"
    listed = np.where(editions == 0, china, (editions != 1) | domestic)
    member = orders["gold_member"] & (~domestic | orders["verified"])
    joined = orders["enrolled"].fillna(listed & member).astype(bool)
    cases = [
        orders["marketplace"] != "alibaba.com",
        orders["order_type"] != "trade_assurance",
        ~joined,
        orders["paid_on_platform"] == 0,
    ]
    return np.select(cases, codes(0, 1, 2, 3), np.int8(-1))


def fee(orders):
    """The fee, or the upper end of its band, -1 for none; and whether that begins at nothing."""
    created, total, onetouch = orders["created_at"], orders["total"], orders["onetouch"]
    alibaba = orders["logistics"] == "alibaba"
    china = orders["supplier_country"] == "CN"
    rate = np.where(alibaba, 1, 2)
    capped = percent(total, rate).clip(upper=10_000)
    by_product = percent(total, np.where(orders["product_kind"] == "wholesale", 5, rate))
    small = np.where(onetouch | (total >= 300_000), 0, percent(total, np.where(alibaba, 1, 3)))
    fees = np.select(
        [
            orders["order_type"] != "trade_assurance",
            (orders["supplier_country"] == "US") & (created >= SPLIT),
            orders["supplier_country"].isin(["CN", "HK", "TW"]) & (created >= ALIKE),
            ~china,
            created >= CAPPED,
            created >= BY_SIZE,
        ],
        [
            -1,
            percent(total - orders["tax"], 3),
            capped,
            -1,
            np.where(onetouch & (total > 500_000), 0, capped),
            np.where(total <= 500_000, by_product, np.where(onetouch, 0, -1)),
        ],
        small,
    )
    moved = (created < BY_SIZE) & (total >= 100_000)
    unaddressed = (created >= CAPPED) & (created < ALIKE) & onetouch & (total == 500_000)
    return fees, china & (moved | unaddressed) & (fees != -1)


def claim_closes(orders, editions):
    days = orders["transport"].map(COMPLETION_DAYS).astype("int64") + 15 * orders["extensions"]
    due = window(orders["shipped_at"], days)
    completed = orders["receipt_confirmed_at"].fillna(due.where((editions != 1) & (due <= AS_OF)))
    large = (editions == 4) & orders["buyer_tier"].isin(["enterprise", "enterprise_pro"])
    closes = window(completed, large * 30 + 30)
    paid = day(orders["last_paid_at"])
    last = orders["ship_by"].where(paid.isna() | (paid < orders["ship_by"]), paid)
    return closes.where(orders["order_type"] == "trade_assurance", start(last + pd.Timedelta(91, "D")))


def decide(orders):
    editions = edition(orders)
    reasons = reason(orders, editions)
    most, from_nothing = fee(orders)
    least = np.where(from_nothing, 0, most)
    bare = [orders["order_type"] != "trade_assurance", most == -1, most != least]
    coverages = np.where(reasons >= 0, np.int8(2), orders["paid_off_platform"] > 0)
    return pd.DataFrame(
        {
            "edition": pd.Categorical.from_codes(editions, EDITIONS),
            "coverage": pd.Categorical.from_codes(coverages, COVERAGES),
            "reason": pd.Categorical.from_codes(reasons, REASONS[:-1]),
            "covered_max": np.where(reasons >= 0, -1, orders["paid_on_platform"]),
            "fee_status": pd.Categorical.from_codes(np.select(bare, codes(3, 2, 1), np.int8(0)), STATUSES),
            "supplier_fee_min": least,
            "supplier_fee_max": most,
            "claim_closes_at": claim_closes(orders, editions),
        }
    )


def answers(decided):
    cents = decided[CENTS].astype("Int64")
    return from_typed(pa.Table.from_pandas(decided.assign(**cents.mask(cents == -1)), preserve_index=False))
