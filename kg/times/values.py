"""Day + unit -> TIMEX3 value: which week, quarter, season, decade, ... holds a day, and how far units carry.

Without a day (`None`) a value keeps its shape with unknown digits: `XXXX-WXX`, `XXXX-XX-XX`.
A winter bears the year it begins in: `2023-WI` is December 2023 to February 2024.
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

YEARS = range(1000, 3000)  # what a date may be in; nothing that is counted from there leaves the calendar
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "fiscal": 12, "decade": 120, "century": 1200}
CLOCK = ("hour", "minute", "second")
SEASONS = ("WI", "SP", "SU", "FA")
MASKS = {
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "fiscal": "FYXXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


def containing(day: date | None, unit: str) -> str:
    """The TIMEX3 value of the calendar unit that a day lies in.

    >>> containing(date(2024, 3, 27), "week"), containing(date(2024, 3, 27), "quarter"), containing(None, "week")
    ('2024-W13', '2024-Q1', 'XXXX-WXX')
    """
    if day is None:
        return MASKS.get(unit, "XXXX-XX-XX")
    if unit in ("week", "weekend", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        return season(day.year - (day.month < 3), SEASONS[day.month % 12 // 3])
    return _by_year(day, unit)


def _by_year(day: date, unit: str) -> str:
    """The value of a day, month, part of a year, year, decade or century."""
    year = f"{day.year:04}"
    forms = {
        "month": f"{year}-{day.month:02}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{1 + (day.month > 6)}",
        "year": year,
        "fiscal": "FY" + year,
        "decade": year[:3],
        "century": year[:2],
        "millennium": year[:1],
    }
    return forms.get(unit, day.isoformat())


def season(year: int, name: str) -> str:
    """The value of a season: `2024-SU`."""
    return f"{year:04}-{name}"


def shift(day: date, unit: str, count: float) -> date | None:
    """The day that lies a number of units later (earlier, if negative); None beyond the calendar.

    >>> shift(date(2024, 3, 31), "month", -1), shift(date(2024, 2, 29), "year", 1)
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    try:
        if unit in DAYS:
            return day + timedelta(days=round(DAYS[unit] * count))
        if unit in MONTHS:
            return _months(day, round(MONTHS[unit] * count))
        return day
    except (OverflowError, ValueError):
        return None


def _months(day: date, count: int) -> date:
    """The day that lies a number of months later, or the last one of its month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def workdays(day: date, count: int) -> date | None:
    """The day that lies a number of working days (Monday to Friday) later, or earlier if negative."""
    if abs(count) > 10_000:
        return None
    moved, step = day, 1 if count > 0 else -1
    for _ in range(abs(count)):
        moved += timedelta(days=step)
        while moved.weekday() > 4:
            moved += timedelta(days=step)
    return moved
