"""Lifecycle (rules.md 7), guarantees (6.2, 6.3) and the deadlines open at an instant."""
from . import clock, dispute, money
from . import rulebook as rb
from .answers import completion_band
from .ends import merge_closing


def _due(order, state):
    """LIF-*: (kind, deadline) of the confirmation or payment that an unpaid order waits for."""
    if state.confirmed_at is None:
        return "confirm", clock.window(clock.day(order.created), rb.CONFIRM_DAYS)
    return "pay", clock.window(clock.day(state.confirmed_at), rb.PAY_DAYS)


def lifecycle(order, state, as_of):
    """(state, missing) of one replay."""
    if state.cancelled_at is not None:
        return "cancelled", ()
    if state.closed_at is not None:
        return "closed", ()
    if state.completed_at is not None:
        return "completed", ()
    if state.shipped_at is not None:
        return "shipped", ()
    if state.partly_shipped:
        return "partly_shipped", ()
    if state.payments and state.payments[-1].get("status") == "processing":
        return "payment_processing", ()
    if not state.received:
        kind, deadline = _due(order, state)
        if as_of >= deadline.at:
            return "cancelled", ()
        return ("awaiting_confirmation" if kind == "confirm" else "awaiting_payment"), ()
    if order.total is not None:
        paid = sum((p["amount"] for p in state.received), money.ZERO)
        return ("awaiting_shipment" if paid >= order.total else "awaiting_balance"), ()
    if any(p.get("part") in ("full", "balance") for p in state.received):
        return "awaiting_shipment", ()
    if not any("part" in p for p in state.received):
        return None, ("total",)
    return "awaiting_balance", ()


def lifecycle_answer(order, ends, as_of, missing):
    """`lifecycle.state`."""
    if not order.has_events:
        missing.add("events")
        return {"state": None}
    missing.update(m for s in ends for m in lifecycle(order, s, as_of)[1])
    return {"state": ends.same(lambda s: lifecycle(order, s, as_of)[0], missing)}


# Guarantees ----------------------------------------------------------------------------------

def guarantees(order, ends, as_of, missing):
    """Marked intl-2023 orders only."""
    terms, found = order.terms or {}, []
    if order.edition != "intl-2023":
        return found
    if terms.get("delivery_guarantee"):
        found.append(_delivery(order, ends, as_of, missing))
    if terms.get("easy_return") is True:
        found.append(_return(order, ends, as_of, missing))
    return found


def _delivery(order, ends, as_of, missing):
    """GUA-DELIVERY: a coupon of 10 % of the total, at most USD 100, for late delivery [F-050 to F-054]."""
    promised = clock.date_ordinal(order.terms["delivery_guarantee"]["specified_on"])
    closes = clock.window(promised, rb.GUARANTEE_DAYS)
    cap = money.from_usd(rb.GUARANTEE_CAP, order.rate, order.currency)
    amount = None
    if order.total is None or cap is None:
        missing.update(p for p, v in (("usd_rate", order.rate), ("total", order.total)) if v is None)
    else:
        text = money.show(min(order.total * rb.GUARANTEE_RATE, cap), order.currency)
        amount = {"min": text, "max": text}
    outcome = _eligible(ends, lambda s: _delivered_late(order, s, promised, as_of, closes), missing)
    return {"rule": "GUA-DELIVERY", "eligible": outcome, "amount": amount, "form": "coupon",
            "claim_by": clock.deadline_text(closes),
            "automatic_on": clock.date_text(promised + 1) if order.tier in rb.ENTERPRISE else None}


def _delivered_late(order, state, promised, as_of, closes):
    """(outcome, missing) of GUA-DELIVERY at one end."""
    if not order.has_events:
        return "unknown", ("events",)
    moved = any(_place(e) > _place(state.received[0]) for e in state.address_changes) if state.received else False
    if moved or (state.cancelled_at is not None and state.cancelled_by_buyer):
        return "failed", ()
    if state.delivered_at is not None and clock.day(state.delivered_at) <= promised:
        return "failed", ()
    if state.delivered_at is None and clock.day(as_of) <= promised:
        return "unknown", ()
    if as_of < closes.at or _made_inside(state.guarantee_claims, closes) or order.tier in rb.ENTERPRISE:
        return "met", ()
    return ("unknown", ("buyer.tier",)) if order.tier is None else ("failed", ())


