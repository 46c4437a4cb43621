"""The claim conditions of each ground (rules.md 3), on the state of a replay at one instant."""
from . import clock
from . import rulebook as rb
from .document import TA
from .shipdate import ship_date, shipped_date
from .window import window


def cond(rule, outcome, reason=None, missing=()):
    """One condition of the answer."""
    return {"rule": rule, "outcome": outcome, "reason": reason, "missing": rb.sort_missing(missing)}


def unknown(rule, *missing):
    return cond(rule, "unknown", "fact_missing", missing)


def verdict(conditions):
    """Any failed, else any unknown, else any discretionary, else claimable."""
    outcomes = [c["outcome"] for c in conditions]
    for outcome, name in (("failed", "not_claimable"), ("unknown", "undetermined"), ("discretionary", "discretionary")):
        if outcome in outcomes:
            return name
    return "claimable"


def goods_received(state):
    return state.delivered_at is not None or state.completed_at is not None


def _never(order, state, ground):
    """The reason why trade_assurance never covers the ground, else None."""
    if ground in rb.NEVER_COVERED:
        return "never_covered"
    if ground == "late_delivery":
        return "delivery_guarantee_only"
    if ground == "transit_damage" and order.incoterm in rb.BUYER_RISK_INCOTERMS:
        return "buyer_bears_transport_risk"
    if ground == "carrier_changed" and goods_received(state):
        return "goods_received"
    return None


def clm_ground(order, state, ground, order_type):
    """CLM-GROUND: is the ground one that this order type knows at all?"""
    rule = "CLM-GROUND"
    never = _never(order, state, ground)
    if never:
        return cond(rule, "failed", never)
    if ground == "not_shipped":
        return cond(rule, "met")
    if order_type in ("offline", "direct_pay"):
        if ground == "buyer_not_paid" and order_type == "offline":
            return cond(rule, "met")
        return cond(rule, "failed", "not_for_this_order_type")
    if ground == "buyer_not_paid" and order_type == TA:
        return cond(rule, "failed", "not_for_this_order_type")
    missing = [] if order_type else ["order_type"]
    if ground == "transit_damage" and order.incoterm is None:
        missing.append("incoterm")
    if ground == "carrier_changed" and not order.has_events:
        missing.append("events")
    if missing:
        return unknown(rule, *missing)
    if ground == "transit_damage":
        return cond(rule, "discretionary", "supplier_bears_transport_risk")
    if ground == "carrier_changed":
        return cond(rule, "discretionary", "goods_not_received")
    return cond(rule, "met")


def clm_term_date(order, state):
    """CLM-TERM-DATE: an effective ship-by date exists."""
    date = ship_date(order, state)
    if date.kind == "known":
        return cond("CLM-TERM-DATE", "met")
    if date.kind == "none":
        return cond("CLM-TERM-DATE", "failed", "no_ship_date")
    return cond("CLM-TERM-DATE", "unknown", date.reason, date.missing)


def clm_term_quality(order):
    """CLM-TERM-QUALITY: at least one measurable quality term."""
    rule = "CLM-TERM-QUALITY"
    if order.terms is None:
        return unknown(rule, "terms")
    quality = order.terms.get("quality")
    if quality is None:
        return unknown(rule, "terms.quality")
    if not quality:
        return cond(rule, "failed", "no_quality_terms")
    if any(q["measurable"] for q in quality):
        return cond(rule, "met")
    return cond(rule, "discretionary", "terms_not_measurable")


def clm_term_quantity(order):
    """CLM-TERM-QUANTITY: an agreed quantity exists."""
    rule = "CLM-TERM-QUANTITY"
    if order.terms is None:
        return unknown(rule, "terms")
    if order.terms.get("quantity") is None:
        return unknown(rule, "terms.quantity")
    return cond(rule, "met") if order.terms["quantity"] else cond(rule, "failed", "no_quantity_terms")


def _breach_late(order, state):
    """late_shipment: shipped on a civil date after the ship-by date."""
    rule, date = "CLM-BREACH", ship_date(order, state)
    if date.kind == "none":
        return cond(rule, "failed", "no_ship_date")
    if state.shipped_at is None:
        return cond(rule, "unknown", "not_yet")
    if date.kind == "unknown":
        return cond(rule, "unknown", "fact_missing" if date.missing else "not_yet", date.missing)
    if shipped_date(order, state) > date.date:
        return cond(rule, "met", "shipped_late")
    return cond(rule, "failed", "shipped_on_time")


