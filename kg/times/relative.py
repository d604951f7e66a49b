"""Fields -> Reading: dates counted from the publication date, or from the time in focus (the rule is in context.py)."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from kg.times.context import FUTURE, PAST, Context, Fields, Reading, choose, first_day, focus_day, node, number
from kg.times.intervals import Interval, interval, of_days
from kg.times.values import MASKS, containing, shift


def dayword(fields: Fields, context: Context) -> Reading:
    """Today, yesterday, tomorrow."""
    return _counted(context.anchor, "day", number(fields, "dayword"))


def two_days(fields: Fields, context: Context) -> Reading:
    """The day before yesterday, the day after tomorrow."""
    return _counted(context.anchor, "day", 2 * number(fields, "dayword"))


def which(fields: Fields, context: Context) -> Reading:
    """The last, this or the next calendar unit: "last week", "this weekend", "the current year"."""
    unit, count = str(fields["span"]), number(fields, "which")
    if unit == "weekend" and count == 0:
        return weekend(fields, context)
    if unit == "weekend" and count == -1 and context.anchor:
        latest = [shift(context.anchor, "week", -n) for n in (1, 2)]
        return Reading("DATE", choose([containing(day, unit) for day in latest], context, PAST) or MASKS[unit])
    return _counted(context.anchor, unit, count)


def this(fields: Fields, context: Context) -> Reading:
    """The unit that has just ended, or is about to begin: "this past weekend", "this coming week"."""
    return which({**fields, "which": fields.get("near", 0)}, context)


def before_last(fields: Fields, context: Context) -> Reading:
    """The unit before the last: "the week before last"."""
    return _counted(context.anchor, str(fields["span"]), -2)


def after_next(fields: Fields, context: Context) -> Reading:
    """The unit after the next: "the year after next"."""
    return _counted(context.anchor, str(fields["span"]), 2)


def weekend(fields: Fields, context: Context) -> Reading:
    """The weekend, or this weekend: of this week, but in the past tense the last one that has begun."""
    way = PAST if context.direction == PAST else FUTURE
    around = [shift(context.anchor, "week", n) for n in (-1, 0)] if context.anchor else []
    return Reading("DATE", choose([containing(day, "weekend") for day in around], context, way) or MASKS["weekend"])


def span(fields: Fields, context: Context) -> Reading:
    """The unit that the text speaks of: "the year", "the quarter"."""
    if fields["span"] == "weekend":
        return weekend(fields, context)
    return _counted(context.anchor, str(fields["span"]), 0)


def _counted(day: date | None, unit: str, count: int) -> Reading:
    """The unit that lies a number of units from the one of a day."""
    return Reading("DATE", containing(shift(day, unit, count) if day else None, unit))


def which_date(fields: Fields, context: Context) -> Reading | None:
    """The last, this or the next of what has a name: "last Friday", "next March", "this summer", "last Christmas"."""
    count, named = number(fields, "which"), node(fields, "date")
    if context.anchor is None:
        return named.reading(context)
    if "weekday" in named.fields:
        return _which_weekday(number(named.fields, "weekday"), count, context, context.anchor)
    if count == 0:
        inside = replace(context, year=context.anchor.year)
        return named.reading(context if context.direction else inside)
    days = [shift(context.anchor, "year", n) for n in range(-2, 3)]
    readings = [named.reading(replace(context, year=day.year)) for day in days if day]
    values = [reading.value for reading in readings if reading and _apart(reading.value, context.anchor, count)]
    found = choose(values, context, count)
    return Reading("DATE", found) if found else None


def focus_date(fields: Fields, context: Context) -> Reading | None:
    """The season or month that comes after the time in focus, or came before it: "the following spring"."""
    count, named, around = number(fields, "focus"), node(fields, "date"), interval(context.focus or "")
    if not around.begins or not around.ends:
        return which_date({**fields, "which": count}, context)
    day, way = date.fromisoformat(around.begins if count < 0 else around.ends), -1 if count < 0 else 1
    years = [year for n in range(2) if (year := shift(day, "year", n * way))]
    readings = (named.reading(replace(context, year=year.year)) for year in years)
    return next((one for one in readings if one and _apart(one.value, day, count)), None)


def this_date(fields: Fields, context: Context) -> Reading | None:
    """What has just been, or is about to come: "this past Friday", "this coming March"."""
    return which_date({**fields, "which": fields["near"]}, context)


def _apart(value: str, anchor: date, count: int) -> bool:
    """Whether a time is over by the publication date, or does not begin before the day after."""
    covers = interval(value)
    if not covers.begins or not covers.ends:
        return False
    return covers.ends < anchor.isoformat() if count < 0 else covers.begins > anchor.isoformat()


def _which_weekday(wanted: int, count: int, context: Context, anchor: date) -> Reading:
    """Last: the latest before today; next: of next week; this: of this week, or the next one with a future verb."""
    here = anchor + timedelta(wanted - anchor.isoweekday())
    if count < 0:
        here -= timedelta(7 * (here >= anchor))
    elif count > 0:
        here += timedelta(7)
    elif context.direction == FUTURE:
        here += timedelta(7 * (here < anchor))
    elif context.direction == PAST:
        here -= timedelta(7 * (here > anchor))
    return Reading("DATE", here.isoformat())


def weekdays(fields: Fields, context: Context) -> Reading:
    """The n-th such weekday before or after the publication date: "two Sundays ago"."""
    if context.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{fields['weekdays']}")
    sign, wanted = number(fields, "ago"), number(fields, "weekdays")
    nearest = (sign * (wanted - context.anchor.isoweekday()) - 1) % 7 + 1
    days = sign * (nearest + 7 * (number(fields, "number") - 1))
    return Reading("DATE", containing(shift(context.anchor, "day", days), "day"))


def focus(fields: Fields, context: Context) -> Reading:
    """A unit counted from the time in focus: "the same day", "that month", "the previous year"."""
    unit, count = str(fields["span"]), number(fields, "focus")
    if day := focus_day(context, unit):
        return _counted(day, unit, count)
    agrees = count and count == context.direction
    return _counted(context.anchor if agrees else None, unit, count)


def beside(fields: Fields, context: Context) -> Reading:
    """The unit before or after the one in focus: "the day before"."""
    return focus({**fields, "focus": fields["beside"]}, context)


def then(fields: Fields, context: Context) -> Reading:
    """The time in focus itself: "by then", "at the time"."""
    if context.focus and first_day(context.focus):
        return Reading("DATE", context.focus)
    return Reading("DATE", "FUTURE_REF" if context.direction == FUTURE else "PAST_REF")


def year_ago(fields: Fields, context: Context) -> Reading:
    """The same unit one year before the one in focus: "the year-ago quarter"."""
    unit = str(fields.get("span", "year"))
    day = focus_day(context, unit) or context.anchor
    return Reading("DATE", containing(shift(day, "year", -1) if day else None, unit))


def reference(fields: Fields, context: Context) -> Reading:
    """A time that is named and not dated: "now", "recently", "soon"."""
    return Reading("DATE", str(fields["ref"]))


def nearby(fields: Fields, context: Context) -> Reading:
    """Times around the present that are not counted: "recent years", "the coming weeks"."""
    return Reading("DATE", str(fields["recent"]))


def year_end(fields: Fields, context: Context) -> Reading:
    """The end of this year."""
    return replace(_counted(context.anchor, "year", 0), modifier="END")


def unknown(fields: Fields, context: Context) -> Reading:
    """A day that the text leaves open: "a later date"."""
    return Reading("DATE", containing(None, "day"))


def past(fields: Fields, context: Context) -> Reading:
    """The past."""
    return Reading("DATE", "PAST_REF")


def future(fields: Fields, context: Context) -> Reading:
    """The future."""
    return Reading("DATE", "FUTURE_REF")


def present(fields: Fields, context: Context) -> Reading:
    """The present."""
    return Reading("DATE", "PRESENT_REF")


def until_now(fields: Fields, context: Context) -> Reading | None:
    """The part of a unit that is over, or still to come: "earlier this week", "later this year", "so far this year"."""
    whole = node(fields, "date").reading(context)
    if not whole or not context.anchor or not (covers := interval(whole.value)).begins:
        return whole
    modifier = str(fields.get("earlier", "BEFORE"))
    return replace(whole, modifier=modifier, covers=_side(covers, modifier, context.anchor))


def _side(covers: Interval, modifier: str, anchor: date) -> Interval:
    """What lies before or after the publication date, where it lies inside; else the whole."""
    begins, ends = (date.fromisoformat(day or "") for day in (covers.begins, covers.ends))
    if not begins < anchor < ends:
        return covers
    first, last = (begins, anchor) if modifier == "BEFORE" else (anchor, ends)
    return of_days(first, last, covers.precision or "day")
