"""What holds for every order: properties over made-up ones."""

import json
import pickle
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import trade_assurance as ta
from attributes import check
from hypothesis import given, settings
from hypothesis import strategies as some

FIRST, LAST = datetime(2015, 1, 1), datetime(2026, 12, 31)
zones = some.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = some.datetimes(FIRST, LAST, timezones=zones)
amounts = some.decimals(0, 50_000, places=2)
days = some.dates(date(2015, 1, 1), date(2026, 12, 31))


def word(code):
    return some.sampled_from(list(code))


def part(**fields):
    return some.fixed_dictionaries({}, optional=fields)


supplier = part(
    country=some.sampled_from(["CN", "US", "VN", "TR"]),
    enrolled=some.booleans(),
    gold_member=some.booleans(),
    verified=some.none() | some.booleans(),
    limit_available=amounts,
)
payment = some.fixed_dictionaries(
    {"type": some.just("payment"), "at": instants, "amount": amounts},
    optional={
        "method": word(ta.PaymentMethod),
        "route": word(ta.Route),
        "part": word(ta.PaymentPart),
        "status": word(ta.PaymentStatus),
    },
)
happened = some.fixed_dictionaries(
    {"type": some.sampled_from(["delivered", "shipped", "receipt_confirmed", "escalate", "withdraw"]), "at": instants}
)
claim = some.fixed_dictionaries(
    {"type": some.just("dispute_opened"), "at": instants, "ground": word(ta.Ground), "claim": amounts}
)
orders = some.fixed_dictionaries(
    {"id": some.text(max_size=20), "created_at": instants, "currency": some.just("USD")},
    optional={
        "marketplace": word(ta.Marketplace),
        "order_type": some.just("trade_assurance") | word(ta.OrderType),
        "total": amounts,
        "supplier": supplier,
        "buyer": part(country=some.sampled_from(["DE", "US", "BR"]), tier=word(ta.BuyerTier)),
        "logistics": word(ta.Logistics),
        "transport": word(ta.Transport),
        "incoterm": word(ta.Incoterm),
        "terms": part(ship_by=days, easy_return=some.booleans(), inspection=part(booked=some.booleans())),
        "events": some.lists(payment | happened | claim, max_size=6),
    },
)


def text(value):
    """A document of Python values, written by another hand than the package's."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def answer(order):
    """The assessment, or the codes of what is wrong."""
    try:
        return ta.assess(order)
    except ta.OrderError as error:
        return [(problem.code, problem.path) for problem in error.errors]


@settings(deadline=None)
@given(orders)
def test_python_values_and_json_text_give_the_same_bytes(order):
    found, by_text = answer(order), answer(json.dumps(order, default=text))
    assert found == by_text
    if isinstance(found, ta.Assessment):
        assert found.to_json() == by_text.to_json() == ta.assess_json(order)
        assert list(ta.assess_many([order, order], threads=2)) == [found, found]


@settings(deadline=None)
@given(orders)
def test_every_attribute_says_what_the_document_says(order):
    found = answer(order)
    if isinstance(found, ta.Assessment):
        check(found)
        check(pickle.loads(pickle.dumps(found)))
        check(ta.Order.read(order))
        check(ta.decide(order))


@settings(deadline=None)
@given(orders)
def test_an_order_keeps_what_it_was_given(order):
    try:
        read = ta.Order(**order)
    except ta.OrderError:
        return
    assert read.id == order["id"] and read.created_at == order["created_at"]
    assert read.total == order.get("total")
    assert ta.Order(**read.to_dict()) == read == pickle.loads(pickle.dumps(read))
    if "events" in order:
        assert [event.at for event in read.events] == [event["at"] for event in order["events"]]


@settings(deadline=None)
@given(orders, some.floats(allow_nan=False))
def test_no_float_gets_in(order, number):
    for spoilt in ({**order, "total": number}, {**order, "supplier": {"limit_available": number}}):
        found = answer(spoilt)
        assert isinstance(found, list) and [code for code, _ in found] == ["WRONG_TYPE"]


@settings(deadline=None)
@given(some.decimals(allow_nan=True, allow_infinity=True))
def test_a_decimal_is_exact_or_refused(number):
    found = answer({"id": "PO-7", "created_at": "2021-05-01T09:00:00Z", "currency": "USD", "total": number})
    if isinstance(found, ta.Assessment):
        assert ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD", total=number).total == number
        assert number == number.quantize(Decimal("0.01"))


junk = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text() | some.floats() | some.binary() | instants,
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=9) | some.integers(), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(junk | some.dictionaries(some.sampled_from(["id", "created_at", "currency", "events", "terms", "total"]), junk))
def test_junk_is_refused_and_does_no_harm(document):
    try:
        ta.assess(document)
    except ta.OrderError as error:
        assert error.errors and all(problem.path and problem.message for problem in error.errors)
