"""A naive, independent second implementation of the rules, for comparing answers."""
from . import clock
from . import rulebook as rb
from .answers import coverage_answer, dispute_answer, funds_answer, limit_below_order
from .claims import booked
from .document import Order
from .ends import Ends
from .fees import supplier_fee, withdrawal
from .payment_fees import payment_fee
from .rest import deadlines, guarantees, lifecycle_answer
from .shipdate import beyond_90


def _fees(order, ends, findings, missing):
    """`fees`: payments that every replay ignored have no component."""
    def find(index):
        return lambda code: findings.add((code, "events[%d]" % index))

    ignored = set.intersection(*(s.ignored for s in ends))
    payments = [payment_fee(order, e, find(e["index"])) for e in order.events
                if e["type"] == "payment" and e["index"] not in ignored and e["at"] <= ends.as_of]
    fees = {"supplier": supplier_fee(order), "payments": payments, "withdrawal": withdrawal(order)}
    for c in [fees["supplier"], fees["withdrawal"], *payments]:
        missing.update(c["missing"])
    return fees


def _findings(order, ends, as_of):
    """Findings on the document as a whole, and those of the replay common to all ends."""
    found = ends.findings()
    by_end = [{("SHIP_DATE_BEYOND_90", "events[%d]" % a["index"]) for a in beyond_90(s)} for s in ends]
    found |= set.intersection(*by_end)
    found |= {("DUPLICATE_EVENT", "events[%d]" % e["index"]) for e in order.duplicates if e["at"] <= as_of}
    if order.edition is None:
        found.add(("NO_EDITION", "created_at"))
    if not order.edition_known:
        return found
    if order.enrolled and order.supplier_country is not None:
        if order.supplier_country not in rb.SUPPLIER_COUNTRIES[order.edition]:
            found.add(("SUPPLIER_COUNTRY_UNLISTED", "supplier.country"))
    if not order.no_escrow:
        if order.coverage != "pre_shipment" and booked(order) is False:
            found.add(("NO_INSPECTION_BOOKED", "terms.inspection"))
        if order.has_events and order.release_model is None and order.edition in rb.CONFLICTING_MODELS:
            found.add(("RELEASE_MODEL_CONFLICT", "release_model"))
        if limit_below_order(order):
            found.add(("LIMIT_BELOW_ORDER", "supplier.limit_available"))
    return found


def assess(order, as_of):
    """The assessment of an order document at an instant (RFC 3339 text)."""
    facts, instant = Order(order), clock.parse(as_of)
    ends = Ends(facts, instant)
    missing = set(facts.edition_missing)
    findings = _findings(facts, ends, instant)
    answer = {
        "order": facts.id,
        "as_of": clock.show(instant),
        "edition": facts.edition,
        "coverage": coverage_answer(facts, ends, instant, missing),
        "fees": _fees(facts, ends, findings, missing),
        "funds": funds_answer(facts, ends, instant, missing),
        "dispute": dispute_answer(facts, ends, instant, missing),
        "lifecycle": lifecycle_answer(facts, ends, instant, missing),
        "guarantees": guarantees(facts, ends, instant, missing),
        "deadlines": deadlines(facts, ends, instant),
    }
    answer["findings"] = [{"code": c, "path": p} for c, p in sorted(findings)]
    answer["missing"] = rb.sort_missing(missing)
    return answer
