"""Fees (rules.md 4): FEE-SUPPLIER, FEE-PAYMENT, FEE-WITHDRAWAL."""
from . import money
from . import rulebook as rb
from .document import TA

ZERO = money.ZERO


def component(rule, status, low=None, high=None, currency=None, missing=()):
    """One fee component of the answer."""
    return {"rule": rule, "status": status, "min": money.show(low, currency), "max": money.show(high, currency),
            "currency": currency, "missing": rb.sort_missing(missing)}


def amounts(rule, values, currency, missing=()):
    """A band over the possible amounts; equal ends are a plain amount and nothing is missing."""
    values = [money.rounded(v, currency) for v in values]
    low, high = min(values), max(values)
    if low == high:
        return component(rule, "exact", low, high, currency)
    return component(rule, "band", low, high, currency, missing)


# FEE-SUPPLIER (4.1) --------------------------------------------------------------------------

def supplier_fee(order):
    """The supplier's transaction fee, tested in the order of 4.1."""
    rule, cur = "FEE-SUPPLIER", order.currency
    if order.order_type not in (None, TA):
        return component(rule, "not_applicable", currency=cur)
    facts = (("order_type", order.order_type), ("total", order.total), ("supplier.country", order.supplier_country))
    absent = [p for p, v in facts if v is None]
    if absent:
        return component(rule, "unknown", currency=cur, missing=absent)
    if order.fee_schedule is not None:
        return _scheduled(order)
    row = _row(order)
    if row is None:
        return component(rule, "unpublished", currency=cur)
    if row is _us:
        return _us(order)
    if row is _cn_2017 and order.onetouch is True:
        return amounts(rule, [ZERO], cur)
    if row is not _none and order.rate is None:
        return component(rule, "unknown", currency=cur, missing=["usd_rate"])
    return row(order)


def _row(order):
    """The row for supplier country and creation date."""
    d, country = order.created_day, order.supplier_country
    if country == "US":
        return _us if d >= rb.US_FEE_FROM else None
    if country in ("CN", "HK", "TW") and d >= rb.ASIA_2026:
        return _asia_2026
    if country in ("CN", "HK", "TW") and d >= rb.ASIA_2021:
        return _asia_2021
    if country != "CN" or d < rb.FIRST_DAY:
        return None
    for first, row in ((rb.CN_2019, _cn_2019), (rb.CN_2018, _cn_2018), (rb.CN_2017, _cn_2017)):
        if d >= first:
            return row
    return _none


def _each(order, compute, **possible):
    """compute() for every value of each unknown fact; the facts that change the result are missing.

    `compute` gives a list of possible amounts, None for unpublished.
    """
    unknown = [name for name in possible if getattr(order, name) is None]
    combos = [{name: getattr(order, name) for name in possible}]
    for name in unknown:
        combos = [dict(c, **{name: v}) for c in combos for v in possible[name]]
    results = [(c, compute(**c)) for c in combos]
    results = [(c, None if r is None else sorted({money.rounded(v, order.currency) for v in r})) for c, r in results]
    missing = []
    for name in unknown:
        for c, r in results:
            if any(r != s for e, s in results if all(e[k] == c[k] for k in c if k != name)):
                missing.append(name)
                break
    rule, cur = "FEE-SUPPLIER", order.currency
    if any(r is None for _, r in results):
        if all(r is None for _, r in results):
            return component(rule, "unpublished", currency=cur)
        return component(rule, "unknown", currency=cur, missing=missing)
    return amounts(rule, [v for _, r in results for v in r], cur, missing)


YES_NO, HAULIERS, KINDS = (True, False), ("alibaba", "third_party"), ("wholesale", "custom")


def _none(order):
    """CN from 2015-02-04: none."""
    return amounts("FEE-SUPPLIER", [ZERO], order.currency)


def _cn_2017(order):
    """CN from 2017-04-01 [F-075, F-076]."""
    usd = money.in_usd(order.total, order.rate)

    def compute(onetouch, logistics):
        fee = order.total * (rb.RATE_ALIBABA if logistics == "alibaba" else rb.RATE_2017_OTHER)
        if onetouch or usd >= rb.T_2017_HIGH:
            return [ZERO]
        return [fee] if usd < rb.T_2017_LOW else [ZERO, fee]

    return _each(order, compute, onetouch=YES_NO, logistics=HAULIERS)


