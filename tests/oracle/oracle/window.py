"""CLM-WINDOW (rules.md 3): until when a ground can be claimed, on the state of a replay at one instant."""
from . import clock
from . import rulebook as rb
from .document import TA
from .shipdate import ship_date

MET_NOT_BEGUN = ("met", "window_not_begun", (), None)


def _closing(deadline, t):
    """Met before the closing instant; the instant itself is already too late."""
    if t < deadline.at:
        return "met", "window_open", (), deadline
    return "failed", "window_closed", (), deadline


def _legacy(order, state, ground, t):
    """intl-2015, by coverage type [F-026]."""
    if order.coverage == "pre_shipment":
        if ground == "late_shipment" or state.shipped_at is not None:
            return "failed", "window_closed_by_shipment", (), None
        return "met", "window_open", (), None
    if state.cleared_at is not None:
        return _closing(clock.window(clock.day(state.cleared_at), rb.WINDOW_CLEARANCE), t)
    if state.shipped_at is not None:
        return _closing(clock.window(clock.day(state.shipped_at), rb.WINDOW_SHIPMENT), t)
    return MET_NOT_BEGUN


def _receipt(order, state, t):
    """Later editions: 30 days of confirmed receipt, 60 for enterprise buyers in intl-2023 [F-028, F-029]."""
    if state.completed_at is None:
        return MET_NOT_BEGUN
    received = clock.day(state.completed_at)
    short = clock.window(received, rb.WINDOW_RECEIPT)
    long = clock.window(received, rb.WINDOW_RECEIPT_ENTERPRISE)
    if order.edition != "intl-2023" or (order.tier is not None and order.tier not in rb.ENTERPRISE):
        return _closing(short, t)
    if order.tier in rb.ENTERPRISE:
        return _closing(long, t)
    both = clock.Deadline(None, short.earliest, long.latest)
    if t < short.at:
        return "met", "window_open", (), both
    if t < long.at:
        return "unknown", "fact_missing", ("buyer.tier",), both
    return "failed", "window_closed", (), both


def _without_escrow(order, state, t):
    """offline and direct_pay: 90 days of the later of the ship-by date and the last payment [F-033]."""
    date = ship_date(order, state)
    days = [clock.day(state.received[-1]["at"])] if state.received else []
    if date.kind == "known":
        days.append(date.date)
    if not days:  # an unknown date may have begun a window that is over
        return ("unknown", "fact_missing", date.missing, None) if date.missing else MET_NOT_BEGUN
    deadline = clock.window(max(days), rb.WINDOW_OFFLINE)
    if date.reason == "fact_missing":  # the date may be the later of the two: no closing can be named
        if t < deadline.at:
            return "met", "window_open", (), None
        return "unknown", "fact_missing", date.missing, None
    return _closing(deadline, t)


def window_as(order, state, ground, t, order_type):
    """(outcome, reason, missing, closes) read as one order type."""
    if order_type in ("offline", "direct_pay"):
        return _without_escrow(order, state, t)
    if order.edition == "intl-2015" and order.coverage == "pre_shipment" and ground == "late_shipment":
        return _legacy(order, state, ground, t)
    if state.closed_at is not None:
        return _closing(clock.window(clock.day(state.closed_at), rb.WINDOW_CLOSED), t)
    if order.edition == "intl-2015":
        return _legacy(order, state, ground, t)
    return _receipt(order, state, t)


def window(order, state, ground, t, order_type):
    """As window_as; with the order type unknown both readings must agree on the outcome, and the closing
    runs from the earlier of the two to the later."""
    if order_type is not None:
        return window_as(order, state, ground, t, order_type)
    ours = window_as(order, state, ground, t, TA)
    other = window_as(order, state, ground, t, "offline")
    closes = None
    if ours[3] is not None and other[3] is not None:
        at = ours[3].at if ours[3].at == other[3].at else None
        closes = clock.Deadline(at, min(ours[3].earliest, other[3].earliest), max(ours[3].latest, other[3].latest))
    if ours[0] == other[0]:
        return ours[0], ours[1], tuple({*ours[2], *other[2]}), closes
    return "unknown", "fact_missing", tuple({"order_type", *ours[2], *other[2]}), closes
