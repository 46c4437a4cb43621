"""The dispute machine (rules.md 6.1): events, timers, settlement."""
from dataclasses import dataclass, field

from . import clock, funds, money
from . import rulebook as rb
from .claims import ground_conditions, verdict
from .document import TA
from .window import window

ACTIVE = ("negotiating", "escalated", "agreed", "ruled")
OTHER = {"buyer": "supplier", "supplier": "buyer"}


@dataclass
class Dispute:
    """The present dispute; state `none` before the first filing."""

    state: str = "none"
    cause: str = None
    ground: str = None
    claim: object = None
    claimant: str = None
    opened_at: int = None
    opened: dict = None
    entered_at: int = None
    turn: str = None
    turn_since: int = None
    refund: object = None
    proposals: dict = field(default_factory=dict)
    replied: set = field(default_factory=set)
    evidence: dict = field(default_factory=dict)
    window_at_filing: dict = field(default_factory=dict)
    quick_at: int = None
    quick_at_once: bool = False

    def enter(self, state, t, cause=None):
        """A new state since t; the cause is kept where none is given."""
        self.state, self.entered_at = state, t
        if cause is not None:
            self.cause = cause
        if state != "negotiating":
            self.turn = self.turn_since = None
        if state != "escalated":
            self.evidence = {}


# Parameters of the edition -----------------------------------------------------------------

def escalate_from(order, dispute):
    """The first-escalation day as a deadline."""
    day = rb.ESCALATE_DAY_OFFLINE if order.no_escrow else rb.ESCALATE_DAY
    return clock.ordinal_day(clock.day(dispute.opened_at), day)


def auto_escalation(order, state):
    """The automatic escalation as a deadline, or None."""
    d = state.dispute
    opened = clock.day(d.opened_at)
    if order.no_escrow:
        return clock.ordinal_day(opened, rb.AUTO_DAY_OFFLINE)
    if order.edition == "intl-2015":
        if state.last_failed_inspection is None:
            return None
        found = clock.ordinal_day(clock.day(state.last_failed_inspection), rb.AUTO_DAY_2015)
        return clock.Deadline(*(max(x, d.opened_at) for x in found))
    found = clock.ordinal_day(opened, rb.AUTO_DAY[order.edition])
    if order.edition == "intl-2017":
        return clock.Deadline(found.at, clock.start(opened + 6), clock.start(opened + 8))
    return found


def silence(order, dispute):
    """The close of the 7 days of the party whose turn it is, or None [F-134]."""
    if order.no_escrow or order.edition in ("intl-2015", "intl-2017"):
        return None
    return clock.window(clock.day(dispute.turn_since), rb.SILENCE_DAYS)


def may_file_again(order):
    return not order.no_escrow and order.edition not in ("intl-2015", "intl-2017")


# Filing --------------------------------------------------------------------------------------

def _filing_refused(order, state, event):
    """Why dispute_opened is not admitted, else None."""
    d, by, ground = state.dispute, event.get("by", "buyer"), event["ground"]
    if d.state in ACTIVE:
        return "dispute_open"
    if d.state != "none":
        if not (may_file_again(order) and d.state in ("closed_silence", "cancelled_no_evidence")):
            return "dispute_ended"
    unpaid = ground == "buyer_not_paid"
    if (by == "supplier") != unpaid or (unpaid and order.order_type != "offline"):
        return "not_the_claimant"
    if order.no_escrow and ground not in ("not_shipped", "buyer_not_paid"):
        return "ground_not_admitted"
    if unpaid:
        if state.delivered_at is None:
            return "not_delivered"
    elif not (sum(p["amount"] for p in state.received) if order.no_escrow else state.paid_on) > 0:
        return "no_payment"
    if window(order, state, ground, event["at"], order.order_type or TA)[0] == "failed":
        return "window_closed"
    return None


def _quick_refund(order, state, event):
    """Arms the quick refund [F-150] and raises its findings at the filing."""
    d, path = state.dispute, event["index"]
    usd = money.in_usd(order.total, order.rate)
    if order.no_escrow or d.claimant != "buyer" or order.supplier_country != "CN" or usd is None:
        return
    if order.edition == "intl-2019" and usd <= rb.QUICK_POSSIBLE:
        state.find("QUICK_REFUND_POSSIBLE", path)
    if order.edition not in ("intl-2022", "intl-2023"):
        return
    limit = rb.QUICK_LIMIT.get(order.tier)
    if limit is None:
        if usd <= rb.QUICK_LARGEST:
            state.find("QUICK_REFUND_TIER_UNKNOWN", path)
        return
    if usd > limit:
        return
    d.quick_at = clock.window(clock.day(d.opened_at), rb.QUICK_DAYS).at
    if d.ground in ("not_shipped", "late_shipment"):
        conditions, _ = ground_conditions(order, state, d.ground, d.opened_at, order.order_type or TA)
        if verdict(conditions) == "claimable":
            d.quick_at, d.quick_at_once = d.opened_at, True


def _open(order, state, event):
    t, ground = event["at"], event["ground"]
    claimant = event.get("by", "buyer")
    types = {order.order_type, order.order_type or TA}
    at_filing = {kind: window(order, state, ground, t, kind) for kind in types}
    state.dispute = d = Dispute(cause="filed", ground=ground, claim=event["claim"], claimant=claimant, opened_at=t,
                                opened=event, window_at_filing=at_filing)
    d.enter("negotiating", t)
    d.turn, d.turn_since = OTHER[claimant], t
    d.proposals[claimant] = event["claim"]
    state.disputed_grounds.add(ground)
    _quick_refund(order, state, event)


# Settlement ----------------------------------------------------------------------------------

