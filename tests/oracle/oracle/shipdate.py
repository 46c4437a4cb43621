"""The effective ship-by date (rules.md 3, CLM-TERM-DATE) of a replay's state."""
from typing import NamedTuple, Optional

from . import clock
from . import rulebook as rb


class ShipDate(NamedTuple):
    """`kind` is known, none or unknown; `date` a civil date; reason and missing where unknown."""

    kind: str
    date: Optional[int] = None
    reason: Optional[str] = None
    missing: tuple = ()


def initial_anchor(state):
    """The last received payment (any route) with part initial or full."""
    found = [p for p in state.received if p.get("part") in ("initial", "full")]
    return found[-1] if found else None


def _anchor(state, after):
    """The payment that a relative ship term runs from, with the reason where there is none [F-022]."""
    if after == "balance":
        last = [p for p in state.received if p.get("part") in ("balance", "full")]
        on = [p for p in last if p.get("route") == "on_platform"]
        if on:
            return on[-1], None
        if any("route" not in p for p in last):  # it may have come on the platform
            return None, ("fact_missing", ("events[].route",))
        if not last:
            return None, _no_anchor(state)
    anchor = initial_anchor(state)
    return anchor, None if anchor else _no_anchor(state)


def _no_anchor(state):
    if any("part" not in p for p in state.received):
        return "fact_missing", ("events[].part",)
    return "payment_not_received", ()


def ship_date(order, state):
    """A fixed date, or N calendar days after a payment; the last agreed amendment replaces it."""
    agreed = [a for a in state.amendments if a.get("agreed")]
    if agreed:
        return ShipDate("known", clock.date_ordinal(agreed[-1]["ship_by"]))
    terms = order.terms
    if terms is None:
        return ShipDate("unknown", None, "fact_missing", ("terms",))
    if "ship_by" in terms:
        return ShipDate("known", clock.date_ordinal(terms["ship_by"]))
    if "ship_within" not in terms:
        return ShipDate("none")
    if not order.has_events:
        return ShipDate("unknown", None, "fact_missing", ("events",))
    anchor, why = _anchor(state, terms["ship_within"]["after"])
    if anchor is None:
        return ShipDate("unknown", None, *why)
    return ShipDate("known", clock.day(anchor["at"]) + int(terms["ship_within"]["days"]))


def shipped_date(order, state):
    """The civil date of the last complete shipment: Asia/Shanghai in intl-2015, else the platform zone."""
    if state.shipped_at is None:
        return None
    return clock.shanghai_day(state.shipped_at) if order.edition == "intl-2015" else clock.day(state.shipped_at)


def beyond_90(state):
    """SHIP_DATE_BEYOND_90: the agreed amendments more than 90 days after the initial payment."""
    anchor = initial_anchor(state)
    if anchor is None:
        return []
    last = clock.day(anchor["at"]) + rb.AMENDMENT_DAYS
    return [a for a in state.amendments if a.get("agreed") and clock.date_ordinal(a["ship_by"]) > last]
