"""Fields -> Reading: times of the day, by the clock or by its part, on the day that stands with them or is in focus."""

from __future__ import annotations

import re
from datetime import date

from kg.times.context import FUTURE, Context, Fields, Reading, focus_day, node, number
from kg.times.values import containing, shift

_NOWHERE = "XXXX-XX-XX"


def time(fields: Fields, context: Context) -> Reading | None:
    """A time by the clock: on the day in focus, else on the day of publication."""
    day = focus_day(context) or context.anchor
    return _at(day.isoformat() if day else _NOWHERE, fields)


def with_part(fields: Fields, context: Context) -> Reading | None:
    """A time by the clock and the part of the day: "8 in the evening"."""
    return time(_flat(fields), context)


def _flat(fields: Fields) -> Fields:
    """The fields of a time by the clock, with those of the part of the day that stands with it."""
    if "whole" in fields:
        return _flat(node(fields, "whole").fields)
    if "part" not in fields or "noon" in fields:
        return fields
    hands = node(fields, "clock").fields if "clock" in fields else fields
    return {**hands, **node(fields, "part").fields}


def time_on(fields: Fields, context: Context) -> Reading | None:
    """A time by the clock and a date, or a date and a part of the day that the time makes exact."""
    dated = node(fields, "date").reading(context)
    if dated is None or "/" in dated.value:
        return None
    day, _, part = dated.value.partition("T")
    found = _at(day, _flat(node(fields, "clock").fields), part)
    return found and Reading("TIME", found.value, basis=dated.basis)


def _at(day: str, fields: Fields, part: str = "") -> Reading | None:
    """The time that the fields give, on a day."""
    hour, minute, second = _hands(fields)
    half = fields.get("halfday", 12 if part in ("AF", "EV", "NI") or fields.get("part") in ("AF", "EV", "NI") else None)
    if half is not None and hour <= 12 and not (part and hour == 12):
        hour = hour % 12 + int(str(half))
    if hour > 24 or minute > 59:
        return None
    text = f"{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    zone = str(fields.get("zone", ""))
    return Reading("TIME", f"{day}T{text}" + (zone if re.match(r"[Z+-]", zone) else ""))


def _hands(fields: Fields) -> tuple[int, int, int | None]:
    """Hours, minutes and, where they are given, seconds."""
    for name in ("clock", "dotted", "noon", "military"):
        if name in fields:
            digits = str(fields[name])
            numbers = [int(n) for n in (digits[:2], digits[2:]) if name == "military"]
            numbers = numbers or [int(n) for n in re.findall(r"\d+", digits)]
            return numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None
    hour, minutes = number(fields, "hour"), int(float(str(fields.get("minutes", 0))))
    if fields.get("side") == "to":
        return (hour - 1) % 12 or 12, 60 - minutes, None
    return hour, minutes, None


def part_of(fields: Fields, context: Context) -> Reading | None:
    """A part of a day that stands with it: "Friday night", "yesterday morning", "the evening of March 3"."""
    dated = node(fields, "date").reading(context)
    if dated is None or "/" in dated.value or "T" in dated.value:
        return None
    return Reading("TIME", f"{dated.value}T{fields['part']}", modifier=_edge(fields), basis=dated.basis)


def day_part(fields: Fields, context: Context) -> Reading | None:
    """The same where the part has words of its own: "the night of March 27"."""
    return part_of({**fields, **node(fields, "part").fields}, context)


def tonight(fields: Fields, context: Context) -> Reading:
    """The night of the publication date."""
    return _part(context.anchor, 0, fields)


def overnight(fields: Fields, context: Context) -> Reading:
    """The night before the publication date, or with a future verb the one after it."""
    return _part(context.anchor, 0 if context.direction == FUTURE else -1, fields)


def which_part(fields: Fields, context: Context) -> Reading:
    """The last, this or the next part of a day: "this morning", "last night"."""
    return _part(context.anchor, number(fields, "which"), fields)


def focus_part(fields: Fields, context: Context) -> Reading:
    """A part of the day in focus, or of one beside it: "that night", "the next morning", "in the evening"."""
    count = number(fields, "focus") if "focus" in fields else 0
    agrees = "focus" not in fields or count == context.direction != 0
    return _part(focus_day(context) or (context.anchor if agrees else None), count, fields)


def _part(day: date | None, count: int, fields: Fields) -> Reading:
    """A part of the day that lies a number of days from another."""
    value = containing(shift(day, "day", count) if day else None, "day")
    return Reading("TIME", f"{value}T{fields.get('part', 'NI')}", modifier=_edge(fields))


def _edge(fields: Fields) -> str | None:
    """The modifier that "early" or "late" gives."""
    return str(fields["edge"]) if "edge" in fields else None
