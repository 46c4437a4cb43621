"""The order's own facts for generate.py: everything but the events."""
from decimal import ROUND_FLOOR, Decimal

from oracle import clock, money

BORDERS = [
    "2015-02-04", "2015-07-22", "2017-04-01", "2017-07-01", "2017-12-08", "2017-12-15", "2018-04-02", "2018-06-04",
    "2019-04-01", "2019-07-25", "2020-01-01", "2021-01-01", "2022-02-17", "2023-01-01", "2026-01-01",
]
DST_DAYS = ["2016-03-13", "2018-03-11", "2020-03-08", "2022-03-13", "2024-03-10", "2016-11-06", "2018-11-04",
            "2019-11-03", "2022-11-06", "2024-11-03"]
RANGES = [("2015-02-04", "2015-07-21"), ("2015-07-22", "2017-12-07"), ("2017-12-08", "2019-07-24"),
          ("2019-07-25", "2022-02-16"), ("2022-02-17", "2022-12-31"), ("2023-01-01", "2025-12-31"),
          ("2026-01-01", "2026-06-30"), ("2014-11-01", "2015-02-03")]
RANGE_WEIGHTS = [8, 10, 14, 22, 16, 22, 5, 3]
RATES = {"EUR": ["1.1", "1.0834", "0.99"], "JPY": ["0.0091", "0.006712"], "KWD": ["3.25", "3.3"],
         "CNY": ["0.14", "0.1389", "0.15"]}
USD_MARKS = [50, 100, 150, 250, 500, 750, 1000, 2000, 3000, 5000, 10000, 12000, 50000, 150000, 1000000]
DAY = 86400 * 1_000_000
SECOND = 1_000_000


def maybe(rng, chance, value):
    """The value with this chance, else absent (None)."""
    return value if rng.random() < chance else None


def created_at(rng):
    """A creation instant: near an edition or fee border, on a daylight-saving day, or anywhere."""
    roll = rng.random()
    if roll < 0.15:
        midnight = clock.start(clock.date_ordinal(rng.choice(BORDERS)))
        return midnight + rng.choice([-3600, -1, 0, 1, 3600, 43200]) * SECOND
    if roll < 0.22:
        midnight = clock.start(clock.date_ordinal(rng.choice(DST_DAYS)) - rng.choice([0, 1, 8, 31]))
        return midnight + rng.randrange(86400) * SECOND
    first, last = rng.choices(RANGES, RANGE_WEIGHTS)[0]
    first, last = clock.date_ordinal(first), clock.date_ordinal(last)
    return clock.start(rng.randint(first, last)) + rng.randrange(86000) * SECOND


def unit(currency):
    return Decimal(1).scaleb(-money.decimals(currency))


def text(amount, currency):
    """An amount as document text, with full decimals."""
    return money.show(amount, currency)


def amount(rng, currency, rate):
    """An amount: at a USD threshold, one minor unit beside it, or anywhere."""
    rate = Decimal(rate or "1")
    if rng.random() < 0.5:
        exact = Decimal(rng.choice(USD_MARKS)) / rate
        floor = exact.quantize(unit(currency), rounding=ROUND_FLOOR)
        value = floor + rng.choice([-1, 0, 0, 1]) * unit(currency)
    else:
        value = (Decimal(rng.randrange(1, 2_000_000)) / 100 / rate).quantize(unit(currency), rounding=ROUND_FLOOR)
    return max(value, unit(currency))


def countries(rng):
    supplier = rng.choices(["CN", "HK", "TW", "MY", "US", "VN", None], [58, 6, 6, 5, 14, 5, 6])[0]
    if rng.random() < 0.06:
        return "US", "US"
    near = ["US"] * 5 + ["CA", "GB", "DE", "JP", "NZ", "AU", "IN", "BR", "FR", "NG", "SA", None]
    return supplier, rng.choice(near)


def terms(rng, created_day):
    """Contract terms, each of them absent with decent probability."""
    found = {}
    roll = rng.random()
    if roll < 0.5:
        found["ship_by"] = clock.date_text(created_day + rng.choice([0, 1, 3, 7, 10, 14, 20, 30, 60]))
    elif roll < 0.88:
        found["ship_within"] = {"days": rng.choice([0, 1, 3, 7, 10, 15, 30]),
                                "after": rng.choice(["initial_payment", "balance"])}
    if rng.random() < 0.8:
        found["quantity"] = [] if rng.random() < 0.15 else [{"item": "valve", "amount": 500, "unit": "piece"}]
    if rng.random() < 0.8:
        marks = rng.choice([[], [True], [False], [False, True], [False, False]])
        found["quality"] = [{"aspect": "weight", "requirement": "250 g +/- 5 g", "measurable": m} for m in marks]
    if rng.random() < 0.7:
        tied = {"booked": True, "tied_to_balance": True}
        found["inspection"] = rng.choice([{"booked": True}, {"booked": False}, {"booked": False}, tied, {}])
    if rng.random() < 0.75:
        found["defects_disclosed"] = rng.random() < 0.12
    if rng.random() < 0.2:
        found["delivery_guarantee"] = {"specified_on": clock.date_text(created_day + rng.choice([10, 20, 35]))}
    if rng.random() < 0.25:
        found["easy_return"] = rng.random() < 0.85
    return found


