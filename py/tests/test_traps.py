"""Python values that are easily taken for others: refused with what to write, or taken exactly."""

import dataclasses
import enum
from collections import UserDict
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
import trade_assurance as ta

AT = datetime(2021, 3, 1, 9, tzinfo=timezone.utc)


def order(**fields):
    return ta.Order(**{"id": "PO-7", "created_at": AT, "currency": "USD", **fields})


def refused(**fields):
    """The one problem that an order with these fields has."""
    with pytest.raises(ta.OrderError) as error:
        order(**fields)
    (problem,) = error.value.errors
    return problem


@pytest.mark.parametrize("number", [12.5, 0.1, 12000.0, float("nan"), float("inf"), -0.0])
def test_a_binary_float_is_refused_with_what_to_write(number):
    problem = refused(total=number)
    assert problem.code is ta.ProblemCode.WRONG_TYPE and problem.path == "total"
    assert f'Decimal("{number}")' in problem.message and "Decimal" in problem.accepted


def test_a_float_is_found_wherever_it_stands_and_all_are_told():
    with pytest.raises(ta.OrderError) as error:
        order(usd_rate=1.0, supplier={"limit_available": 5.0}, events=[{"type": "payment", "at": AT, "amount": 0.5}])
    assert [problem.path for problem in error.value.errors] == [
        "usd_rate",
        "supplier.limit_available",
        "events[0].amount",
    ]


@pytest.mark.parametrize(
    ("amount", "exact"),
    [
        (Decimal("12.5"), "12.50"),
        (Decimal("1E+3"), "1000.00"),
        (Decimal("1.2E+2"), "120.00"),
        (Decimal("0E-2"), "0.00"),
        (Decimal(7), "7.00"),
        (12000, "12000.00"),
        ("12000.5", "12000.50"),
        (Decimal("10000000000000"), "10000000000000.00"),
    ],
)
def test_amounts_are_taken_exactly(amount, exact):
    read = order(total=amount)
    assert str(read.total) == exact and type(read.total) is Decimal


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (Decimal("0.125"), "TOO_MANY_DECIMALS"),
        (Decimal("0.1234567890123456789012345678901234567890"), "TOO_MANY_DECIMALS"),
        (Decimal("1234567890123456789012345678901234567890"), "AMOUNT_TOO_LARGE"),
        (Decimal("1E+30"), "AMOUNT_TOO_LARGE"),
        (Decimal("1E+999999"), "AMOUNT_TOO_LARGE"),
        (Decimal("1E-999999"), "AMOUNT_TOO_LARGE"),
        (Decimal("-1"), "NEGATIVE_AMOUNT"),
        (Decimal("NaN"), "NOT_AN_AMOUNT"),
        (Decimal("-Infinity"), "NOT_AN_AMOUNT"),
        (10**40, "AMOUNT_TOO_LARGE"),
        (True, "WRONG_TYPE"),
        (b"12", "WRONG_TYPE"),
        (1j, "WRONG_TYPE"),
        ({1, 2}, "WRONG_TYPE"),
        ("12,00", "NOT_AN_AMOUNT"),
        ("1e3", "NOT_AN_AMOUNT"),
    ],
)
def test_what_is_no_amount_is_refused(amount, code):
    problem = refused(total=amount)
    assert (problem.code, problem.path) == (code, "total")


@pytest.mark.parametrize(
    "zone",
    [
        timezone.utc,
        ZoneInfo("Asia/Shanghai"),
        ZoneInfo("America/Los_Angeles"),
        timezone(timedelta(hours=-9, minutes=-30)),
        timezone(timedelta(hours=5, minutes=53, seconds=28)),
        timezone(timedelta(hours=-14, seconds=-1, microseconds=-7)),
    ],
)
def test_any_zone_is_taken(zone):
    moment = datetime(2021, 3, 1, 9, 30, 15, 250, tzinfo=timezone.utc)
    assert order(created_at=moment.astimezone(zone)).created_at == moment
    assert ta.assess(order(), moment.astimezone(zone)).as_of == moment


def test_a_repeated_hour_is_the_one_that_fold_names():
    zone, hour = ZoneInfo("America/New_York"), datetime(2021, 11, 7, 1, 30)
    first, second = (order(created_at=hour.replace(tzinfo=zone, fold=fold)).created_at for fold in (0, 1))
    assert second - first == timedelta(hours=1)


class Unsure(tzinfo):
    """A zone that does not know its offset."""

    def utcoffset(self, moment):
        return None


@pytest.mark.parametrize("moment", [datetime(2021, 3, 1, 9), datetime(2021, 3, 1, 9, tzinfo=Unsure())])
def test_a_naive_datetime_is_refused_with_what_to_write(moment):
    problem = refused(created_at=moment)
    assert problem.code is ta.ProblemCode.NO_OFFSET and "tzinfo" in problem.message
    with pytest.raises(ta.OrderError) as error:
        ta.assess(order(), as_of=moment)
    assert [(problem.code, problem.path) for problem in error.value.errors] == [("NO_OFFSET", "as_of")]
    # A zone for texts without one is no zone for a naive datetime.
    assert refused(created_at=moment, default_zone="Asia/Shanghai").code is ta.ProblemCode.NO_OFFSET


