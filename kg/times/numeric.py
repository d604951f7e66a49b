"""Fields -> Reading: dates in digits.

A year of four digits comes first or last. Of day and month, the month comes first, as in the United States, unless
the option `day_first` is set or the first number cannot be a month (21/04/2016).
"""

from __future__ import annotations

import re

from kg.times.context import Context, Fields, Reading, choose, explicit
from kg.times.dates import full_year
from kg.times.intervals import interval
from kg.times.lexicon import categories
from kg.times.values import YEARS


def full(fields: Fields, context: Context) -> Reading | None:
    """Three numbers: 2016-04-21, 04/21/2016, 21.4.16."""
    text = str(fields["numeric"])
    first, second, third = (int(part) for part in re.findall(r"\d+", text))
    if "." in text and max(first, third) < 1000:  # a version or a section, not a date
        return None
    if first > 31:
        return _checked(first, second, third)
    return _checked(full_year(third, context), *_month_and_day(first, second, context))


def named(fields: Fields, context: Context) -> Reading | None:
    """A year, the name of a month, and a day: 2019-Sep-01."""
    year, month, day = re.split("[/.-]", str(fields["named"]))
    try:
        return _checked(int(year), int(categories()["MONTH"].value(month + " ")), int(day))
    except KeyError:
        return None


def stamp(fields: Fields, context: Context) -> Reading | None:
    """A time stamp: 2016-04-21T14:30Z."""
    value = str(fields["stamp"]).upper()
    return Reading("TIME", value, basis="explicit") if int(value[:4]) in YEARS and interval(value).begins else None


def pair(fields: Fields, context: Context) -> Reading | None:
    """Two numbers with a slash: a month and a day (4/22), or a month and a year (4/2016, 2016/4)."""
    first, second = (int(part) for part in str(fields["pair"]).split("/"))
    if max(first, second) > 31:
        year, month = max(first, second), min(first, second)
        return explicit(f"{year:04}-{month:02}") if 1900 <= year <= 2100 and 1 <= month <= 12 else None
    month, day = _month_and_day(first, second, context)
    if context.anchor is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    found = choose([f"{context.anchor.year + n:04}-{month:02}-{day:02}" for n in range(-4, 5)], context)
    return Reading("DATE", found) if found else None


def _month_and_day(first: int, second: int, context: Context) -> tuple[int, int]:
    """Two numbers as month and day."""
    swapped = first > 12 or (context.day_first and second <= 12)
    return (second, first) if swapped else (first, second)


def _checked(year: int, month: int, day: int) -> Reading | None:
    """A date, if there is such a day."""
    value = f"{year:04}-{month:02}-{day:02}"
    return explicit(value) if year in YEARS and interval(value).begins else None
