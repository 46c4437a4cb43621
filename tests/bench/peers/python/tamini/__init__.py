"""TA-mini: a small workload *inspired by* Trade Assurance, the same for every engine. It is a benchmark, no statement
of the rules. See `README.md` for its input and its eight answers.

A contestant is a module with `prepare(table)`, `decide(prepared)`, whose time counts, and `answers(decided)`, which
brings its columns to one form: codes as bytes (places in the lists below), cents as 64 and days as 32 bits, `NO_DAY`
for none.
"""

import pyarrow as pa

CHANNELS = ["on_platform", "off_platform"]
MARKETPLACES = ["alibaba", "1688", "taobao"]
COUNTRIES = ["CN", "HK", "TW", "US", "VN", "IN"]
FEE_CLASSES = ["cn_hk_tw", "us", "other"]
ISSUES = ["none", "late", "not_shipped", "quality", "quantity"]
REASONS = [
    "OFF_PLATFORM", "WRONG_MARKETPLACE", "NOT_GOLD", "REGION", "UNPAID", "NO_TERMS", "NOT_LATE", "NOT_DUE", "OK",
]  # fmt: skip
STATES = ["none", "auto_escalated", "auto_closed", "buyer_may_escalate", "negotiating"]

NO_DAY = -(2**31)
MONEY = ["order_amount", "paid_on_platform", "coverage_limit"]
DAYS = [
    "agreed_ship_date", "actual_ship_date", "as_of", "dispute_opened_on", "last_supplier_reply", "last_buyer_reply",
]  # fmt: skip
FORM = pa.schema(
    [
        ("covered", pa.uint8()),
        ("reason", pa.uint8()),
        ("fee", pa.int64()),
        ("released_now", pa.int64()),
        ("frozen", pa.int64()),
        ("refund_claimable", pa.int64()),
        ("dispute_state", pa.uint8()),
        ("next_deadline", pa.int32()),
    ]
)


def with_nulls(table):
    """The orders with nulls for days that are not there."""
    import pyarrow.compute as pc

    for name in DAYS:
        place = table.schema.get_field_index(name)
        none = pc.equal(table[name], pa.scalar(NO_DAY, pa.int32()))
        table = table.set_column(place, name, pc.if_else(none, pa.scalar(None, pa.int32()), table[name]))
    return table


def formed(table):
    """The common form of a table whose columns have other types: decimals, dates, nulls for `NO_DAY`."""
    columns = []
    for field in FORM:
        column = table[field.name]
        column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if pa.types.is_decimal(column.type):
            column = column.cast(pa.decimal128(38, 2))
            column = pa.compute.multiply(column.cast(pa.decimal128(30, 2)), pa.scalar(100, pa.decimal128(3, 0)))
        if field.name == "next_deadline":
            column = column.cast(pa.int32()).fill_null(NO_DAY)
        columns.append(column.cast(field.type))
    return pa.table(columns, schema=FORM)