def test_a_date_is_no_instant_and_an_instant_no_date():
    assert refused(created_at=date(2021, 3, 1)).code is ta.ProblemCode.NOT_AN_INSTANT
    problem = refused(terms={"ship_by": datetime(2021, 3, 30, tzinfo=timezone.utc)})
    assert (problem.code, problem.path) == ("NOT_A_DATE", "terms.ship_by")
    assert order(terms={"ship_by": date(2021, 3, 30)}).terms.ship_by == date(2021, 3, 30)
    with pytest.raises(ta.OrderError):
        ta.assess(order(), as_of=date(2021, 3, 1))


@pytest.mark.parametrize("as_of", [1614589200, 1614589200.0, True, "2021-03-01", "yesterday", [], {}])
def test_what_is_no_instant_is_no_as_of(as_of):
    with pytest.raises(ta.OrderError) as error:
        ta.assess(order(), as_of=as_of)
    assert [problem.path for problem in error.value.errors] == ["as_of"]


@pytest.mark.parametrize("year", [1, 1969, 1970, 1999, 2100, 9999])
def test_an_instant_outside_the_years_is_refused(year):
    moment = datetime(year, 6, 1, tzinfo=timezone.utc)
    assert refused(created_at=moment).code is ta.ProblemCode.OUT_OF_RANGE


def test_an_instant_finer_than_microseconds_is_refused():
    class Stamp(datetime):
        """As other libraries have it: a datetime that knows nanoseconds."""

        nanosecond = 1

    assert refused(created_at=Stamp(2021, 3, 1, 9, tzinfo=timezone.utc)).code is ta.ProblemCode.TOO_FINE


class Kind(enum.Enum):
    """An enumeration of another program."""

    FLOW = "trade_assurance"


class Word(str):
    """A text of another type."""


@pytest.mark.parametrize("word", [ta.OrderType.TRADE_ASSURANCE, "trade_assurance", Kind.FLOW, Word("trade_assurance")])
def test_words_are_text_or_members(word):
    assert order(order_type=word).order_type is ta.OrderType.TRADE_ASSURANCE


def test_a_member_of_another_enumeration_is_refused():
    problem = refused(order_type=ta.Ground.QUALITY)
    assert problem.code is ta.ProblemCode.UNKNOWN_CODE and problem.found == "quality"


@dataclasses.dataclass
class Party:
    kind: ClassVar[str] = "a variable of the class is no field"
    country: str
    enrolled: bool = True


@dataclasses.dataclass(frozen=True)
class Purchase:
    id: str
    created_at: datetime
    currency: str
    supplier: Party
    events: tuple = ()


class Index:
    """A whole number of another type, as number libraries have."""

    def __index__(self):
        return 12000


def test_dataclasses_mappings_and_whole_numbers_are_taken():
    purchase = Purchase("PO-7", AT, "USD", Party("CN"))
    wanted = order(supplier={"country": "CN", "enrolled": True}, events=[])
    assert ta.Order.read(purchase) == wanted
    assert ta.assess(purchase) == ta.assess(wanted)
    assert ta.Order.read(MappingProxyType(wanted.to_dict())) == wanted
    assert ta.Order.read(UserDict(wanted.to_dict())) == wanted
    assert order(total=Index()).total == 12000


@pytest.mark.parametrize("give", [str, str.encode, lambda text: bytearray(text.encode())])
def test_text_and_bytes_are_documents(give):
    assert ta.Order.read(give(order().to_json())) == order()


def test_odd_objects_are_refused_without_harm():
    loop = {"id": "PO-7", "created_at": AT, "currency": "USD"}
    loop["terms"] = loop
    for odd in (loop, {1: 2}, {"id": "\ud800"}, {"id": object()}, None, 7, [], object(), Purchase):
        with pytest.raises(ta.OrderError):
            ta.assess(odd)
    for text in ("\ud800", "", "{", "[]", "null", '{"id": "\\ud800"}', b"\xff\xfe", "\0" * 9, "[" * 100_000):
        with pytest.raises(ta.OrderError):
            ta.assess(text)


def test_a_failure_of_the_caller_s_own_object_is_its_own():
    class Broken(UserDict):
        def items(self):
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        ta.assess(Broken())


def test_control_characters_and_quotes_in_text_stay():
    name = 'a "quoted" \\ name\n\t\x01 \u2028 ü 發'
    assert order(id=name).id == name and ta.assess(order(id=name)).order == name


def test_a_misspelt_field_is_named_with_the_nearest():
    problem = refused(totl="1.00")
    assert (problem.code, problem.path, problem.nearest) == ("UNKNOWN_FIELD", "totl", "total")
