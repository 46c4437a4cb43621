"""Money of a replay (rules.md 5.1, 5.3): arrival, release, completion, settlement, closing."""
from . import money
from .claims import booked
from .shipdate import ship_date, shipped_date


def arrive(order, state, amount):
    """An on-platform payment arrives: REL-* by release model."""
    state.paid_on += amount
    if not order.edition_known:
        return
    if order.no_escrow or state.completed_at is not None:
        state.released += amount
    elif order.model == "limit":
        now = amount if state.limit_left is None else min(amount, state.limit_left)
        if state.limit_left is not None:
            state.limit_left -= now
        state.released += now
        state.frozen += amount - now
    else:
        state.held += amount


def release_all(state):
    """All held and frozen money goes to the supplier."""
    state.released += state.held + state.frozen
    state.held = state.frozen = money.ZERO


def _shipped_in_time(order, state):
    """(True, False or None where undecidable, the facts it then wants)."""
    date = ship_date(order, state)
    if state.shipped_at is None:
        return False, ()
    if date.kind == "known":
        return shipped_date(order, state) <= date.date, ()
    if date.reason == "fact_missing":
        return None, date.missing
    return False, ()  # no ship-by date, or none yet since its payment was not received


def _inspection_fine(order, state):
    """(True, False or None where undecidable, the facts it then wants)."""
    if state.inspection is not None and state.inspection["passed"]:
        return True, ()
    if booked(order) is None:
        return None, ("terms" if order.terms is None else "terms.inspection",)
    return not booked(order), ()


def shipment_condition(order, state):
    """inspection_and_shipment: shipped in time and, where one was booked, inspected; three-valued, with the facts."""
    parts = [_shipped_in_time(order, state), _inspection_fine(order, state)]
    values = [value for value, _ in parts]
    if False in values:
        return False, set()
    if None in values:
        return None, {fact for _, facts in parts for fact in facts}
    return True, set()


def check_shipment_model(order, state):
    """inspection_and_shipment: looked at after every event and timer; once it held, it stays."""
    if order.model != "inspection_and_shipment":
        return
    if not state.shipment_condition:
        value, facts = shipment_condition(order, state)
        state.shipment_doubts |= facts
        state.shipment_condition = state.undecided_as if value is None else value
    if state.shipment_condition and not state.dispute_active:
        release_all(state)


def refunded(state):
    """Refunds already paid: counted refund payments, refunds from escrow, money returned by closing."""
    return state.refunds_paid + state.from_escrow


def take_refund(order, state, claim):
    """A settled refund: capped, taken first from unreleased money, the rest owed. Returns (refund, capped)."""
    paid = sum((p["amount"] for p in state.received), money.ZERO) if order.no_escrow else state.paid_on
    refund = min(claim, paid - refunded(state))
    left = refund
    from_held = min(left, state.held)
    state.held -= from_held
    left -= from_held
    from_frozen = min(left, state.frozen)
    state.frozen -= from_frozen
    left -= from_frozen
    state.from_escrow += from_held + from_frozen
    state.due = left
    return refund, refund < claim


def close(state):
    """order_closed returns whatever is still held or frozen to the buyer."""
    state.from_escrow += state.held + state.frozen
    state.held = state.frozen = money.ZERO
