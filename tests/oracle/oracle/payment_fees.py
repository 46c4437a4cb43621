"""FEE-PAYMENT (rules.md 4.2): the buyer's payment processing, and the method's limits."""
from . import clock, money
from . import rulebook as rb
from .fees import amounts, component

RULE = "FEE-PAYMENT"


def payment_fee(order, payment, find):
    """One payment's component; `find(code)` records a finding on it."""
    cur, method, route = order.currency, payment.get("method"), payment.get("route")
    if route == "off_platform":
        return component(RULE, "not_applicable", currency=cur)
    if order.edition is None:
        return component(RULE, "unpublished", currency=cur)
    if order.edition == "unknown":
        return component(RULE, "unknown", currency=cur, missing=order.edition_missing)
    absent = [p for p, v in (("events[].route", route), ("events[].method", method)) if v is None]
    if absent:
        return component(RULE, "unknown", currency=cur, missing=absent)
    if order.edition == "us-2019":
        if method == "card":
            return amounts(RULE, [money.ZERO], cur)
        find("PAYMENT_METHOD_UNAVAILABLE")
        return component(RULE, "unpublished", currency=cur)
    if order.created_day < rb.METHOD_FROM.get(method, 0):
        find("PAYMENT_METHOD_UNAVAILABLE")
        return component(RULE, "unpublished", currency=cur)
    if _unavailable(order, method):
        find("PAYMENT_METHOD_UNAVAILABLE")
    fee = _fee(order, payment, method)
    if _over_limit(order, payment, method):
        find("PAYMENT_METHOD_LIMIT")
    return fee


def _unavailable(order, method):
    """Not for this buyer's country (where known) or currency."""
    buyer, cur = order.buyer_country, order.currency
    if method == "wire":
        return cur not in rb.WIRE_CURRENCIES
    if method in rb.USD_ONLY:
        return cur != "USD"
    if buyer is None:
        return False
    if method == "google_pay":
        return buyer == "IN"
    if method == "local_wire":
        return buyer not in rb.LOCAL_WIRE_BUYERS
    return method in rb.METHOD_BUYERS and buyer not in rb.METHOD_BUYERS[method]


def _over_limit(order, payment, method):
    """More than the method takes at once: a limit, so converted and rounded [1.2]; unknown without a rate."""
    if method == "online_bank":
        return clock.day(payment["at"]) >= rb.ONLINE_BANK_LINKED_FROM
    amount = payment["amount"]
    if method == "apple_pay":
        amount = amount + money.rounded(amount * rb.WALLET_RATE, order.currency)
    if method == "local_wire":
        limit = None if order.currency == "USD" else rb.LOCAL_WIRE_LIMIT
    else:
        limit = rb.METHOD_LIMIT.get(method)
    most = None if limit is None else money.from_usd(limit, order.rate, order.currency)
    return most is not None and amount > most


def _card(order, amount):
    """Cards by creation date; the first rate spares `buy_now` orders [F-088]."""
    rate = [r for first, r in rb.CARD if order.created_day >= first][-1]
    fee = amount * rate
    if order.created_day >= rb.BUY_NOW_UNTIL or order.buy_now is False:
        return amounts(RULE, [fee], order.currency)
    if order.buy_now is True:
        return amounts(RULE, [money.ZERO], order.currency)
    return amounts(RULE, [money.ZERO, fee], order.currency, ["buy_now"])


def _western_union(order, amount):
    """By amount in USD; above the last step unpublished [F-106]."""
    usd = money.in_usd(amount, order.rate)
    if usd is None:
        return component(RULE, "unknown", currency=order.currency, missing=["usd_rate"])
    for upto, fee in rb.WESTERN_UNION:
        if usd <= upto:
            return amounts(RULE, [fee], "USD")
    return component(RULE, "unpublished", currency=order.currency)


def _fee(order, payment, method):
    cur, amount = order.currency, payment["amount"]
    if method == "card":
        return _card(order, amount)
    if method in ("apple_pay", "google_pay"):
        return amounts(RULE, [amount * rb.WALLET_RATE], cur)
    if method == "boleto":
        return amounts(RULE, [amount * rb.BOLETO_RATE], cur)
    if method in ("pay_later", "payment_terms"):
        return amounts(RULE, [money.ZERO], cur)
    if method == "online_bank":
        first, last = rb.ONLINE_BANK_FREE
        free = first <= clock.day(payment["at"]) <= last
        return amounts(RULE, [money.ZERO if free else rb.ONLINE_BANK_FEE], "USD")
    if method == "western_union":
        return _western_union(order, amount)
    if method == "local_wire":
        if order.buyer_country is None:
            return component(RULE, "unknown", currency=cur, missing=["buyer.country"])
        if order.buyer_country not in rb.LOCAL_WIRE_UNPUBLISHED:
            return amounts(RULE, [money.ZERO, money.ONE], cur)
    return component(RULE, "unpublished", currency=cur)
