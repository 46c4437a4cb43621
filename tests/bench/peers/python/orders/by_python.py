"""(f) Plain Python: `Decimal` and `datetime`, a dict in and a dict out."""

from datetime import UTC, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

import pyarrow as pa

from . import ALIKE, AS_OF, BY_SIZE, CAPPED, COMPLETION_DAYS, PRESENT, SPLIT, TIERS, ZONE, from_typed

LA = ZoneInfo(ZONE)
CENT, CAP = Decimal("0.01"), Decimal(100)
NOTHING = Decimal("0.00")


def prepare(table):
    return table.to_pylist()


def day(instant):
    return instant.astimezone(LA).date()


def start(day):
    return datetime.combine(day, time(), LA).astimezone(UTC)


def window(instant, days):
    return start(day(instant) + timedelta(days + 1))


def percent(amount, rate):
    return (amount * rate / 100).quantize(CENT, ROUND_HALF_UP)


def edition(order):
    created = order["created_at"]
    if created < SPLIT:
        return "intl-2017"
    if order["supplier_country"] == "US" and order["buyer_country"] == "US":
        return "us-2019"
    if created < TIERS:
        return "intl-2019"
    return "intl-2022" if created < PRESENT else "intl-2023"


def joined(order, edition):
    if order["enrolled"] is not None:
        return order["enrolled"]
    country = order["supplier_country"]
    listed = {"intl-2017": ("CN", "HK", "TW"), "us-2019": ("US",)}.get(edition, ("CN", "HK", "TW", "MY", "US"))
    return country in listed and order["gold_member"] and (country != "US" or order["verified"])


def reason(order, edition):
    if order["marketplace"] != "alibaba.com":
        return "COV-MARKET"
    if order["order_type"] != "trade_assurance":
        return "COV-FLOW"
    if not joined(order, edition):
        return "COV-SUPPLIER"
    return "COV-PAYMENT" if order["paid_on_platform"] == 0 else None


def fee(order):
    """How far it is known, and its ends."""
    if order["order_type"] != "trade_assurance":
        return "not_applicable", None, None
    created, total, country = order["created_at"], order["total"], order["supplier_country"]
    if country == "US" and created >= SPLIT:
        return exact(percent(total - order["tax"], 3))
    if country in ("CN", "HK", "TW") and created >= ALIKE:
        return exact(capped(order))
    if country != "CN":
        return "unpublished", None, None
    if created >= CAPPED:
        if order["onetouch"] and total >= 5_000:
            return exact(NOTHING) if total > 5_000 else band(capped(order))
        return exact(capped(order))
    if created >= BY_SIZE:
        if total > 5_000:
            return exact(NOTHING) if order["onetouch"] else ("unpublished", None, None)
        return exact(percent(total, 5 if order["product_kind"] == "wholesale" else rate(order, 2)))
    if order["onetouch"] or total >= 3_000:
        return exact(NOTHING)
    small = percent(total, rate(order, 3))
    return exact(small) if total < 1_000 else band(small)


def rate(order, third_party):
    return 1 if order["logistics"] == "alibaba" else third_party


def capped(order):
    return min(percent(order["total"], rate(order, 2)), CAP)


def exact(fee):
    return "exact", fee, fee


def band(fee):
    return ("band", NOTHING, fee) if fee else exact(fee)


def completed(order, edition):
    if order["receipt_confirmed_at"] or edition == "us-2019" or not order["shipped_at"]:
        return order["receipt_confirmed_at"]
    due = window(order["shipped_at"], COMPLETION_DAYS[order["transport"]] + 15 * order["extensions"])
    return due if due <= AS_OF else None


def claim_closes(order, edition):
    if order["order_type"] != "trade_assurance":
        last = order["ship_by"]
        if order["last_paid_at"]:
            last = max(last, day(order["last_paid_at"]))
        return start(last + timedelta(91))
    done = completed(order, edition)
    large = edition == "intl-2023" and order["buyer_tier"] in ("enterprise", "enterprise_pro")
    return done and window(done, 60 if large else 30)


def decide_one(order):
    chosen = edition(order)
    why = reason(order, chosen)
    status, least, most = fee(order)
    partly = "partly_covered" if order["paid_off_platform"] > 0 else "covered"
    return {
        "edition": chosen,
        "coverage": "not_covered" if why else partly,
        "reason": why,
        "covered_max": None if why else order["paid_on_platform"],
        "fee_status": status,
        "supplier_fee_min": least,
        "supplier_fee_max": most,
        "claim_closes_at": claim_closes(order, chosen),
    }


def decide(orders):
    return [decide_one(order) for order in orders]


SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("edition", "coverage", "reason", "fee_status")]
    + [(name, pa.decimal128(18, 2)) for name in ("covered_max", "supplier_fee_min", "supplier_fee_max")]
    + [("claim_closes_at", pa.timestamp("us", "UTC"))]
)


def answers(decided):
    return from_typed(pa.Table.from_pylist(decided, SCHEMA))