def schedule(rng, currency):
    """The platform's own fee table."""
    rows = []
    for _ in range(rng.choice([0, 1, 2, 3])):
        row = {"ratio": rng.choice(["0.01", "0.02", "0.035"]), "currency": rng.choice([currency, currency, "USD"]),
               "max_fee": maybe(rng, 0.6, "100"), "onetouch": maybe(rng, 0.5, rng.random() < 0.5),
               "logistics": maybe(rng, 0.5, rng.choice(["alibaba", "third_party"]))}
        rows.append({k: v for k, v in row.items() if v is not None})
    return rows


def header(rng, name):
    """(document without events, creation instant)."""
    created = created_at(rng)
    day = clock.day(created)
    currency = rng.choices(["USD", "EUR", "JPY", "KWD", "CNY"], [62, 12, 9, 8, 9])[0]
    rate = None
    if currency == "USD":
        rate = maybe(rng, 0.2, "1")
    elif rng.random() < 0.8:
        rate = rng.choice(RATES[currency])
    order = {"id": name, "currency": currency, "usd_rate": rate}
    order["marketplace"] = rng.choices(["alibaba.com", "1688", "other", None], [86, 4, 3, 7])[0]
    order["order_type"] = rng.choices(["trade_assurance", "offline", "direct_pay", None], [74, 12, 7, 7])[0]
    total = amount(rng, currency, rate)
    if rng.random() < 0.3:  # small enough for quick refunds and returns
        total = max(min(total, amount(rng, currency, rate)) / rng.choice([1, 7, 30]), unit(currency))
        total = total.quantize(unit(currency), rounding=ROUND_FLOOR)
    if rng.random() < 0.9:
        order["total"] = text(total, currency)
        part = (total * Decimal(rng.randrange(0, 30)) / 100).quantize(unit(currency), rounding=ROUND_FLOOR)
        order["tax"] = maybe(rng, 0.6, text(part, currency))
        order["shipping_fee"] = maybe(rng, 0.3, text(part, currency))
    supplier, buyer = countries(rng)
    limit = (total * Decimal(rate or 1) * rng.choice([0, 1, 3, 5, 7, 10, 10, 15, 20]) / 10)
    limit = (limit + rng.choice([-1, 0, 0, 1]) * Decimal("0.01")).quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
    order["supplier"] = {"country": supplier, "enrolled": rng.choices([True, False, None], [55, 7, 38])[0],
                         "gold_member": rng.choices([True, False, None], [70, 10, 20])[0],
                         "verified": rng.choices([True, False, None], [55, 15, 30])[0],
                         "limit_available": maybe(rng, 0.72, text(max(limit, Decimal("0.01")), "USD"))}
    tiers = ["registered", "potential", "small_business", "enterprise", "enterprise_pro", "gold", "seed", "scaleup"]
    order["buyer"] = {"country": buyer, "tier": maybe(rng, 0.75, rng.choice(tiers + ["registered"] * 4))}
    order["destination_country"] = maybe(rng, 0.7, rng.choice(["US", "DE", "NG", "AU"]))
    for key, values in (("buy_now", [True, False]), ("onetouch", [True, False]),
                        ("logistics", ["alibaba", "third_party"]), ("product_kind", ["wholesale", "custom"]),
                        ("transport", ["express", "air", "land", "sea", "postal"]),
                        ("incoterm", ["EXW", "FOB", "CIF", "CPT", "DAP", "DDP", "DPU"])):
        order[key] = maybe(rng, 0.72, rng.choice(values))
    if clock.date_ordinal("2015-02-04") <= day < clock.date_ordinal("2017-12-08"):
        order["coverage_type"] = maybe(rng, 0.7, rng.choice(["pre_shipment", "post_delivery"]))
    order["release_model"] = maybe(rng, 0.2, rng.choice(["limit", "completion", "inspection_and_shipment"]))
    if rng.random() < 0.08:
        order["fee_schedule"] = schedule(rng, currency)
    if rng.random() < 0.9:
        order["terms"] = terms(rng, day)
    return _thin(rng, order), created, total


def _thin(rng, value):
    """Absent fields are left out, seldom written as null."""
    if isinstance(value, dict):
        return {k: _thin(rng, v) for k, v in value.items() if v is not None or rng.random() < 0.1}
    return value
