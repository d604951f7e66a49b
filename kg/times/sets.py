"""Fields -> Reading: times that recur, as TIMEX3 sets: the period between them, or what they have in common."""

from __future__ import annotations

from typing import cast

from kg.times.context import Context, Fields, Reading, node, number
from kg.times.durations import period

_UNKNOWN = Context()
_UNKNOWN_DAY = "XXXX-XX-XX"


def word(fields: Fields, context: Context) -> Reading:
    """A word for a period: "daily", "annual"."""
    return Reading("SET", str(fields["set"]))


def every(fields: Fields, context: Context) -> Reading:
    """Every so often: "every day", "each two weeks", "every other year", "twice a week"."""
    count = cast("float", fields.get("number", 2 if "other" in fields else 1))
    return Reading("SET", period([(None if "vague" in fields else count, str(fields["unit"]))]))


def weekdays(fields: Fields, context: Context) -> Reading:
    """A weekday, each week: "Mondays", "Monday nights"."""
    return Reading("SET", f"XXXX-WXX-{number(fields, 'weekdays')}" + _part(fields))


def every_date(fields: Fields, context: Context) -> Reading | None:
    """What comes each week or year: "every Monday", "every March", "each Christmas", "every Friday night"."""
    found = node(fields, "date").reading(_UNKNOWN)
    return found and Reading("SET", found.value + _part(fields))


def every_part(fields: Fields, context: Context) -> Reading:
    """A part of each day: "every morning"."""
    return Reading("SET", "XXXX-XX-XX" + _part(fields))


def at_clock(fields: Fields, context: Context) -> Reading | None:
    """A time of the day that recurs: "every day at 9 p.m.", "9 a.m. on Sundays"."""
    days, time = node(fields, "set").reading(context), node(fields, "clock").reading(_UNKNOWN)
    if days is None or time is None:
        return days
    day = days.value if days.value.startswith("X") else _UNKNOWN_DAY
    return Reading("SET", f"{day.split('T')[0]}T{time.value.split('T')[1]}")


def _part(fields: Fields) -> str:
    """The end of a value that names a part of the day."""
    name = fields.get("part", fields.get("parts"))
    return f"T{name}" if name else ""
