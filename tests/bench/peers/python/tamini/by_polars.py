"""(b) polars: one lazy query, with whole cents or with exact decimals."""

import polars as pl

from . import FORM, MONEY, formed, with_nulls

DECIMAL = pl.Decimal(18, 2)


def prepare(table):
    return pl.from_arrow(with_nulls(table)).with_columns(pl.col("gold_member", "has_quality_terms", "escalated") != 0)


def prepare_decimal(table):
    return prepare(table).with_columns(pl.col(MONEY).cast(pl.Decimal(38, 0)).cast(DECIMAL) / pl.lit(100, DECIMAL))


def choose(*cases, otherwise=None):
    """The value of the first condition that holds."""
    chain = pl
    for condition, value in cases:
        chain = chain.when(condition).then(value)
    return chain.otherwise(otherwise)


def code(number):
    return pl.lit(number, pl.UInt8)


def reason():
    issue, agreed, actual = pl.col("issue"), pl.col("agreed_ship_date"), pl.col("actual_ship_date")
    as_of = pl.col("as_of")
    return choose(
        (pl.col("channel") != 0, code(0)),
        (pl.col("marketplace") != 0, code(1)),
        (~pl.col("gold_member"), code(2)),
        (pl.col("supplier_region_fee_class") == 2, code(3)),
        (pl.col("paid_on_platform") == 0, code(4)),
        ((issue >= 3) & ~pl.col("has_quality_terms"), code(5)),
        ((issue == 1) & (pl.coalesce(actual, as_of) <= agreed), code(6)),
        ((issue == 2) & (actual.is_not_null() | (as_of <= agreed)), code(7)),
        otherwise=code(8),
    )


def fee():
    amount, kind = pl.col("order_amount"), pl.col("supplier_region_fee_class")
    two, three = (amount * 2 + 50) // 100, (amount * 3 + 50) // 100
    return choose((kind == 0, pl.min_horizontal(two, 10_000)), (kind == 1, three), otherwise=0)


def fee_decimal():
    # Decimals are rounded to the larger scale of the two as they are multiplied, half to even: with two places 10.25
    # times 0.02 is 0.20. With four places nothing is lost before the rounding that counts.
    amount, kind = pl.col("order_amount").cast(pl.Decimal(22, 4)), pl.col("supplier_region_fee_class")
    share = amount * choose((kind == 0, pl.lit("0.02")), (kind == 1, pl.lit("0.03")), otherwise=pl.lit("0")).cast(
        pl.Decimal(22, 4)
    )
    rounded = share.round(2, mode="half_away_from_zero").cast(DECIMAL)
    cap = pl.lit("100.00").cast(DECIMAL)
    return choose((kind == 0, pl.min_horizontal(rounded, cap)), otherwise=rounded)


def state():
    opened, as_of = pl.col("dispute_opened_on"), pl.col("as_of")
    return choose(
        (opened.is_null(), code(0)),
        (pl.col("escalated"), code(1)),
        (as_of - pl.col("supplier") > 7, code(1)),
        (as_of - pl.col("buyer") > 7, code(2)),
        (as_of - opened >= 31, code(1)),
        (as_of - opened >= 4, code(3)),
        otherwise=code(4),
    )


def next_deadline():
    state, opened = pl.col("dispute_state"), pl.col("dispute_opened_on")
    silence = pl.min_horizontal("supplier", "buyer") + 8
    return choose(
        (state == 4, pl.min_horizontal(opened + 4, silence)), (state == 3, pl.min_horizontal(opened + 31, silence))
    )


def decide(orders, fee=fee):
    released, paid = pl.col("released_now"), pl.col("paid_on_platform")
    query = (
        orders.lazy()
        .with_columns(
            reason=reason(),
            released_now=pl.min_horizontal("paid_on_platform", "coverage_limit"),
            supplier=pl.coalesce("last_supplier_reply", "dispute_opened_on"),
            buyer=pl.coalesce("last_buyer_reply", "dispute_opened_on"),
        )
        .with_columns(covered=pl.col("reason") == 8, dispute_state=state())
        .with_columns(
            fee=fee(),
            frozen=paid - released,
            refund_claimable=choose((pl.col("covered") & (pl.col("issue") != 0), released), otherwise=0),
            next_deadline=next_deadline(),
        )
    )
    return query.select(FORM.names).collect()


def decide_decimal(orders):
    return decide(orders, fee_decimal)


def answers(decided):
    return formed(decided.to_arrow())
