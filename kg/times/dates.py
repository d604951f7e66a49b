"""Fields -> Reading: calendar dates as they are written, with or without a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kg.times.context import Context, Fields, Reading, choose, explicit, first_day, node, number
from kg.times.holidays import holiday as day_of_holiday
from kg.times.holidays import is_single
from kg.times.intervals import interval
from kg.times.values import containing, shift
from kg.times.values import season as season_value

_YEARS_AROUND = range(-4, 5)  # far enough for 29 February


def calendar(fields: Fields, context: Context) -> Reading | None:
    """A month or a day of a month, with its year or without."""
    form = f"-{number(fields, 'month'):02}" + (f"-{number(fields, 'day'):02}" if "day" in fields else "")
    return dated(lambda year: f"{year:04}{form}", fields, context, mask="XXXX" + form)


def dated(value: Callable[[int], str | None], fields: Fields, context: Context, mask: str) -> Reading | None:
    """What comes once a year: in the year that stands with it, else in the one that tense and nearness give."""
    if year := written_year(fields, context):
        found = value(year)
        return explicit(found) if found and interval(found).begins else None
    if context.year:
        found = value(context.year)
        return Reading("DATE", found) if found and interval(found).begins else None
    if context.anchor is None:
        return Reading("DATE", mask) if interval(value(2000) or mask).begins else None
    values = [value(context.anchor.year + n) for n in _YEARS_AROUND if 1 <= context.anchor.year + n <= 9999]
    found = choose(_on_weekday(values, fields), context)
    return Reading("DATE", found) if found else None


def written_year(fields: Fields, context: Context) -> int | None:
    """The year that stands with a date; two digits are read as at most twenty years ahead."""
    if "year" in fields:
        return number(fields, "year")
    if "apostrophe" not in fields:
        return None
    return full_year(number(fields, "apostrophe"), context)


def full_year(digits: int, context: Context) -> int:
    """The year that one, two or four digits stand for."""
    if digits > 99:
        return digits
    now = context.anchor.year if context.anchor else 2020
    year = now - now % 100 + digits
    return year - 100 if year > now + 20 else year


def _on_weekday(values: list[str | None], fields: Fields) -> list[str | None]:
    """Of the same day in several years, those around this one that fall on the weekday beside it, if any do."""
    if "weekday" not in fields:
        return values
    wanted = number(node(fields, "weekday").fields, "weekday")
    middle = len(values) // 2
    fitting = [v for v in values[middle - 1 : middle + 2] if v and (day := first_day(v)) and day.isoweekday() == wanted]
    return [*fitting] or values


def weekday(fields: Fields, context: Context) -> Reading:
    """A weekday: of this week or one of its neighbours."""
    wanted = number(fields, "weekday")
    if context.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{wanted}")
    near = context.anchor + timedelta(wanted - context.anchor.isoweekday())
    return Reading("DATE", choose([(near + timedelta(7 * n)).isoformat() for n in (-1, 0, 1)], context) or "")


def weekday_of_month(fields: Fields, context: Context) -> Reading | None:
    """A weekday and a day of a month without the month: "Friday the 21st"."""
    return _in_months(context, number(fields, "day"), number(node(fields, "weekday").fields, "weekday"))


def day_of_month(fields: Fields, context: Context) -> Reading | None:
    """A day of a month without the month: "the 27th"."""
    return _in_months(context, number(fields, "day"), None)


def _in_months(context: Context, day: int, wanted: int | None) -> Reading | None:
    """A day of this month or one of those around it, on a weekday if one is given."""
    if not 1 <= day <= 31:
        return None
    if context.anchor is None:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    months = [shift(context.anchor.replace(day=1), "month", n) for n in range(-12, 13)]
    values = [f"{containing(month, 'month')}-{day:02}" for month in months if month]
    found = choose([v for v in values if wanted is None or _falls_on(v, wanted)], context)
    return Reading("DATE", found) if found else None


def _falls_on(value: str, wanted: int) -> bool:
    """Whether a day falls on a weekday."""
    day = first_day(value)
    return day is not None and day.isoweekday() == wanted


def year(fields: Fields, context: Context) -> Reading:
    """A year."""
    return explicit(f"{written_year(fields, context):04}")


def fiscal(fields: Fields, context: Context) -> Reading:
    """A fiscal year, as it is called in the text."""
    digits = number(fields, "year" if "year" in fields else "fiscal")
    return explicit(f"FY{full_year(digits, context):04}")


def decade(fields: Fields, context: Context) -> Reading:
    """A decade: in four digits, two, or words; without a century the last one of the name."""
    digits = str(fields["decade"]) if "decade" in fields else f"{fields['tens']}0"
    if "count" in fields:
        digits = f"{fields['count']}{digits}"
    if len(digits) == 2:
        now = context.anchor.year if context.anchor else 2020
        digits = str(now // 100 - (int(digits) > now % 100)) + digits
    return explicit(digits[:3])


def century(fields: Fields, context: Context) -> Reading:
    """A century by its number."""
    return explicit(f"{number(fields, 'ord') - 1:02}")


def quarter(fields: Fields, context: Context) -> Reading | None:
    """A quarter of a year."""
    return _numbered(fields, context, "Q", 4)


def half(fields: Fields, context: Context) -> Reading | None:
    """A half of a year."""
    return _numbered(fields, context, "H", 2)


def _numbered(fields: Fields, context: Context, letter: str, parts: int) -> Reading | None:
    """The n-th part of a year."""
    nth = number(fields, "ord")
    nth = parts if nth == -1 else nth
    if not 1 <= nth <= parts:
        return None
    return dated(lambda year: f"{year:04}-{letter}{nth}", fields, context, mask=f"XXXX-{letter}{nth}")


def season(fields: Fields, context: Context) -> Reading | None:
    """A season of a year."""
    name = str(fields["season"])
    return dated(lambda year: season_value(year, name), fields, context, mask="XXXX-" + name)


def holiday(fields: Fields, context: Context) -> Reading | None:
    """A named day."""
    name = str(fields["holiday"])
    if is_single(name):
        return explicit(str(day_of_holiday(name, 2000)))
    return dated(lambda year: day_of_holiday(name, year), fields, context, mask="XXXX-XX-XX")