def settle(order, state, amount, t, name, cause, index):
    """agreed or ruled on an amount; refunded at once where escrow covers it, rejected on 0."""
    d = state.dispute
    if d.ground == "buyer_not_paid":
        d.refund = amount  # moves no money of ours: nothing is capped and nothing is due
        d.enter("rejected" if amount == 0 else name, t, cause)
        return
    d.refund, capped = funds.take_refund(order, state, amount)
    if capped:
        state.find("REFUND_CAPPED", index)
    if d.refund == 0:
        name = "rejected"
    elif state.due == 0:
        name = "refunded"
    d.enter(name, t, cause)


# Events --------------------------------------------------------------------------------------

def apply(order, state, event):
    """One dispute event; returns the reason where it is not admitted."""
    kind, d = event["type"], state.dispute
    if kind == "dispute_opened":
        refused = _filing_refused(order, state, event)
        if refused is None:
            _open(order, state, event)
        return refused
    if kind == "refund_paid":
        return _refund_paid(state, event)
    if d.state not in ACTIVE:
        return "no_dispute" if d.state == "none" else "dispute_ended"
    return {"reply": _reply, "accept": _accept, "escalate": _escalate, "withdraw": _withdraw,
            "evidence_requested": _evidence_requested, "evidence_submitted": _evidence_submitted,
            "settlement": _settlement, "ruling": _settlement}[kind](order, state, event)


def _reply(order, state, event):
    d, by = state.dispute, event["by"]
    if d.state != "negotiating":
        return "dispute_open"
    if event.get("refund") is not None:
        d.proposals[by] = event["refund"]
    d.replied.add(by)
    if by == d.turn:
        d.turn, d.turn_since = OTHER[by], event["at"]
    return None


def _accept(order, state, event):
    d, by = state.dispute, event["by"]
    if d.state != "negotiating":
        return "dispute_open"
    if by != d.turn:
        return "not_their_turn"
    if OTHER[by] not in d.proposals:
        return "no_proposal"
    settle(order, state, d.proposals[OTHER[by]], event["at"], "agreed", "accepted", event["index"])
    return None


def _escalate(order, state, event):
    d = state.dispute
    if d.state != "negotiating":
        return "dispute_open"
    if event.get("by", d.claimant) != d.claimant:
        return "not_the_claimant"
    if event["at"] < escalate_from(order, d).at:
        return "too_early"
    d.enter("escalated", event["at"], "buyer")
    return None


def _withdraw(order, state, event):
    d = state.dispute
    if d.state not in ("negotiating", "escalated"):
        return "dispute_open"
    if event.get("by", d.claimant) != d.claimant:
        return "not_the_claimant"
    d.enter("withdrawn", event["at"], "buyer")
    return None


def _evidence_requested(order, state, event):
    d, t = state.dispute, event["at"]
    if d.state != "escalated":
        return "not_escalated"
    due = clock.window(clock.day(t), rb.EVIDENCE_DAYS)
    if event.get("due") is not None and event["due"] > t:
        due = clock.Deadline(event["due"], event["due"], event["due"])
    for party in (("buyer", "supplier") if event["from"] == "both" else (event["from"],)):
        d.evidence[party] = (due, event["index"])
    return None


def _evidence_submitted(order, state, event):
    if state.dispute.state != "escalated":
        return "not_escalated"
    state.dispute.evidence.pop(event["by"], None)
    return None


def _settlement(order, state, event):
    if state.dispute.state != "escalated":
        return "not_escalated"
    ruling = event["type"] == "ruling"
    if ruling and order.no_escrow:
        return "ruling_not_admitted"
    settle(order, state, event["refund"], event["at"], "ruled" if ruling else "agreed", event["type"], event["index"])
    return None


def _refund_paid(state, event):
    if state.dispute.state not in ("agreed", "ruled"):
        return "not_settled"
    if state.due == 0:
        return "nothing_due"
    counted = min(event["amount"], state.due)
    state.refunds_paid += counted
    state.due -= counted
    if state.due == 0:
        state.dispute.enter("refunded", event["at"])
    return None


# Timers --------------------------------------------------------------------------------------

def timers(order, state):
    """(instant, rank, action) of every running dispute timer; rank settles equal instants."""
    d, found = state.dispute, []
    if d.state == "negotiating":
        if d.quick_at is not None and (d.quick_at_once or "supplier" not in d.replied):
            found.append((d.quick_at, 0, _fire_quick))
        quiet, auto = silence(order, d), auto_escalation(order, state)
        if quiet:
            found.append((quiet.at, 1, _fire_silence))
        if auto:
            found.append((auto.at, 2, _fire_auto))
    if d.state == "escalated":
        for party, (due, _) in d.evidence.items():
            claimant = party == d.claimant
            found.append((due.at, 3 if claimant else 4, _fire_no_evidence if claimant else _fire_no_answer))
    return found


def _fire_quick(order, state, t):
    d = state.dispute
    settle(order, state, d.proposals["buyer"], t, "agreed", "quick_refund", d.opened["index"])


def _fire_silence(order, state, t):
    d = state.dispute
    d.enter("escalated" if d.turn != d.claimant else "closed_silence", t, "silence")


def _fire_auto(order, state, t):
    cause = "evidence_review" if order.edition == "us-2019" and not order.no_escrow else "time"
    state.dispute.enter("escalated", t, cause)


def _fire_no_evidence(order, state, t):
    state.dispute.enter("cancelled_no_evidence", t, "no_evidence")


def _fire_no_answer(order, state, t):
    d = state.dispute
    _, index = d.evidence.pop(OTHER[d.claimant])
    state.find("EVIDENCE_MISSING_SUPPLIER", index)
