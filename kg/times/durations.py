"""Fields -> Reading: amounts of time, and the times that lie an amount before or after another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from msgspec.structs import replace

from kg.times.context import FUTURE, LENGTHS, PAST, Context, Fields, Reading, focus_day, node, number
from kg.times.intervals import Interval, interval, of_days
from kg.times.values import CLOCK, containing, shift, workdays

_LETTERS = {"day": "D", "night": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_UNITS = {letters: unit for unit, letters in _LETTERS.items() if unit != "night"}
_PERIOD = re.compile(r"P(\d+)([A-Z]+)")
_MANY = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
_HALVES = {"year": (6, "month"), "hour": (30, "minute"), "decade": (5, "year"), "century": (50, "year")}
_ORDER = ("century", "decade", "year", "quarter", "month", "fortnight", "week", "weekend", "day", "night", *CLOCK)
Amount = tuple[float | None, str]


def amount(fields: Fields, context: Context) -> Reading:
    """An amount of time: "two years", "a week", "several months" (`PXM`), "half an hour"."""
    return Reading("DURATION", period(amounts(fields)))


def extent(fields: Fields, context: Context) -> Reading:
    """An amount between two limits: "two to three weeks"."""
    low, high = (period([(cast("float", fields[name]), str(fields["unit"]))]) for name in ("number", "to"))
    return Reading("DURATION", f"{low}/{high}")


def amounts(fields: Fields) -> list[Amount]:
    """The numbers and units of an amount, the longest first; a number is None where the text gives none."""
    found: list[Amount] = []
    for suffix in ("", "2", "3"):
        if unit := fields.get("unit" + suffix):
            count = cast("float", fields.get("number" + suffix, 1))
            count = 0.5 if "half" in fields else count + 0.5 * ("plus" in fields)
            found.append((None if "vague" in fields else count, str(unit)))
    if "units" in fields:
        found.append((None, str(fields["units"])))
    return sorted(found, key=lambda amount: _ORDER.index(amount[1]))


def period(found: list[Amount]) -> str:
    """The TIMEX3 value of an amount.

    >>> period([(2, "year")]), period([(None, "hour")]), period([(0.5, "year")]), period([(3, "decade")])
    ('P2Y', 'PTXH', 'P6M', 'P30Y')
    """
    dates, clock = "", ""
    for amount in found:
        count, named = _HALVES.get(amount[1], amount) if amount[0] == 0.5 else amount
        unit, factor = _MANY.get(named, (named, 1))
        text = "X" if count is None else f"{count * factor:.10g}"
        if unit in CLOCK:
            clock += text + unit[0].upper()
        else:
            dates += text + _LETTERS[unit]
    return f"P{dates}" + (f"T{clock}" if clock else "")


def moved(day: date | None, found: list[Amount], sign: int) -> date | None:
    """The day that lies an amount later, or earlier; None where there is no day or the amount is vague."""
    for count, unit in found:
        if day is None or count is None:
            return None
        if unit in CLOCK:
            day = shift(day, "day", sign * int(count / {"hour": 24, "minute": 1440, "second": 86400}[unit]))
        else:
            day = shift(day, "day" if unit == "night" else unit, sign * count)
    return day


def apart(begins: str | None, ends: str | None, period: str, sign: int) -> Interval:
    """The time that lies a TIMEX3 duration after the days of an event, or before; empty where the days are too coarse.

    >>> apart("2024-05-05", "2024-05-05", "P2D", 1).edtf, apart("2024-05-05", "2024-05-05", "P1M", -1).edtf
    ('2024-05-07', '2024-04')
    """
    found = _PERIOD.fullmatch(period)
    if found is None or not begins or not ends:
        return Interval()
    unit, edges = _UNITS[found[2]], [date.fromisoformat(day[:10]) for day in (begins, ends)]
    target = shift(edges[sign > 0], unit, sign * int(found[1]))
    coarse = (edges[1] - edges[0]).days >= LENGTHS.get(unit, 1)
    return Interval() if coarse or target is None else interval(containing(target, unit))


def ago(fields: Fields, context: Context) -> Reading:
    """An amount before or after the publication date: "two weeks ago", "a month from now"."""
    return _shifted(fields, context, context.anchor, number(fields, "ago"))


def later(fields: Fields, context: Context) -> Reading:
    """An amount before or after the time in focus: "two days later", "a year earlier"."""
    sign = number(fields, "later")
    unit = amounts(node(fields, "amount").fields)[-1][1]
    day = focus_day(context, unit) or (context.anchor if sign == context.direction else None)
    return _shifted(fields, context, day, sign)


def from_date(fields: Fields, context: Context) -> Reading | None:
    """An amount before or after a date: "two days before Christmas", "four days from tomorrow"."""
    base = node(fields, "date").reading(context)
    covers = interval(base.value) if base else Interval()
    sign = number(fields, "towards")
    edge = covers.ends if sign > 0 else covers.begins
    return _shifted(fields, context, date.fromisoformat(edge) if edge else None, sign)


def _shifted(fields: Fields, context: Context, day: date | None, sign: int) -> Reading:
    """The time that lies an amount from a day, as fine as the smallest unit of the amount."""
    inner = node(fields, "amount").fields
    found = amounts(inner)
    if found[0][0] is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    target = _target(day, inner, sign)
    unit = found[-1][1]
    if unit in ("year", "decade") and (grain := interval(context.focus or "").precision) in ("quarter", "half"):
        unit = grain
    return Reading("TIME" if unit in CLOCK else "DATE", containing(target, "day" if unit == "night" else unit))


def _target(day: date | None, fields: Fields, sign: int) -> date | None:
    """The day that lies an amount, maybe of working days, from another."""
    found = amounts(fields)
    if day is not None and "working" in fields and found[0][0] is not None:
        return workdays(day, sign * int(found[0][0]))
    return moved(day, found, sign)


def stretch(fields: Fields, context: Context) -> Reading:
    """An amount that ends or begins at the publication date: "the past two years", "the next 24 hours"."""
    found = amounts(node(fields, "amount").fields if "amount" in fields else {"unit": fields["span"]})
    sign = number(fields, "stretch")
    return Reading("DURATION", period(found), covers=_reach(context.anchor, found, sign) if sign else None)


def to_come(fields: Fields, context: Context) -> Reading:
    """An amount that begins at the publication date: "the two years ahead"."""
    return stretch({**fields, "stretch": FUTURE}, context)


def within(fields: Fields, context: Context) -> Reading:
    """An amount that begins at the publication date: "within two weeks"; with a past verb, only an amount."""
    found = amounts(node(fields, "amount").fields)
    reach = None if context.direction == PAST else _reach(context.anchor, found, FUTURE)
    covers = reach and replace(reach, begins=context.anchor.isoformat() if context.anchor else None)
    return Reading("DURATION", period(found), covers=covers)


def ahead(fields: Fields, context: Context) -> Reading:
    """An amount at whose end, from the publication date, something lies: "will open in six months"."""
    inner = node(fields, "amount").fields
    found = amounts(inner)
    target = None if context.direction == PAST else _target(context.anchor, inner, FUTURE)
    unit = found[-1][1]
    covers = interval(containing(target, "day" if unit in ("night", *CLOCK) else unit)) if target else None
    return Reading("DURATION", period(found), covers=covers)


def _reach(anchor: date | None, found: list[Amount], sign: int) -> Interval | None:
    """The days from the publication date to an amount before or after it."""
    other = moved(anchor, found, sign)
    if anchor is None or other is None:
        return None
    begins, ends = (other, anchor) if sign < 0 else (anchor + timedelta(other > anchor), other)
    unit = found[-1][1]
    return of_days(begins, ends, "day" if unit in ("night", "weekend", "fortnight", *CLOCK) else unit)
