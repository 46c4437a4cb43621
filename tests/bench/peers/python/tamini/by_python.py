"""(f) Plain Python: `Decimal` and `date`, a dict in and a dict out."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa

from . import CHANNELS, COUNTRIES, DAYS, FEE_CLASSES, FORM, ISSUES, MARKETPLACES, MONEY, NO_DAY, REASONS, STATES

CENT, CAP, ZERO = Decimal("0.01"), Decimal("100.00"), Decimal("0.00")
TWO, THREE = Decimal("0.02"), Decimal("0.03")
EPOCH = date(1970, 1, 1)
WORDS = {
    "channel": CHANNELS, "marketplace": MARKETPLACES, "supplier_country": COUNTRIES,
    "supplier_region_fee_class": FEE_CLASSES, "issue": ISSUES,
}  # fmt: skip


def prepare(table):
    return [natural(order) for order in table.to_pylist()]


def natural(order):
    """An order as a Python program holds it: words, decimals, dates, `None`."""
    words = {name: words[order[name]] for name, words in WORDS.items()}
    money = {name: Decimal(order[name]).scaleb(-2) for name in MONEY}
    days = {name: None if order[name] == NO_DAY else EPOCH + timedelta(order[name]) for name in DAYS}
    flags = {name: bool(order[name]) for name in ("gold_member", "has_quality_terms", "escalated")}
    return words | money | days | flags


def reason(order):
    if order["channel"] == "off_platform":
        return "OFF_PLATFORM"
    if order["marketplace"] != "alibaba":
        return "WRONG_MARKETPLACE"
    if not order["gold_member"]:
        return "NOT_GOLD"
    if order["supplier_region_fee_class"] == "other":
        return "REGION"
    if order["paid_on_platform"] == 0:
        return "UNPAID"
    issue = order["issue"]
    if issue in ("quality", "quantity") and not order["has_quality_terms"]:
        return "NO_TERMS"
    actual, agreed, as_of = order["actual_ship_date"], order["agreed_ship_date"], order["as_of"]
    if issue == "late" and (actual or as_of) <= agreed:
        return "NOT_LATE"
    if issue == "not_shipped" and (actual is not None or as_of <= agreed):
        return "NOT_DUE"
    return "OK"


def fee(order):
    amount, kind = order["order_amount"], order["supplier_region_fee_class"]
    if kind == "cn_hk_tw":
        return min((amount * TWO).quantize(CENT, ROUND_HALF_UP), CAP)
    return (amount * THREE).quantize(CENT, ROUND_HALF_UP) if kind == "us" else ZERO


def dispute(order):
    opened, as_of = order["dispute_opened_on"], order["as_of"]
    if opened is None:
        return "none", None
    supplier, buyer = order["last_supplier_reply"] or opened, order["last_buyer_reply"] or opened
    day = (as_of - opened).days
    if order["escalated"] or (as_of - supplier).days > 7:
        return "auto_escalated", None
    if (as_of - buyer).days > 7:
        return "auto_closed", None
    if day >= 31:
        return "auto_escalated", None
    silence = min(supplier, buyer) + timedelta(8)
    if day >= 4:
        return "buyer_may_escalate", min(opened + timedelta(31), silence)
    return "negotiating", min(opened + timedelta(4), silence)


def decide_one(order):
    why = reason(order)
    covered = why == "OK"
    released = min(order["paid_on_platform"], order["coverage_limit"])
    state, deadline = dispute(order)
    return {
        "covered": covered,
        "reason": why,
        "fee": fee(order),
        "released_now": released,
        "frozen": order["paid_on_platform"] - released,
        "refund_claimable": released if covered and order["issue"] != "none" else ZERO,
        "dispute_state": state,
        "next_deadline": deadline,
    }


def decide(orders):
    return [decide_one(order) for order in orders]


def answers(decided):
    return pa.Table.from_pylist([numbers(answer) for answer in decided], FORM)


def numbers(answer):
    """An answer in the common form."""
    deadline = answer["next_deadline"]
    return {
        **{name: int(answer[name].scaleb(2)) for name in ("fee", "released_now", "frozen", "refund_claimable")},
        "covered": int(answer["covered"]),
        "reason": REASONS.index(answer["reason"]),
        "dispute_state": STATES.index(answer["dispute_state"]),
        "next_deadline": (deadline - EPOCH).days if deadline else NO_DAY,
    }
