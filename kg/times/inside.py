"""Fields -> Reading: a time inside another: "June last year", "the first Friday of May", "the end of the week"."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from kg.times.context import Context, Fields, Reading, first_day, node, number
from kg.times.holidays import nth_weekday as day_of
from kg.times.intervals import interval, of_days
from kg.times.values import containing, shift


def year(fields: Fields, context: Context) -> Reading | None:
    """A month, quarter, half, season or holiday of a year that stands beside it."""
    whole = node(fields, "of").reading(context)
    if not whole or not (day := first_day(whole.value)):
        return whole and node(fields, "date").reading(context)
    part = node(fields, "date").reading(replace(context, year=day.year))
    if part is None:
        return None
    value = "FY" + part.value if whole.value.startswith("FY") else part.value
    return replace(part, value=value, basis=whole.basis)


def week(fields: Fields, context: Context) -> Reading | None:
    """A weekday of a week that stands beside it: "Friday of last week"."""
    whole = node(fields, "of").reading(context)
    if not whole or not (monday := first_day(whole.value)):
        return node(fields, "date").reading(context)
    day = monday + timedelta(number(node(fields, "date").fields, "weekday") - monday.isoweekday())
    return replace(whole, value=day.isoformat())


def weekday_and_day(fields: Fields, context: Context) -> Reading | None:
    """A weekday and a date: the date says it, and the weekday helps to find its year."""
    dated = node(fields, "date")
    if "month" not in dated.fields:
        return dated.reading(context)
    return dated.read({**dated.fields, "weekday": node(fields, "weekday")}, context)


def nth(fields: Fields, context: Context) -> Reading | None:
    """The n-th, or last, unit of a longer one: "the third week of 2027", "the last day of March"."""
    whole = node(fields, "of").reading(context)
    count, unit = number(fields, "ord"), str(fields["span"])
    if not whole or not (covers := interval(whole.value)).begins or not covers.ends:
        return whole and replace(whole, value=containing(None, unit))
    first, last = date.fromisoformat(covers.begins), date.fromisoformat(covers.ends)
    start = _first_week(first, last) if unit == "week" else first
    day = shift(start, unit, count - 1) if count > 0 else _last(last, unit)
    return replace(whole, value=containing(day, unit)) if day and first - timedelta(6) <= day <= last else None


def _first_week(first: date, last: date) -> date:
    """A day of the first week of a time: that of its first Thursday, as in ISO 8601."""
    return first + timedelta((3 - first.weekday()) % 7) if last > first + timedelta(7) else first


def _last(last: date, unit: str) -> date:
    """A day of the last unit of a time; the last week is that of its last Thursday."""
    return last - timedelta((last.weekday() - 3) % 7) if unit == "week" else last


def nth_weekday(fields: Fields, context: Context) -> Reading | None:
    """The n-th weekday of a month: "the first Friday of May", "the last Monday in June"."""
    whole = node(fields, "of").reading(context)
    if not whole or not (first := first_day(whole.value)):
        return whole
    wanted = number(node(fields, "date").fields, "weekday")
    day = day_of(first.year, first.month, wanted, number(fields, "ord"))
    return replace(whole, value=day.isoformat()) if day else None


def week_of(fields: Fields, context: Context) -> Reading | None:
    """The week or month that a day lies in: "the week of March 4"."""
    day = node(fields, "date").reading(context)
    if not day or "/" in day.value or not (first := first_day(day.value)):
        return day
    return replace(day, value=containing(first, str(node(fields, "part").fields["span"])), modifier=None)


def edge(fields: Fields, context: Context) -> Reading | None:
    """The beginning, middle or end of a time: "early March", "the end of the year", "mid-2019"."""
    whole = node(fields, "date").reading(context)
    return whole and replace(whole, modifier=str(fields["edge"]))


def about(fields: Fields, context: Context) -> Reading | None:
    """A time or an amount that is given roughly: "about two years ago", "more than a week"."""
    whole = node(fields, "whole").reading(context)
    return whole and replace(whole, modifier=str(fields["approx"]))


def within(fields: Fields, context: Context) -> Reading | None:
    """A time or an amount of which only the limit is given: "less than two weeks ago" is any time since."""
    found, anchor = about(fields, context), context.anchor
    if not found or anchor is None or "ago" not in node(fields, "whole").fields:
        return found
    whole = interval(found.value)
    if not whole.begins or not whole.ends:
        return found
    first, last = sorted((anchor, date.fromisoformat(whole.begins)))
    return replace(found, covers=of_days(first, max(last, date.fromisoformat(whole.ends)), whole.precision or "day"))


def around(fields: Fields, context: Context) -> Reading | None:
    """A date that is given roughly: "around 2010"."""
    whole = node(fields, "whole").reading(context)
    return whole and replace(whole, modifier="APPROX")


def whole(fields: Fields, context: Context) -> Reading | None:
    """A unit that is an expression only where it stands: "in the quarter"."""
    return node(fields, "date").reading(context)


def nth_day(fields: Fields, context: Context) -> Reading | None:
    """A day of a month by its number: "the 20th of next month"."""
    month = node(fields, "of").reading(context)
    if not month or not (first := first_day(month.value)):
        return month
    value = f"{first.isoformat()[:8]}{number(fields, 'ord'):02}"
    return replace(month, value=value) if interval(value).begins else None
