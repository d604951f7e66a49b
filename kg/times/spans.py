"""Fields -> Reading: from one date to another, where both share a month or a year and are written as one."""

from __future__ import annotations

from msgspec.structs import replace

from kg.times.context import Context, Fields, Reading, explicit, first_day, node, number
from kg.times.dates import calendar
from kg.times.intervals import interval


def days(fields: Fields, context: Context) -> Reading | None:
    """From one day to another, or one month to another: "March 3-5", "3 to 5 March 2024", "May-June 2011"."""
    first = calendar(fields, context)
    if first is None:
        return None
    return _joined(first, first.value[:-2] + f"{number(fields, 'to'):02}")


def days_of(fields: Fields, context: Context) -> Reading | None:
    """The same, where the month is counted: "from 4 to 22 this month"."""
    month = node(fields, "date").reading(context)
    if month is None or len(month.value) != 7:
        return None
    first, last = (f"{month.value}-{number(fields, name):02}" for name in ("day", "to"))
    return _joined(replace(month, value=first), last)


def years(fields: Fields, context: Context) -> Reading | None:
    """From one year to another ("2014-2018", "2015-16"), or else a year and a month ("2016-11")."""
    first, last = number(fields, "year"), number(fields, "to")
    if 1 <= last <= 12 and last <= first % 100:
        return explicit(f"{first:04}-{last:02}")
    last = last if last > 99 else first - first % 100 + last
    return explicit(f"{first:04}/{last:04}") if first < last else None


def dates(fields: Fields, context: Context) -> Reading | None:
    """From one date to another with a dash between them; the first takes the year of the second where it has none."""
    start, last = node(fields, "date"), node(fields, "to").reading(context)
    if last is None:
        return None
    lent = first_day(last.value) if last.basis == "explicit" and "year" not in start.fields else None
    first = start.reading(replace(context, year=lent.year) if lent else context)
    return first and _joined(replace(first, basis=last.basis), last.value)


def _joined(first: Reading, last: str) -> Reading | None:
    """The reading of both ends, if they are in order."""
    if not first.value.startswith("X") and not interval(f"{first.value}/{last}").begins:
        return None
    return replace(first, value=f"{first.value}/{last}")
