"""Order conditions, covered amount (rules.md 3)."""
from . import funds, money
from . import rulebook as rb
from .claims import cond, unknown
from .document import TA


def cov_market(order):
    """COV-MARKET."""
    if order.marketplace is None:
        return unknown("COV-MARKET", "marketplace")
    if order.marketplace == "alibaba.com":
        return cond("COV-MARKET", "met")
    return cond("COV-MARKET", "failed", "other_marketplace")


def cov_flow(order):
    """COV-FLOW."""
    if order.order_type is None:
        return unknown("COV-FLOW", "order_type")
    if order.order_type == TA:
        return cond("COV-FLOW", "met")
    return cond("COV-FLOW", "failed", "not_trade_assurance")


def cov_supplier(order):
    """COV-SUPPLIER: enrolled, or derived from country, membership and (US) verification [F-063 to F-066]."""
    rule, country = "COV-SUPPLIER", order.supplier_country
    if order.enrolled is not None:
        return cond(rule, "met") if order.enrolled else cond(rule, "failed", "not_enrolled")
    if order.edition is None:
        return cond(rule, "unknown", "no_edition")
    if order.edition == "unknown":
        return cond(rule, "unknown", "edition_unknown", order.edition_missing)
    listed = country in rb.SUPPLIER_COUNTRIES[order.edition]
    selected = country is not None and not listed and order.edition in rb.MODERN
    if country is not None and not listed and not selected:
        return cond(rule, "failed", "country_not_listed")
    if order.gold_member is False:
        return cond(rule, "failed", "not_gold_member")
    if country == "US" and order.verified is False:
        return cond(rule, "failed", "not_verified")
    facts = [("supplier.country", country), ("supplier.gold_member", order.gold_member),
             ("order_type", order.order_type)]
    if country == "US":
        facts.append(("supplier.verified", order.verified))
    absent = [p for p, v in facts if v is None]
    if not absent and listed and order.order_type == TA:
        return cond(rule, "met", "derived_from_membership")
    reason = "selected_overseas_countries" if selected else "fact_missing"
    return cond(rule, "unknown", reason, ["supplier.enrolled", *absent])


def cov_payment(order, state):
    """COV-PAYMENT: on-platform money was received [F-036, F-128]."""
    rule = "COV-PAYMENT"
    if not order.has_events:
        return unknown(rule, "events")
    if state.paid_on > 0:
        return cond(rule, "met")
    if any("route" not in p for p in state.received):
        return unknown(rule, "events[].route")
    return cond(rule, "failed", "paid_off_platform" if state.received else "not_paid")


def order_verdict(order, conditions, paid_off):
    """not_covered, undetermined, partly_covered or covered; without an edition unpublished or undetermined."""
    if order.edition is None:
        return "unpublished"
    outcomes = [c["outcome"] for c in conditions]
    if order.edition == "unknown":
        return "undetermined"
    if "failed" in outcomes:
        return "not_covered"
    if "unknown" in outcomes:
        return "undetermined"
    return "partly_covered" if paid_off else "covered"


def _base(order, state):
    """(low, high, missing) of the base before the supplier's limit."""
    on = [p for p in state.received if p.get("route") == "on_platform"]
    initial = sum((p["amount"] for p in on if p.get("part") in ("initial", "full")), money.ZERO)
    untold = sum((p["amount"] for p in on if "part" not in p), money.ZERO)
    everything = sum((p["amount"] for p in on), money.ZERO)
    part = ["events[].part"] if untold else []
    if order.coverage == "pre_shipment":
        return initial, initial + untold, part
    if order.edition == "intl-2015" and order.coverage_type is None:
        return initial, everything, ["coverage_type"] + part
    return everything, everything, []


def covered_amount(order, states):
    """({min, max}, missing): the base, in intl-2015 at most the supplier's limit, less refunds paid [F-025, F-027]."""
    lows, highs, missing = [], [], set()
    for state in states:
        low, high, named = _base(order, state)
        missing.update(named)
        if order.edition == "intl-2015" and order.limit is not None:
            low, high = min(low, order.limit), min(high, order.limit)
        lows.append(max(low - funds.refunded(state), money.ZERO))
        highs.append(max(high - funds.refunded(state), money.ZERO))
    low, high = min(lows), max(highs)
    if order.edition == "intl-2015" and order.limit is None:
        low = None
        missing.update(order.limit_missing)
    return {"min": money.show(low, order.currency), "max": money.show(high, order.currency)}, missing
