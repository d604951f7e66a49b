"""TIMEX3 value -> Interval: the first and the last day, the precision, and the same in EDTF.

Both days are included. Values that name no calendar time (`PAST_REF`, `P6M`, `XXXX-WXX-3`) give an empty interval.
EDTF (ISO 8601-2) has no weeks, quarters and parts of the day: these are written as the days that they cover.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from kg.times.values import shift

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(?P<clock>.+))?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]|WE))?(?:T(?P<clock>.+))?$")
_PART = re.compile(r"(?P<fiscal>FY)?(\d{4})(?:-(?P<part>\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?$")
_LONG = re.compile(r"(\d{1,3})$")
_FIRST_MONTH = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7, "SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_LONG_UNITS = {1: "century", 2: "century", 3: "decade"}
_GRAINS = ("second", "minute", "hour", "part-of-day", "day", "week", "month", "season", "quarter", "half", "year")
_ROUGH = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE"})  # "more than ten years ago"
_SHARES = {"START": (0, 1 / 2), "MID": (1 / 4, 3 / 4), "END": (1 / 2, 1)}


class Interval(Struct, frozen=True):
    """The days that a value covers, both included, at its precision; all empty where it names no calendar time."""

    begins: str | None = None
    ends: str | None = None
    precision: str | None = None
    edtf: str | None = None


def interval(value: str) -> Interval:
    """The interval of a TIMEX3 value.

    >>> interval("2024-W13")
    Interval(begins='2024-03-25', ends='2024-03-31', precision='week', edtf='2024-03-25/2024-03-31')
    >>> interval("199").begins, interval("P6M").begins
    ('1990-01-01', None)
    """
    if "/" in value:
        return _range(*value.split("/", 1))
    for pattern, build in _BUILDERS:
        if found := pattern.match(value):
            try:
                return build(found)
            except (ValueError, OverflowError):
                return Interval()
    return Interval()


def of_days(begins: date, ends: date, precision: str, edtf: str | None = None) -> Interval:
    """The interval from one day to another."""
    shown = begins.isoformat() if begins == ends else f"{begins.isoformat()}/{ends.isoformat()}"
    return Interval(begins.isoformat(), ends.isoformat(), precision, edtf or shown)


def narrowed(whole: Interval, modifier: str | None) -> Interval:
    """What a modifier leaves of an interval: START its first half, END its second, MID the half around its middle.

    What is only about right has a `~` in EDTF.
    """
    if modifier in _ROUGH and whole.edtf:
        return replace(whole, edtf="/".join(f"{end}~" for end in whole.edtf.split("/")))
    if modifier not in _SHARES or not whole.begins or not whole.ends:
        return whole
    first, last = date.fromisoformat(whole.begins), date.fromisoformat(whole.ends)
    days = (last - first).days + 1
    if days < 2:
        return whole
    begin, end = (int(days * share) for share in _SHARES[modifier])
    if whole.precision in ("year", "decade", "century"):
        return _months_of(first, days, _SHARES[modifier], whole.precision)
    return of_days(first + timedelta(begin), first + timedelta(end - 1), whole.precision or "day")


def _months_of(first: date, days: int, share: tuple[float, float], precision: str) -> Interval:
    """A share of a year or more, cut between months."""
    months = round(days / 30.4369)
    begins, after = (shift(first, "month", round(months * part)) for part in share)
    if begins is None or after is None:
        return Interval()
    ends = after - timedelta(1)
    return of_days(begins, ends, precision, f"{begins.isoformat()[:7]}/{ends.isoformat()[:7]}")


def _day(found: re.Match[str]) -> Interval:
    """A day, or a time on it."""
    day = date.fromisoformat(found[1])
    return of_days(day, day, _grain(found["clock"]))


def _grain(clock: str | None) -> str:
    """The precision of what stands behind the `T` of a value."""
    if clock is None:
        return "day"
    if clock[:1].isalpha():
        return "part-of-day"
    return ("hour", "minute", "second")[min(clock.split("+")[0].split("-")[0].count(":"), 2)]


def _week(found: re.Match[str]) -> Interval:
    """A week, its weekend or one of its days."""
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if not found[3]:
        return of_days(monday, monday + timedelta(6), "week")
    if found[3] == "WE":
        return of_days(monday + timedelta(5), monday + timedelta(6), "day")
    day = monday + timedelta(int(found[3]) - 1)
    return of_days(day, day, _grain(found["clock"]))


def _part(found: re.Match[str]) -> Interval:
    """A year, a half, a quarter, a season or a month; a fiscal year is taken as about the calendar year."""
    year, part = int(found[2]), found["part"]
    precision, length = _extent(part)
    first = date(year, _FIRST_MONTH[part] if part in _FIRST_MONTH else int(part or 1), 1)
    after = shift(first, "month", length)
    last = after - timedelta(1) if after else date(MAXYEAR, 12, 31)
    edtf = f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    if part in _SEASONS:
        edtf = f"{year:04}-{_SEASONS[part]}"
    elif length in (1, 12):
        edtf = found[0].removeprefix("FY")
    return of_days(first, last, precision, edtf + ("~" if found["fiscal"] else ""))


def _extent(part: str | None) -> tuple[str, int]:
    """The precision of a part of a year and its length in months."""
    if not part:
        return "year", 12
    if part.isdigit():
        return "month", 1
    return {"Q": ("quarter", 3), "H": ("half", 6)}.get(part[0], ("season", 3))


def _long(found: re.Match[str]) -> Interval:
    """A decade (`199`) or a century (`19`), as TempEval-3 writes them."""
    digits = found[1]
    years = 10 ** (4 - len(digits))
    first = max(int(digits) * years, MINYEAR)
    edtf = digits.ljust(4, "X") if len(digits) > 1 else None
    return of_days(date(first, 1, 1), date(int(digits) * years + years - 1, 12, 31), _LONG_UNITS[len(digits)], edtf)


def _range(first: str, last: str) -> Interval:
    """From one value to another; empty unless both are calendar times in order."""
    begins, ends = interval(first), interval(last)
    if not begins.begins or not ends.ends or begins.begins > ends.ends:
        return Interval()
    precision = max(begins.precision or "day", ends.precision or "day", key=_rank)
    plain = begins.edtf and ends.edtf and "/" not in begins.edtf + ends.edtf
    edtf = f"{begins.edtf}/{ends.edtf}" if plain else f"{begins.begins}/{ends.ends}"
    return Interval(begins.begins, ends.ends, precision, edtf)


def _rank(grain: str) -> int:
    """How coarse a precision is."""
    return _GRAINS.index(grain) if grain in _GRAINS else len(_GRAINS)


_BUILDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = (
    (_DAY, _day),
    (_WEEK, _week),
    (_PART, _part),
    (_LONG, _long),
)
