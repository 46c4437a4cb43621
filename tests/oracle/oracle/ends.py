"""The ends of what is unknown (rules.md 5.1, 5.2): replays, and how their results are merged.

With the supplier's limit unknown the replay is run with nothing left and with everything free;
with transport unknown at the earliest and the latest completion; under `inspection_and_shipment`
with a release condition that is undecidable taken as not met and as met (ends that agree where it
never is); with several of these at every combination.
"""
from . import money
from . import rulebook as rb
from .replay import replay


class Ends:
    """The replays by (limit end, completion days, undecidable release condition)."""

    def __init__(self, order, as_of):
        self.order, self.as_of = order, as_of
        limits, days = [None], [None]
        if order.model == "limit":
            limits = [order.limit] if order.limit is not None else [money.ZERO, None]
        if order.edition_known and order.edition != "us-2019":
            every = rb.COMPLETION_DAYS
            days = [every[order.transport]] if order.transport else [min(every.values()), max(every.values())]
        taken = [False, True] if order.model == "inspection_and_shipment" else [False]
        self.states = {(i, j, k): replay(order, as_of, limit, n, met)
                       for i, limit in enumerate(limits) for j, n in enumerate(days) for k, met in enumerate(taken)}
        # By place in the key: the facts that would tell its two ends apart.
        self.facts = (order.limit_missing, ["transport"], set.union(*(s.shipment_doubts for s in self)))

    def __iter__(self):
        return iter(self.states.values())

    @property
    def one(self):
        """A replay for what no end can change."""
        return self.states[(0, 0, 0)]

    def missing(self, values):
        """The unknown fields on which values (by end) differ."""
        found = set()
        for key, value in values.items():
            for place, facts in enumerate(self.facts):
                other = key[:place] + (1 - key[place],) + key[place + 1:]
                if values.get(other, value) != value:
                    found.update(facts)
        return found

    def each(self, function):
        """function(state) by end."""
        return {key: function(state) for key, state in self.states.items()}

    def same(self, function, missing):
        """The common value, or None with the fields named where the ends differ."""
        values = self.each(function)
        differing = self.missing(values)
        missing |= differing
        return None if differing else next(iter(values.values()))

    def findings(self):
        """Only those common to all ends."""
        return set.intersection(*(s.findings for s in self))


def merge_condition(ends, by_end):
    """One condition over the ends: a differing outcome is unknown, a differing reason is none."""
    first = next(iter(by_end.values()))
    if all(c == first for c in by_end.values()):
        return first
    named = {m for c in by_end.values() for m in c["missing"]}
    if len({c["outcome"] for c in by_end.values()}) > 1:
        named |= ends.missing({k: c["outcome"] for k, c in by_end.items()})
        return dict(first, outcome="unknown", reason="fact_missing", missing=rb.sort_missing(named))
    reasons = {c["reason"] for c in by_end.values()}
    return dict(first, reason=reasons.pop() if len(reasons) == 1 else None, missing=rb.sort_missing(named))


def merge_closing(by_end):
    """A window's closing over the ends: from the earliest to the latest; none where an end has none."""
    values = list(by_end.values())
    if any(v is None for v in values):
        return None
    if all(v == values[0] for v in values):
        return values[0]
    return values[0]._replace(at=None, earliest=min(v.earliest for v in values), latest=max(v.latest for v in values))