def _cn_2018(order):
    """CN from 2018-04-02 [F-076, F-077]."""
    usd = money.in_usd(order.total, order.rate)
    if usd > rb.T_5000:
        return _each(order, lambda onetouch: [ZERO] if onetouch else None, onetouch=YES_NO)

    def compute(product_kind, logistics):
        if product_kind == "wholesale":
            return [order.total * rb.RATE_WHOLESALE]
        return [order.total * (rb.RATE_ALIBABA if logistics == "alibaba" else rb.RATE_OTHER)]

    return _each(order, compute, product_kind=KINDS, logistics=HAULIERS)


def _capped(order, logistics):
    """1 % with Alibaba logistics, 2 % otherwise, at most USD 100."""
    fee = order.total * (rb.RATE_ALIBABA if logistics == "alibaba" else rb.RATE_OTHER)
    return min(fee, money.from_usd(rb.SUPPLIER_CAP, order.rate, order.currency))


def _cn_2019(order):
    """CN from 2019-04-01 [F-078, C-02]."""
    usd = money.in_usd(order.total, order.rate)

    def compute(onetouch, logistics):
        fee = _capped(order, logistics)
        if onetouch and usd > rb.T_5000:
            return [ZERO]
        return [ZERO, fee] if onetouch and usd == rb.T_5000 else [fee]

    return _each(order, compute, onetouch=YES_NO, logistics=HAULIERS)


def _asia_2021(order):
    """CN, HK, TW from 2021-01-01 [F-078, F-079]."""
    return _each(order, lambda logistics: [_capped(order, logistics)], logistics=HAULIERS)


def _asia_2026(order):
    """CN, HK, TW from 2026-01-01: from the rule of 2021 to 3 % without cap [C-25]."""
    def compute(logistics):
        return [_capped(order, logistics), order.total * rb.RATE_2026]

    return _each(order, compute, logistics=HAULIERS)


def _us(order):
    """US from 2019-07-25: 3 % of the total less tax [F-081]."""
    if order.tax is None:
        return component("FEE-SUPPLIER", "unknown", currency=order.currency, missing=["tax"])
    return amounts("FEE-SUPPLIER", [(order.total - order.tax) * rb.US_FEE], order.currency)


def _scheduled(order):
    """The document's own fee table wins [F-080]: rows fit unless a known fact contradicts."""
    rule, cur = "FEE-SUPPLIER", order.currency
    base = order.total
    if order.supplier_country == "US":
        if order.tax is None:
            return component(rule, "unknown", currency=cur, missing=["tax"])
        base = order.total - order.tax
    known = {"onetouch": order.onetouch, "logistics": order.logistics}
    fees = _fitting(order, base, known)
    if not fees:
        return component(rule, "unpublished", currency=cur)
    doubts = set()
    for name, values in (("onetouch", (True, False)), ("logistics", ("alibaba", "third_party"))):
        if known[name] is None and any(_band(_fitting(order, base, dict(known, **{name: v})), cur) != _band(fees, cur)
                                       for v in values):
            doubts.add(name)
    return amounts(rule, fees, cur, doubts)


def _fitting(order, base, known):
    """The fees of the rows in the order's currency that no known fact contradicts."""
    fees = []
    for row in order.fee_schedule:
        names = [n for n in ("onetouch", "logistics") if row.get(n) is not None]
        if row.get("currency") != order.currency or any(known[n] not in (None, row[n]) for n in names):
            continue
        fee = base * money.read(row["ratio"])
        cap = money.read(row.get("max_fee"))
        fees.append(fee if cap is None else min(fee, cap))
    return fees


def _band(fees, currency):
    """The ends of the fees as they are shown."""
    shown = [money.rounded(fee, currency) for fee in fees]
    return (min(shown), max(shown)) if shown else None


# FEE-WITHDRAWAL (4.3) ------------------------------------------------------------------------

def withdrawal(order):
    """USD 1 for US suppliers from 2019-07-25 [F-083]; others unpublished."""
    rule = "FEE-WITHDRAWAL"
    if order.order_type not in (None, TA):
        return component(rule, "not_applicable", currency=order.currency)
    if order.supplier_country is None:
        return component(rule, "unknown", currency=order.currency, missing=["supplier.country"])
    if order.supplier_country == "US" and order.created_day >= rb.WITHDRAWAL_FROM:
        return amounts(rule, [rb.WITHDRAWAL_FEE], "USD")
    return component(rule, "unpublished", currency=order.currency)
