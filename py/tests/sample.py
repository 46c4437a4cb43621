"""What a user writes, for the type checkers: right as it stands, strictly read."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import assert_type

import trade_assurance as ta


@dataclass(frozen=True)
class Purchase:
    """An order as another program may hold it."""

    id: str
    created_at: datetime
    currency: str
    total: Decimal


def look(purchase: Purchase) -> Decimal | None:
    answer = ta.assess(purchase, as_of=datetime(2021, 4, 2, 9, tzinfo=timezone.utc))
    assert_type(answer.coverage.verdict, ta.Coverage)
    assert_type(answer.fees.supplier.max, Decimal | None)
    assert_type(answer.calendar, tuple[ta.Entry, ...])
    for entry in answer.calendar:
        if entry.closes is not None and entry.closes.at is not None:
            assert_type(entry.closes.at, datetime)
    for guarantee in answer.guarantees:
        assert_type(guarantee.automatic_on, date | None)
    return answer.funds.held


def build() -> ta.Order:
    return ta.Order(
        id="PO-7",
        created_at="2021-03-01T09:00:00Z",
        currency="USD",
        total=Decimal("12000.00"),
        order_type=ta.OrderType.TRADE_ASSURANCE,
        supplier={"country": "CN", "enrolled": True},
        events=[{"type": "delivered", "at": "2021-04-01T09:00:00Z"}],
    )


def many(orders: list[ta.Order]) -> int:
    wrong = 0
    for answer in ta.assess_many(orders, threads=2):
        if isinstance(answer, ta.OrderError):
            assert_type(answer.errors, tuple[ta.Problem, ...])
            wrong += len(answer.errors)
        else:
            assert_type(answer.as_of, datetime)
    return wrong


def table(orders: list[ta.Order]) -> int:
    answers = ta.decide_table(ta.rows_table(orders, as_of="2021-04-02T09:00:00Z"), threads=2)
    assert_type(answers.column_names, tuple[str, ...])
    try:
        ta.decide_table(answers)
    except ta.TableError as error:
        assert_type(error.errors, tuple[ta.TableProblem, ...])
    return answers.num_rows
