"""When -> the words for it: never more precise than the text, and a day of publication is named as such."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kg.views.records import When

# named here and not by the locale, so that the same store gives the same bytes everywhere
MONTHS = "January February March April May June July August September October November December".split()
ORDINALS = ("first", "second", "third", "fourth")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # EDTF


def when_phrase(when: When) -> str:
    """The words for a time.

    >>> when_phrase(When("2024-03-01", "2024-03-31", "month", "2024-03", "explicit"))
    'in March 2024'
    >>> when_phrase(When("2024-03-27", "2024-03-27", "day", "2024-03-27", "document"))
    'reported 27 March 2024'
    """
    if not when.known:
        return "undated"
    words = _interval(when)
    if when.basis == "document":
        told = f"reported {day_phrase(when.reported)}" if when.reported else f"reported {words}"
        return told if when.reported in (None, when.begins) else f"about {words}, {told}"
    return f"about {words.removeprefix('in ')}" if when.edtf and "~" in when.edtf else words


def day_phrase(day: str | date) -> str:
    """The words for one day.

    >>> day_phrase("2024-03-07")
    '7 March 2024'
    """
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{found.day} {_month(found)}"


def _interval(when: When) -> str:
    """The words for days, by the grain that the text gives."""
    if not when.begins or not when.ends:
        return f"from {_edge(when, when.begins, -1)} on" if when.begins else f"until {_end(when, when.ends or '')}"
    begins, ends = date.fromisoformat(when.begins), date.fromisoformat(when.ends)
    if begins == ends:
        return day_phrase(begins)
    if when.precision == "season" and (season := SEASONS.get((when.edtf or "")[5:7])):
        return f"in {season} {begins.year}"
    return _units(begins, ends, UNITS.get(when.precision or "", day_phrase))


def _edge(when: When, day: str, outside: int) -> str:
    """The one known end of an interval: "March 2024" where a month is all that is known, and its first or last day."""
    found, name = date.fromisoformat(day), UNITS.get(when.precision or "", day_phrase)
    return name(found) if name(found) != name(_shifted(found, outside)) else day_phrase(found)


def _end(when: When, day: str) -> str:
    """The end of an interval that may have begun at any time: a day, or "the end of 2024", as the year is in it."""
    edge = _edge(when, day, 1)
    return edge if edge == day_phrase(day) else f"the end of {edge}"


def _units(begins: date, ends: date, name: Callable[[date], str]) -> str:
    """An interval as one unit or as a range of them; as a range of days where it is no whole number of units."""
    outside = (begins, -1), (ends, 1)
    if any(name(_shifted(day, step)) == name(day) for day, step in outside):
        name = day_phrase
    first, last = name(begins), name(ends)
    if first != last:
        return f"{_without_shared_end(first, last)} to {last}"
    return first if first.startswith("week") else f"in {first}"


def _without_shared_end(first: str, last: str) -> str:
    """The start of a range without the words that its end says again: `3` in "3 to 5 March 2024".

    >>> _without_shared_end("3 March 2024", "5 March 2024")
    '3'
    """
    words, others = first.split(), last.split()
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _shifted(day: date, days: int) -> date:
    """A day some days off, within what the calendar can hold."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _week(day: date) -> str:
    return f"week of {day_phrase(day - timedelta(day.weekday()))}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _quarter(day: date) -> str:
    return f"the {ORDINALS[(day.month - 1) // 3]} quarter of {day.year}"


def _half(day: date) -> str:
    return f"the {ORDINALS[(day.month - 1) // 6]} half of {day.year}"


def _year(day: date) -> str:
    return str(day.year)


def _decade(day: date) -> str:
    return f"the {day.year // 10 * 10}s"


def _century(day: date) -> str:
    number = (day.year + 99) // 100
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending} century"


UNITS = {
    "week": _week,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": _year,
    "decade": _decade,
    "century": _century,
}