def _place(event):
    """Events count in order of their instants, ties in the document's order."""
    return event["at"], event["index"]


def _made_inside(events, closes):
    """Was one of them made before the window closed? (Early is inside: a window has no opening.)"""
    return any(e["at"] < closes.at for e in events)


def _eligible(ends, judge, missing):
    """The outcome of judge(state) -> (outcome, missing); unknown where the ends differ."""
    judged = ends.each(judge)
    missing.update(fact for _, facts in judged.values() for fact in facts)
    return ends.same(lambda s: judge(s)[0], missing) or "unknown"


def _return(order, ends, as_of, missing):
    """GUA-RETURN: total less tax at most USD 3,000, a quality ground, within 30 days of receipt, listed
    destination [F-055]. What is decided against it fails it, whatever else is unknown."""
    base = None if order.total is None or order.tax is None else order.total - order.tax
    usd = money.in_usd(base, order.rate)
    text = money.show(base, order.currency)
    amount = None if base is None else {"min": text, "max": text}
    facts = (("usd_rate", order.rate), ("total", order.total), ("tax", order.tax),
             ("destination_country", order.destination_country), ("events", order.has_events or None))
    absent = {p for p, v in facts if v is None}

    def closes(state):
        done = state.completed_at
        return None if done is None else clock.window(clock.day(done), rb.RETURN_DAYS)

    def judge(state):
        if usd is not None and usd > rb.RETURN_LIMIT:
            return "failed", ()
        if order.destination_country is not None and order.destination_country not in rb.RETURN_COUNTRIES:
            return "failed", ()
        until = closes(state)
        if until is not None and as_of >= until.at and not _made_inside(state.return_requests, until):
            return "failed", ()
        if absent:
            return "unknown", absent
        if until is None or "quality" not in state.issues | state.disputed_grounds:
            return "unknown", ()
        return "met", ()

    outcome = _eligible(ends, judge, missing)
    return {"rule": "GUA-RETURN", "eligible": outcome, "amount": amount, "form": "refund",
            "claim_by": clock.deadline_text(merge_closing(ends.each(closes))), "automatic_on": None}


# Deadlines -----------------------------------------------------------------------------------

KINDS = ("silence", "quick_refund", "auto_escalation", "may_escalate", "completion", "evidence_buyer",
         "evidence_supplier", "refund_start", "confirm", "pay")


def _open_deadlines(order, state, as_of):
    """{kind: deadline} of one replay, completion apart."""
    found, d = {}, state.dispute
    if d.state == "negotiating":
        found["silence"] = dispute.silence(order, d)
        found["auto_escalation"] = dispute.auto_escalation(order, state)
        found["may_escalate"] = dispute.escalate_from(order, d)
        if d.quick_at is not None and "supplier" not in d.replied:
            found["quick_refund"] = clock.window(clock.day(d.opened_at), rb.QUICK_DAYS)
    if d.state == "escalated":
        for party, (due, _) in d.evidence.items():
            found["evidence_" + party] = due
    if d.state in ("agreed", "ruled") and state.due > 0:
        found["refund_start"] = clock.working_days(clock.day(d.entered_at), rb.REFUND_START_WORKING_DAYS)
    if lifecycle(order, state, as_of)[0] in ("awaiting_confirmation", "awaiting_payment"):
        kind, deadline = _due(order, state)
        found[kind] = deadline
    return {k: v for k, v in found.items() if v and (k == "may_escalate" or v.at > as_of)}


def deadlines(order, ends, as_of):
    """The deadlines common to all ends, and completion with its band, in the order of KINDS."""
    if not order.has_events:
        return []
    by_end = [_open_deadlines(order, s, as_of) for s in ends]
    found = {k: v for k, v in by_end[0].items() if all(e.get(k) == v for e in by_end)}
    due, late = completion_band(ends)
    if due is not None and all(late.values()):
        found["completion"] = due
    return [dict(clock.deadline_text(found[k]), kind=k) for k in KINDS if k in found]
