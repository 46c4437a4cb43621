"""(d) numpy: codes, cents and microseconds in arrays; days of Los Angeles by a table, as the hand-written Rust."""

import numpy as np

from . import ALIKE, AS_OF, BY_SIZE, CAPPED, COMPLETION_DAYS, NONE, PRESENT, SPLIT, TIERS, cents, from_codes, micros
from .days import DAY, FIRST, HOUR, STARTS

COUNTRIES = ["CN", "HK", "TW", "US", "MY"]
CN, TW, US = 0, 2, 3


def start(days):
    return STARTS[days - FIRST]


def day(instants):
    guess = (instants - 7 * HOUR) // DAY
    return guess - (instants < start(guess))


def window(instants, days):
    return start(day(instants) + days + 1)


def percent(amounts, rate):
    return (amounts * rate + 50) // 100


def prepare(table):
    def codes(name, words):
        column = table[name].combine_chunks()
        places = [words.index(word) if word in words else len(words) for word in column.dictionary.to_pylist()]
        return np.array(places, "int8")[column.indices.to_numpy()]

    def flags(name, unknown=0):
        return table[name].cast("int8").fill_null(unknown).to_numpy()

    def money(name):
        return cents(table[name].combine_chunks())

    def instants(name):
        return table[name].cast("int64").fill_null(0).to_numpy()

    transports = codes("transport", list(COMPLETION_DAYS))
    return {
        "created": instants("created_at"),
        "market": codes("marketplace", ["alibaba.com"]),
        "protected": codes("order_type", ["trade_assurance"]) == 0,
        "supplier": codes("supplier_country", COUNTRIES),
        "buyer": codes("buyer_country", COUNTRIES),
        "tier": codes("buyer_tier", ["enterprise", "enterprise_pro"]),
        "enrolled": flags("enrolled", 2),
        "gold": flags("gold_member").astype(bool),
        "verified": flags("verified").astype(bool),
        "total": money("total"),
        "tax": money("tax"),
        "alibaba": codes("logistics", ["alibaba"]) == 0,
        "wholesale": codes("product_kind", ["wholesale"]) == 0,
        "onetouch": flags("onetouch").astype(bool),
        "transport": transports,
        "ship_by": table["ship_by"].cast("int32").to_numpy(),
        "on_platform": money("paid_on_platform"),
        "off_platform": money("paid_off_platform"),
        "last_paid": instants("last_paid_at"),
        "shipped": instants("shipped_at"),
        "received": instants("receipt_confirmed_at"),
        "extensions": table["extensions"].to_numpy(),
    }


def edition(orders):
    created = orders["created"]
    domestic = (orders["supplier"] == US) & (orders["buyer"] == US)
    cases = [created < micros(SPLIT), domestic, created < micros(TIERS), created < micros(PRESENT)]
    return np.select(cases, [np.int8(code) for code in range(4)], np.int8(4))


def reason(orders, editions):
    country = orders["supplier"]
    listed = np.where(editions == 0, country <= TW, (editions != 1) | (country == US))
    member = orders["gold"] & ((country != US) | orders["verified"])
    joined = np.where(orders["enrolled"] == 2, listed & member, orders["enrolled"] == 1)
    cases = [orders["market"] != 0, ~orders["protected"], ~joined, orders["on_platform"] == 0]
    return np.select(cases, [np.int8(code) for code in range(4)], np.int8(4))


def fee(orders):
    """The fee, or the upper end of its band; and whether that begins at nothing."""
    created, total, country, onetouch = (orders[name] for name in ("created", "total", "supplier", "onetouch"))
    alibaba = orders["alibaba"]
    china, domestic = country == CN, country == US
    rate = np.where(alibaba, 1, 2)
    capped = np.minimum(percent(total, rate), 10_000)
    by_product = percent(total, np.where(orders["wholesale"], 5, rate))
    small = np.where(onetouch | (total >= 300_000), 0, percent(total, np.where(alibaba, 1, 3)))
    fees = np.select(
        [
            ~orders["protected"],
            domestic & (created >= micros(SPLIT)),
            (country <= TW) & (created >= micros(ALIKE)),
            ~china,
            created >= micros(CAPPED),
            created >= micros(BY_SIZE),
        ],
        [
            NONE,
            percent(total - orders["tax"], 3),
            capped,
            NONE,
            np.where(onetouch & (total > 500_000), 0, capped),
            np.where(total <= 500_000, by_product, np.where(onetouch, 0, NONE)),
        ],
        small,
    )
    moved = (created < micros(BY_SIZE)) & (total >= 100_000)
    unaddressed = (created >= micros(CAPPED)) & (created < micros(ALIKE)) & onetouch & (total == 500_000)
    return fees, china & (moved | unaddressed) & (fees != NONE)


def claim_closes(orders, editions):
    shipped, received = orders["shipped"], orders["received"]
    days = np.array(list(COMPLETION_DAYS.values()))[orders["transport"]] + 15 * orders["extensions"]
    due = window(shipped, days)
    lapsed = (editions != 1) & (shipped != 0) & (due <= micros(AS_OF))
    completed = np.where(received != 0, received, np.where(lapsed, due, 0))
    large = (editions == 4) & (orders["tier"] < 2)
    closes = np.where(completed != 0, window(completed, np.where(large, 60, 30)), NONE)
    last = np.maximum(day(orders["last_paid"]), orders["ship_by"])
    return np.where(orders["protected"], closes, start(last + 91))


def decide(orders):
    editions = edition(orders)
    reasons = reason(orders, editions)
    most, from_nothing = fee(orders)
    least = np.where(from_nothing, 0, most)
    statuses = np.select(
        [~orders["protected"], most == NONE, most != least], [np.int8(3), np.int8(2), np.int8(1)], np.int8(0)
    )
    return {
        "edition": editions,
        "coverage": np.where(reasons < 4, np.int8(2), (orders["off_platform"] > 0).astype("int8")),
        "reason": reasons,
        "covered_max": np.where(reasons < 4, NONE, orders["on_platform"]),
        "fee_status": statuses,
        "supplier_fee_min": least,
        "supplier_fee_max": most,
        "claim_closes_at": claim_closes(orders, editions),
    }


answers = from_codes
