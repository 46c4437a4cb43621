"""The parts of the assessment (order-document.md 2) over all ends: coverage, grounds, funds, dispute."""
from . import claims, clock, coverage, money, replay
from . import rulebook as rb
from .ends import merge_closing, merge_condition


def conditions(order, ends):
    """The four order conditions."""
    return [coverage.cov_market(order), coverage.cov_flow(order), coverage.cov_supplier(order),
            merge_condition(ends, ends.each(lambda s: coverage.cov_payment(order, s)))]


def coverage_answer(order, ends, as_of, missing):
    """`coverage`."""
    found = conditions(order, ends)
    verdict = coverage.order_verdict(order, found, any(s.paid_off > 0 for s in ends))
    amount = None
    if verdict in ("covered", "partly_covered"):
        amount, named = coverage.covered_amount(order, ends)
        missing.update(named)
    grounds = [ground_answer(order, ends, ground, as_of) for ground in rb.GROUNDS]
    for c in found + [c for g in grounds for c in g["conditions"]]:
        missing.update(c["missing"])
    return {"verdict": verdict, "covered_amount": amount, "conditions": found, "grounds": grounds}


def ground_answer(order, ends, ground, as_of):
    """One ground: its conditions merged over the ends, and the verdicts of the merged conditions."""
    if not order.edition_known:
        reason = "no_edition" if order.edition is None else "edition_unknown"
        only = claims.cond("CLM-GROUND", "unknown", reason, order.edition_missing)
        return {"ground": ground, "verdict": "undetermined", "if_breached": "undetermined", "conditions": [only],
                "window": None}
    found = ends.each(lambda s: claims.ground_conditions(order, s, ground, as_of, order.order_type))
    count = len(next(iter(found.values()))[0])
    merged = [merge_condition(ends, {k: v[0][i] for k, v in found.items()}) for i in range(count)]
    closes = merge_closing({k: v[1] for k, v in found.items()})
    others = [c for c in merged if c["rule"] != "CLM-BREACH"]
    windowed = any(c["rule"] == "CLM-WINDOW" for c in merged)
    return {"ground": ground, "verdict": claims.verdict(merged), "if_breached": claims.verdict(others),
            "conditions": merged, "window": {"closes": clock.deadline_text(closes)} if windowed else None}


POTS = ("released", "frozen", "held", "refunded_from_escrow", "refund_due_from_supplier")
ATTRIBUTES = {"refunded_from_escrow": "from_escrow", "refund_due_from_supplier": "due"}


def limit_below_order(order):
    """LIMIT_BELOW_ORDER: the total exceeds the known limit of a `limit` order."""
    return (order.has_events and order.model == "limit" and order.total is not None and order.limit is not None
            and order.total > order.limit)


def funds_answer(order, ends, as_of, missing):
    """`funds`: plain amounts where the ends agree, bands where they do not."""
    cur, answer, bands = order.currency, {}, {}
    for name, attribute in (("paid_on_platform", "paid_on"), ("paid_off_platform", "paid_off")):
        value = ends.same(lambda s: getattr(s, attribute), missing) if order.has_events else None
        answer[name] = money.show(value, cur)
    if not (order.has_events and order.edition_known):
        answer.update({name: None for name in POTS}, locked=None, bands={}, next_release=None)
        return answer
    if any("route" not in p for p in ends.one.received):
        missing.add("events[].route")
    for name in POTS:
        values = ends.each(lambda s: getattr(s, ATTRIBUTES.get(name, name)))
        low, high = min(values.values()), max(values.values())
        missing |= ends.missing(values)
        answer[name] = money.show(low, cur) if low == high else None
        if name == "released" and limit_below_order(order) and any(s.completed_at is None for s in ends):
            low = money.ZERO
        if low != high:
            bands[name] = {"min": money.show(low, cur), "max": money.show(high, cur)}
    answer["locked"] = ends.same(lambda s: s.dispute_active, missing)
    answer["bands"] = bands
    answer["next_release"] = next_release(order, ends, missing)
    return answer


def _waiting(state):
    """Shipped, not completed, not closed, no dispute active."""
    return not state.dispute_active and replay.completion(state) is not None


def completion_band(ends):
    """The automatic completion over the ends: (deadline, waiting by end of the latest completion)."""
    last = max(key[1] for key in ends.states)
    late = {key: _waiting(s) for key, s in ends.states.items() if key[1] == last}
    if not any(late.values()):
        return None, late
    closes = []
    for key, s in ends.states.items():
        if s.shipped_at is not None and s.days is not None:
            n = s.days + rb.EXTENSION_DAYS * len(s.extended)
            closes.append(clock.window(clock.day(s.shipped_at), n))
    if all(c == closes[0] for c in closes):
        return closes[0], late
    return clock.Deadline(None, min(c.earliest for c in closes), max(c.latest for c in closes)), late


def next_release(order, ends, missing):
    """REL-*: what automatic completion will release, and when."""
    deadline, late = completion_band(ends)
    left = {key: s.held + s.frozen for key, s in ends.states.items()}
    if deadline is None or max(left.values()) == 0:
        return None
    if not all(late.values()):
        missing |= ends.missing(late)
        return None
    if deadline.at is None:
        missing.add("transport")
    amount = left[next(iter(left))] if len(set(left.values())) == 1 else None
    return dict(clock.deadline_text(deadline), amount=money.show(amount, order.currency),
                cause="automatic_completion")


def dispute_answer(order, ends, as_of, missing):
    """`dispute`: every field on its own, none where the ends differ."""
    names = ("state", "cause", "ground", "claim", "opened_at", "turn", "turn_since", "refund", "day", "entered_at")
    if not (order.has_events and order.edition_known):
        return {name: None for name in names}

    def day(state):
        d = state.dispute
        if d.state == "none":
            return None
        until = as_of if state.dispute_active else d.entered_at
        return clock.day(until) - clock.day(d.opened_at) + 1

    answer = {}
    for name in names:
        value = ends.same(day if name == "day" else (lambda s: getattr(s.dispute, name)), missing)
        if name in ("claim", "refund"):
            value = money.show(value, order.currency)
        elif name in ("opened_at", "turn_since", "entered_at"):
            value = clock.show(value)
        answer[name] = value
    return answer
