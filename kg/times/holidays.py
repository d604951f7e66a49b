"""Holiday + year -> days, by the rules of times-holidays.tsv: a date, an n-th weekday, Easter, the Islamic calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

from kg.errors import DataError
from kg.resources import read_data, rows

_FILE = "times-holidays.tsv"
_RULE = re.compile(
    r"(?P<only>\d{4}-\d\d-\d\d)|easter(?P<easter>[+-]\d+)|hijri (?P<moon>\d+)(?:-(?P<sun>\d+))?"
    r"|(?P<month>\d+)-(?:(?P<weekday>[1-7])#(?P<nth>-?\d)(?:\+(?P<plus>\d+))?|(?P<day>\d+))"
)
_LUNAR_YEARS = range(1925, 2077)  # Gregorian years that the tables of Umm al-Qura cover


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Match[str]]:
    """Name -> rule."""
    found = {}
    for line, row in rows(read_data(_FILE), _FILE):
        if not (rule := _RULE.fullmatch(row["rule"])):
            raise DataError(f"{_FILE}:{line}: no rule for a day: {row['rule']!r}")
        found.update(dict.fromkeys(row["names"].split("|"), rule))
    return found


def holiday_names() -> Iterable[str]:
    """All names of holidays, in lower case."""
    return _rules()


def is_single(name: str) -> bool:
    """Whether a name stands for one day in history."""
    return bool(_rules()[name]["only"])


def holiday(name: str, year: int) -> str | None:
    """The TIMEX3 value of a holiday in a year: a day, or a range of days; None where it does not fall in the year.

    >>> holiday("thanksgiving", 2024), holiday("easter", 2024), holiday("ramadan", 2024)
    ('2024-11-28', '2024-03-31', '2024-03-11/2024-04-09')
    """
    rule = _rules()[name]
    if rule["only"]:
        return rule["only"]
    if rule["easter"]:
        return (easter(year) + timedelta(int(rule["easter"]))).isoformat()
    if rule["moon"]:
        return _islamic(year, int(rule["moon"]), rule["sun"])
    if rule["day"]:
        return f"{year:04}-{int(rule['month']):02}-{int(rule['day']):02}"
    day = nth_weekday(year, int(rule["month"]), int(rule["weekday"]), int(rule["nth"]))
    return (day + timedelta(int(rule["plus"] or 0))).isoformat() if day else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th weekday (Monday is 1) of a month, the last one for -1; None where there is none."""
    first = date(year, month, 1)
    days = [first + timedelta((weekday - first.isoweekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    return days[nth - 1 if nth > 0 else nth] if nth <= len(days) else None


def easter(year: int) -> date:
    """Easter Sunday of the western church, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _islamic(year: int, month: int, day: str | None) -> str | None:
    """The first time in a year that an Islamic date falls on, or a whole Islamic month begins."""
    if year not in _LUNAR_YEARS:
        return None
    first = Gregorian(year, 1, 1).to_hijri().year
    for lunar in (first, first + 1):
        start = Hijri(lunar, month, int(day or 1))
        begins = start.to_gregorian()
        if begins.year == year:
            ends = begins + timedelta(start.month_length() - 1)
            return begins.isoformat() if day else f"{begins.isoformat()}/{ends.isoformat()}"
    return None
