"""The replay of an order's events and timers up to an instant (rules.md 5 and 6)."""
from . import clock, dispute, funds, money
from . import rulebook as rb

DISPUTE_EVENTS = ("dispute_opened", "reply", "accept", "escalate", "withdraw", "evidence_requested",
                  "evidence_submitted", "settlement", "ruling", "refund_paid")


class State:
    """What has happened up to now. `limit_left` None means unlimited; `days` are the completion days;
    `undecided_as` is how a release condition is taken where it is undecidable."""

    def __init__(self, limit, days, undecided_as):
        zero = money.ZERO
        self.limit_left, self.days, self.undecided_as = limit, days, undecided_as
        self.paid_on = self.paid_off = self.released = self.frozen = self.held = zero
        self.from_escrow = self.refunds_paid = self.due = zero
        self.received, self.payments, self.amendments = [], [], []
        self.shipped_at = self.cleared_at = self.delivered_at = self.completed_at = None
        self.closed_at = self.cancelled_at = self.confirmed_at = None
        self.cancelled_by_buyer = self.refused = self.partly_shipped = self.shipment_condition = False
        self.inspection = self.last_failed_inspection = None
        self.issues, self.accepted, self.disputed_grounds, self.extended = set(), set(), set(), set()
        self.guarantee_claims, self.return_requests, self.address_changes = [], [], []
        self.dispute, self.dispute_end = dispute.Dispute(), None
        self.findings, self.ignored, self.shipment_doubts = set(), set(), set()

    def find(self, code, index):
        self.findings.add((code, "events[%d]" % index))

    @property
    def dispute_active(self):
        return self.dispute.state in dispute.ACTIVE


def completion(state):
    """REL-COMPLETE: the close of N (+15 per extension) days after the last shipment, None without."""
    if state.shipped_at is None or state.days is None:
        return None
    if state.completed_at is not None or state.closed_at is not None or state.cancelled_at is not None:
        return None
    return clock.window(clock.day(state.shipped_at), state.days + rb.EXTENSION_DAYS * len(state.extended))


def _timers(order, state):
    found = dispute.timers(order, state) if order.edition_known else []
    due = completion(state)
    if due and not state.dispute_active:
        at = due.at if state.dispute_end is None else max(due.at, state.dispute_end)
        found.append((at, 5, _complete))
    return found


def _complete(order, state, t):
    state.completed_at = t
    funds.release_all(state)


def _after(order, state, was_active, t):
    """After every event and timer: when did a dispute end, and does money move on shipment?"""
    if was_active and not state.dispute_active:
        state.dispute_end = t
    funds.check_shipment_model(order, state)


def _fire_until(order, state, t):
    """Every timer whose instant is <= t, earliest first."""
    while True:
        ready = [timer for timer in _timers(order, state) if timer[0] <= t]
        if not ready:
            return
        at, _, action = min(ready, key=lambda timer: timer[:2])
        was_active = state.dispute_active
        action(order, state, at)
        _after(order, state, was_active, at)


def _payment(order, state, event):
    state.payments.append(event)
    if event.get("status", "received") == "processing":
        return
    state.received.append(event)
    if event.get("route") == "on_platform":
        funds.arrive(order, state, event["amount"])
    elif event.get("route") == "off_platform":
        state.paid_off += event["amount"]


def _simple(order, state, event):
    """The events that always count."""
    kind, t = event["type"], event["at"]
    if kind == "contract_confirmed" and state.confirmed_at is None:
        state.confirmed_at = t
    elif kind == "payment":
        _payment(order, state, event)
    elif kind == "ship_date_amended":
        state.amendments.append(event)
        if not event.get("agreed"):
            state.find("SHIP_DATE_NOT_AGREED", event["index"])
    elif kind == "inspection":
        state.inspection = event
        if not event["passed"]:
            state.last_failed_inspection = t
    elif kind == "shipped":
        if event.get("complete", True):
            state.shipped_at = t
        else:
            state.partly_shipped = True
    elif kind == "customs_cleared":
        state.cleared_at = t
    elif kind == "delivered":
        state.delivered_at = t if state.delivered_at is None else state.delivered_at
    elif kind == "supplier_refused":
        state.refused = True
    elif kind == "issue_found":
        state.issues.add(event["ground"])
    elif kind == "breach_accepted":
        state.accepted.add(event["ground"])
    elif kind == "guarantee_claimed":
        state.guarantee_claims.append(event)
    elif kind == "return_requested":
        state.return_requests.append(event)
    elif kind == "address_changed":
        state.address_changes.append(event)


def _admit(order, state, event):
    """Applies one event; returns the reason where it is ignored."""
    kind, t = event["type"], event["at"]
    if state.cancelled_at is not None:
        return "order_cancelled"
    if kind in DISPUTE_EVENTS:
        return dispute.apply(order, state, event) if order.edition_known else None
    if state.closed_at is not None:
        return "order_closed"
    if kind == "order_cancelled":
        if state.paid_on > 0:
            return "paid_on_platform"
        state.cancelled_at, state.cancelled_by_buyer = t, event.get("by") == "buyer"
        return None
    if kind in ("order_closed", "receipt_confirmed"):
        if state.dispute_active:
            return "dispute_active"
        if state.completed_at is not None:
            return "already_completed"
        if kind == "receipt_confirmed":
            _complete(order, state, t)
        else:
            state.closed_at = t
            funds.close(state)
        return None
    if kind == "receipt_extended":
        late = state.shipped_at is None or state.completed_at is not None or event["by"] in state.extended
        if late:
            state.find("EXTENSION_IGNORED", event["index"])
        else:
            state.extended.add(event["by"])
        return None
    _simple(order, state, event)
    return None


def replay(order, as_of, limit, days, undecided_as):
    """The state at as_of, at one end of what is unknown."""
    state = State(limit, days, undecided_as)
    for event in order.events:
        if event["at"] > as_of:
            break
        _fire_until(order, state, event["at"])
        was_active = state.dispute_active
        if event["at"] < order.created:
            state.find("EVENT_BEFORE_ORDER", event["index"])
        if _admit(order, state, event):
            state.ignored.add(event["index"])
            state.find("EVENT_IGNORED", event["index"])
        _after(order, state, was_active, event["at"])
    _fire_until(order, state, as_of)
    return state