def _breach_not_shipped(order, state, t):
    """not_shipped: a refusal, or nothing shipped and the platform day after the ship-by date."""
    rule, date = "CLM-BREACH", ship_date(order, state)
    if state.refused:
        return cond(rule, "met", "supplier_refused")
    if state.shipped_at is not None:
        return cond(rule, "failed", "shipped")
    if date.kind == "none":  # a refusal may still come
        return cond(rule, "unknown", "not_yet")
    if date.kind == "unknown":
        return cond(rule, "unknown", "fact_missing" if date.missing else "not_yet", date.missing)
    if clock.day(t) > date.date:
        return cond(rule, "met", "ship_date_passed")
    return cond(rule, "unknown", "not_yet")


def clm_breach(order, state, ground, t):
    """CLM-BREACH: has the contract been broken in the way the ground says?"""
    rule = "CLM-BREACH"
    if not order.has_events:
        return unknown(rule, "events")
    if ground == "late_shipment":
        return _breach_late(order, state)
    if ground == "not_shipped":
        return _breach_not_shipped(order, state, t)
    if ground == "buyer_not_paid":
        if state.delivered_at is not None:
            return cond(rule, "met", "delivered_unpaid")
        return cond(rule, "unknown", "not_yet")
    if ground in state.disputed_grounds:
        return cond(rule, "met", "dispute_names_ground")
    if ground in state.issues:
        return cond(rule, "met", "issue_found")
    if ground == "quality" and state.inspection is not None and not state.inspection["passed"]:
        return cond(rule, "met", "inspection_failed")
    return cond(rule, "unknown", "not_yet")


def clm_window(order, state, ground, t, order_type):
    """CLM-WINDOW with its present closing; an active dispute's ground keeps the outcome of its filing."""
    if not order.has_events:
        return unknown("CLM-WINDOW", "events"), None
    outcome, reason, missing, closes = window(order, state, ground, t, order_type)
    if state.dispute_active and state.dispute.ground == ground:
        outcome, reason, missing, _ = state.dispute.window_at_filing[order_type]
        if outcome == "met":
            reason = "judged_at_filing"
    return cond("CLM-WINDOW", outcome, reason, missing), closes


def clm_accepted(order, state, ground):
    """CLM-ACCEPTED: failed where a breach_accepted event names the ground [F-047]."""
    if not order.has_events:
        return unknown("CLM-ACCEPTED", "events")
    if ground in state.accepted:
        return cond("CLM-ACCEPTED", "failed", "breach_accepted")
    return cond("CLM-ACCEPTED", "met")


def clm_excluded(order, state):
    """CLM-EXCLUDED: defects were disclosed, or the last inspection passed [F-048]."""
    rule, terms = "CLM-EXCLUDED", order.terms
    if terms is not None and terms.get("defects_disclosed") is True:
        return cond(rule, "failed", "defects_disclosed")
    if state.inspection is not None and state.inspection["passed"]:
        return cond(rule, "failed", "inspection_passed")
    absent = []
    if terms is None:
        absent.append("terms")
    elif terms.get("defects_disclosed") is None:
        absent.append("terms.defects_disclosed")
    if not order.has_events:  # an inspection may have passed
        absent.append("events")
    return unknown(rule, *absent) if absent else cond(rule, "met")


def booked(order):
    """Was an inspection booked? None where the terms do not say."""
    return ((order.terms or {}).get("inspection") or {}).get("booked")


def clm_inspection(order):
    """CLM-INSPECTION: only intl-2015 pre_shipment asks for a booking [SEED-001]."""
    rule = "CLM-INSPECTION"
    if order.coverage != "pre_shipment" or booked(order) is True:
        return cond(rule, "met")
    if booked(order) is False:
        return cond(rule, "discretionary", "not_booked")
    return unknown(rule, "terms" if order.terms is None else "terms.inspection")


def ground_conditions(order, state, ground, t, order_type):
    """All conditions of one ground in the table's order, and the closing of its window."""
    found, closes = [clm_ground(order, state, ground, order_type)], None
    plain = order_type in ("offline", "direct_pay")
    covered = ground == "not_shipped" or (ground in ("late_shipment", "quality", "quantity") and not plain)
    unpaid = ground == "buyer_not_paid" and order_type == "offline"
    if covered and ground in ("not_shipped", "late_shipment"):
        found.append(clm_term_date(order, state))
    if covered and ground == "quality":
        found.append(clm_term_quality(order))
    if covered and ground == "quantity":
        found.append(clm_term_quantity(order))
    if covered or unpaid:
        found.append(clm_breach(order, state, ground, t))
    if covered or unpaid or (ground in ("transit_damage", "carrier_changed") and not plain):
        condition, closes = clm_window(order, state, ground, t, order_type)
        found += [condition, clm_accepted(order, state, ground)]
    if covered and ground == "quality":
        found += [clm_excluded(order, state), clm_inspection(order)]
    return found, closes
