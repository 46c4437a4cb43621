"""The first instant of every day in Los Angeles, for contestants that look days up rather than ask for the zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from . import ZONE, micros

DAY, HOUR = 86_400_000_000, 3_600_000_000
# 2000-01-01 as days since 1970, and so many days from there.
FIRST, COUNT = 10_957, 60 * 366
STARTS = np.array(
    [micros(datetime.combine(date(2000, 1, 1) + timedelta(day), time(), ZoneInfo(ZONE))) for day in range(COUNT)]
)
