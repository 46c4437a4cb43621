"""(d) pandas on columns of codes, cents and days."""

import numpy as np
import pandas as pd
import pyarrow as pa

from . import FORM, NO_DAY


def prepare(table):
    return table.to_pandas()


def decide(orders):
    issue, actual, as_of = orders["issue"], orders["actual_ship_date"], orders["as_of"]
    agreed, paid = orders["agreed_ship_date"], orders["paid_on_platform"]
    shipped = actual != NO_DAY
    cases = [
        orders["channel"] != 0,
        orders["marketplace"] != 0,
        orders["gold_member"] == 0,
        orders["supplier_region_fee_class"] == 2,
        paid == 0,
        (issue >= 3) & (orders["has_quality_terms"] == 0),
        (issue == 1) & (actual.where(shipped, as_of) <= agreed),
        (issue == 2) & (shipped | (as_of <= agreed)),
    ]
    reason = pd.Series(np.select(cases, [np.uint8(code) for code in range(8)], np.uint8(8)), orders.index)
    released = paid.where(paid < orders["coverage_limit"], orders["coverage_limit"])
    states, deadlines = dispute(orders)
    covered = reason == 8
    return pd.DataFrame(
        {
            "covered": covered,
            "reason": reason,
            "fee": fee(orders),
            "released_now": released,
            "frozen": paid - released,
            "refund_claimable": released.where(covered & (issue != 0), 0),
            "dispute_state": states,
            "next_deadline": deadlines,
        }
    )


def fee(orders):
    amount, kind = orders["order_amount"], orders["supplier_region_fee_class"]
    two = ((amount * 2 + 50) // 100).clip(upper=10_000)
    return two.where(kind == 0, ((amount * 3 + 50) // 100).where(kind == 1, 0))


def dispute(orders):
    opened, as_of = orders["dispute_opened_on"], orders["as_of"]
    supplier = orders["last_supplier_reply"].where(orders["last_supplier_reply"] != NO_DAY, opened)
    buyer = orders["last_buyer_reply"].where(orders["last_buyer_reply"] != NO_DAY, opened)
    day = as_of - opened
    cases = [
        opened == NO_DAY,
        (orders["escalated"] != 0) | (as_of - supplier > 7),
        as_of - buyer > 7,
        day >= 31,
        day >= 4,
    ]
    states = pd.Series(np.select(cases, [np.uint8(code) for code in (0, 1, 2, 1, 3)], np.uint8(4)), orders.index)
    silence = supplier.where(supplier < buyer, buyer) + 8
    ordinal = opened + np.where(states == 4, np.int32(4), np.int32(31))
    return states, silence.where(silence < ordinal, ordinal).where(states >= 3, NO_DAY)


def answers(decided):
    return pa.Table.from_pandas(decided, preserve_index=False).cast(FORM)
