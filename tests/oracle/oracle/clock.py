"""Time (rules.md 1.1): instants, the platform zone, ordinals, windows, working days.

An instant is an int: microseconds since 1970-01-01T00:00:00Z. A civil date is an int: its
proleptic ordinal (`date.toordinal`). A deadline is a triple (at, earliest, latest).
"""
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple, Optional
from zoneinfo import ZoneInfo

PLATFORM = ZoneInfo("America/Los_Angeles")
SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
HOUR = 3600 * 1_000_000
MICRO = timedelta(microseconds=1)


class Deadline(NamedTuple):
    """A computed instant with its band; `at` is None where only the band is known."""

    at: Optional[int]
    earliest: int
    latest: int


def parse(text, default_zone=None):
    """RFC 3339 text to an instant; without an offset it is read in `default_zone`."""
    text = text.strip().upper().replace(" ", "T")
    if text.endswith("Z"):
        text = text[:-1] + "+00:00"
    if "." in text:
        head, tail = text.split(".")
        count = 0
        while count < len(tail) and tail[count].isdigit():
            count += 1
        text = head + "." + tail[:count].ljust(6, "0") + tail[count:]
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(default_zone))
    return (moment - EPOCH) // MICRO


def show(instant):
    """UTC with Z; a fraction only where there is one."""
    if instant is None:
        return None
    moment = EPOCH + timedelta(microseconds=instant)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    if moment.microsecond:
        text += (".%06d" % moment.microsecond).rstrip("0")
    return text + "Z"


@lru_cache(maxsize=None)
def _day_of_hour(zone, hour):
    # Both zones are at whole hours from UTC, so a UTC hour lies in one civil date.
    return (EPOCH + timedelta(hours=hour)).astimezone(zone).date().toordinal()


def day(instant):
    """day(t): the civil date in the platform zone."""
    return _day_of_hour(PLATFORM, instant // HOUR)


def shanghai_day(instant):
    """The civil date in Asia/Shanghai (shipment in intl-2015)."""
    return _day_of_hour(SHANGHAI, instant // HOUR)


@lru_cache(maxsize=None)
def start(ordinal):
    """start(d): the first instant of civil date d in the platform zone."""
    d = date.fromordinal(ordinal)
    moment = datetime(d.year, d.month, d.day, tzinfo=PLATFORM)
    return (moment - EPOCH) // MICRO


def date_ordinal(text):
    """A civil date's text (YYYY-MM-DD) to its ordinal."""
    return date.fromisoformat(text).toordinal()


def date_text(ordinal):
    """A civil date's text."""
    return date.fromordinal(ordinal).isoformat()


def ordinal_day(d, n):
    """'from the Nth day of X': X's own date d is day 1."""
    return Deadline(start(d + n - 1), start(d + n - 1), start(d + n))


def window(d, n):
    """'within N days of X': closes after the last second of the Nth following date."""
    return Deadline(start(d + n + 1), start(d + n), start(d + n + 1))


def working_days(d, n):
    """'within N working days of X': the end of the Nth working day after d (no holidays)."""
    while n > 0:
        d += 1
        if date.fromordinal(d).weekday() < 5:
            n -= 1
    return Deadline(start(d + 1), start(d), start(d + 1))


def deadline_text(deadline):
    """The document form of a deadline."""
    if deadline is None:
        return None
    return {"at": show(deadline.at), "earliest": show(deadline.earliest), "latest": show(deadline.latest)}
