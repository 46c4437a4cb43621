"""TA-mini by the library, with a rulebook of its own: which of its answers the rules can give, and how they are read.

Given equally, on every row:

- **protected**: whether the first five conditions hold (channel, marketplace, Gold, region, payment);
- **reason**, as far as the library's rules tell them apart: market (channel or marketplace), supplier (Gold or
  region), payment, or none of these;
- **fee**, **released_now**, **frozen**.

Given equally but where the buyer has been silent too long and something else had happened before
(`comparable_disputes`): **dispute_state**, **next_deadline**. TA-mini goes by an order of precedence there, the library
by what comes first in time.

Not given: conditions 6 to 8 of `covered`, and with them `refund_claimable`. Whether one claim would succeed is an
answer of `assess`, not of a table.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import trade_assurance as ta

from library import decide_table

from . import FORM, NO_DAY, rulebook

DAY = 86_400_000_000
CREATED = 18_400  # 2020-05-18: inside an edition whose dispute has both clocks, long before any `as_of`
COARSE = np.array([1, 1, 2, 2, 3, 0, 0, 0, 0], "uint8")  # reasons of TA-mini as the library tells them apart
RULES = {"COV-MARKET": 1, "COV-SUPPLIER": 2, "COV-PAYMENT": 3}
GROUNDS = ["quality", "late_shipment", "not_shipped", "quality", "quantity"]
ANSWERS = ["protected", "reason", "fee", "released_now", "frozen"]
IN_DISPUTE = ["dispute_state", "next_deadline"]

# The columns of the library's answer that these are read from.
SUBSET = [
    "coverage", "reason", "supplier_fee_max", "released", "frozen", "dispute_state", "may_escalate_from",
    "next_deadline_at",
]  # fmt: skip


def prepare(table):
    return rows(table), ta.Rulebook.from_text(rulebook.texts())


def decide(prepared):
    """The full answer."""
    table, book = prepared
    return decide_table(table, threads=1, rulebook=book)


def decide_subset(prepared):
    """What TA-mini asks for alone."""
    table, book = prepared
    return decide_table(table, SUBSET, threads=1, rulebook=book)


def rows(table):
    """The table that the library reads."""
    column = {name: table[name].combine_chunks().to_numpy() for name in table.column_names}
    opened = column["dispute_opened_on"]
    supplier, buyer = (
        np.where(column[name] == NO_DAY, opened, column[name]) for name in ("last_supplier_reply", "last_buyer_reply")
    )
    none, escalated = opened == NO_DAY, column["escalated"] != 0
    # Whose last word is the older one is awaited, the supplier where both are of one day.
    negotiating = ~none & ~escalated
    market = np.where(column["channel"] != 0, 3, column["marketplace"])
    return pa.table(
        {
            "created_at": days(np.full(len(none), CREATED)),
            "as_of": days(column["as_of"]),
            "currency": words(["USD"], np.zeros(len(none))),
            "marketplace": words(["alibaba.com", "1688", "taobao", "other"], market),
            "order_type": words(["trade_assurance"], np.zeros(len(none))),
            "supplier_country": words(["CN", "HK", "TW", "US", "VN", "IN"], column["supplier_country"]),
            "buyer_country": words(["DE"], np.zeros(len(none))),
            "gold_member": pa.array(column["gold_member"] != 0),
            "verified": pa.array(np.full(len(none), True)),
            "limit_available": cents(column["coverage_limit"]),
            "total": cents(column["order_amount"]),
            "tax": cents(np.zeros(len(none), "int64")),
            "logistics": words(["alibaba"], np.zeros(len(none))),
            "paid_on_platform": cents(column["paid_on_platform"]),
            "dispute_opened_at": days(opened, ~none),
            "dispute_state": words(["negotiating", "escalated"], escalated, ~none),
            "ground": words(GROUNDS, column["issue"], ~none),
            "claim": cents(column["order_amount"], ~none),
            "escalated_at": days(opened, ~none & escalated),
            "turn": words(["supplier", "buyer"], supplier > buyer, negotiating),
            "turn_since": days(np.minimum(supplier, buyer), negotiating),
        }
    )


def mask(known):
    return None if known is None else ~known


def days(column, known=None):
    return pa.array(column.astype("int64") * DAY, pa.timestamp("us", "UTC"), mask=mask(known))


def words(list, places, known=None):
    return pa.DictionaryArray.from_arrays(pa.array(places.astype("int8"), mask=mask(known)), pa.array(list))


def cents(column, known=None):
    """Decimals of two places from whole cents."""
    halves = np.zeros((len(column), 2), "int64")
    halves[:, 0] = column
    bits = None if known is None else pa.array(known).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(column), [bits, pa.py_buffer(halves)])


def answers(decided, table):
    """What the library says, in the form of TA-mini."""
    decided = decided.to_pyarrow() if hasattr(decided, "to_pyarrow") else decided
    reason = pa.array(
        [RULES.get(word, 0) for word in decided["reason"].combine_chunks().dictionary.to_pylist()], "uint8"
    )
    state, may, next_at = (
        decided[name].combine_chunks() for name in ("dispute_state", "may_escalate_from", "next_deadline_at")
    )
    as_of = table["as_of"].combine_chunks().to_numpy()
    may, next_at = day_numbers(may), day_numbers(next_at)
    open_now = (may != NO_DAY) & (may <= as_of)
    states = ["none", "escalated", "closed_silence", "", "negotiating"]
    code = np.array([states.index(word) if word in states else 5 for word in state.dictionary.to_pylist()], "uint8")
    code = code[state.indices.to_numpy()]
    code = np.where((code == 4) & open_now, 3, code)
    deadline = np.where(code == 4, np.minimum(may, next_at), np.where(code == 3, next_at, NO_DAY))
    return pa.table(
        {
            "protected": pa.array([word == "covered" for word in decided["coverage"].to_pylist()]).cast("uint8"),
            "reason": reason.take(decided["reason"].combine_chunks().indices).fill_null(0),
            "fee": whole_cents(decided["supplier_fee_max"]),
            "released_now": whole_cents(decided["released"]),
            "frozen": whole_cents(decided["frozen"]),
            "dispute_state": pa.array(code, "uint8"),
            "next_deadline": pa.array(deadline, "int32"),
        }
    )


def day_numbers(column):
    return pc.divide(column.cast("int64"), DAY).fill_null(NO_DAY).to_numpy().astype("int32")


def whole_cents(column):
    halves = np.frombuffer(column.combine_chunks().cast(pa.decimal128(38, 2)).buffers()[1], "int64")
    return pa.array(halves[: 2 * len(column) : 2])


def expected(reference):
    """The same of the reference."""
    reason = COARSE[reference["reason"].to_numpy()]
    columns = {name: reference[name].combine_chunks() for name in FORM.names[2:] if name != "refund_claimable"}
    return pa.table({"protected": pa.array((reason == 0).astype("uint8")), "reason": pa.array(reason), **columns})


def comparable_disputes(table):
    """The rows whose dispute both read alike."""
    column = {name: table[name].combine_chunks().to_numpy().astype("int64") for name in table.column_names}
    opened, as_of = column["dispute_opened_on"], column["as_of"]
    supplier, buyer = (
        np.where(column[name] == NO_DAY, opened, column[name]) for name in ("last_supplier_reply", "last_buyer_reply")
    )
    supplier_late = as_of - supplier > 7
    sooner = np.where(supplier_late, buyer < supplier, opened + 31 < buyer + 8)
    return (opened == NO_DAY) | (column["escalated"] != 0) | ~((as_of - buyer > 7) & sooner)
