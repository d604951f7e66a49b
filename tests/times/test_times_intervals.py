"""TIMEX3 values as days, precisions and EDTF; modifiers; units."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.times.intervals import Interval, interval, narrowed
from kg.times.values import containing, shift, workdays


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-27", ("2024-03-27", "2024-03-27", "day", "2024-03-27")),
        ("2024-03-27TMO", ("2024-03-27", "2024-03-27", "part-of-day", "2024-03-27")),
        ("2024-03-27T14", ("2024-03-27", "2024-03-27", "hour", "2024-03-27")),
        ("2024-03-27T14:30-05:00", ("2024-03-27", "2024-03-27", "minute", "2024-03-27")),
        ("2024-03-27T14:30:10", ("2024-03-27", "2024-03-27", "second", "2024-03-27")),
        ("2024-W13", ("2024-03-25", "2024-03-31", "week", "2024-03-25/2024-03-31")),
        ("2020-W53", ("2020-12-28", "2021-01-03", "week", "2020-12-28/2021-01-03")),
        ("2024-W13-3", ("2024-03-27", "2024-03-27", "day", "2024-03-27")),
        ("2024-W13-WE", ("2024-03-30", "2024-03-31", "day", "2024-03-30/2024-03-31")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month", "2024-02")),
        ("2024-Q1", ("2024-01-01", "2024-03-31", "quarter", "2024-01/2024-03")),
        ("2024-H2", ("2024-07-01", "2024-12-31", "half", "2024-07/2024-12")),
        ("2024-SU", ("2024-06-01", "2024-08-31", "season", "2024-22")),
        ("2023-WI", ("2023-12-01", "2024-02-29", "season", "2023-24")),
        ("2024", ("2024-01-01", "2024-12-31", "year", "2024")),
        ("FY2008", ("2008-01-01", "2008-12-31", "year", "2008~")),
        ("199", ("1990-01-01", "1999-12-31", "decade", "199X")),
        ("19", ("1900-01-01", "1999-12-31", "century", "19XX")),
        ("2010/2012", ("2010-01-01", "2012-12-31", "year", "2010/2012")),
        ("2024-03-30/2024-04", ("2024-03-30", "2024-04-30", "month", "2024-03-30/2024-04")),
    ],
)
def test_values_with_days(value: str, expected: tuple[str, str, str, str]) -> None:
    assert interval(value) == Interval(*expected)


@pytest.mark.parametrize(
    "value", "P6M PXM PAST_REF XXXX-WXX-3 XXXX-03 XXXX 2024-13 2024-02-30 2024-W54 2012/2010 2024/P6M T14:30".split()
)
def test_values_without_days(value: str) -> None:
    assert interval(value) == Interval()


@pytest.mark.parametrize(
    ("value", "modifier", "begins", "ends"),
    [
        ("2024", "START", "2024-01-01", "2024-06-30"),
        ("2024", "MID", "2024-04-01", "2024-09-30"),
        ("2024", "END", "2024-07-01", "2024-12-31"),
        ("2024-03", "START", "2024-03-01", "2024-03-15"),
        ("2024-03", "END", "2024-03-16", "2024-03-31"),
        ("2024-W13", "START", "2024-03-25", "2024-03-27"),
        ("199", "START", "1990-01-01", "1994-12-31"),
        ("2024-03-27", "START", "2024-03-27", "2024-03-27"),
        ("2024", "APPROX", "2024-01-01", "2024-12-31"),
        ("2024", None, "2024-01-01", "2024-12-31"),
        ("PAST_REF", "START", None, None),
    ],
)
def test_modifiers(value: str, modifier: str | None, begins: str | None, ends: str | None) -> None:
    found = narrowed(interval(value), modifier)
    assert (found.begins, found.ends) == (begins, ends)


def test_an_approximate_year_says_so() -> None:
    assert narrowed(interval("1995"), "APPROX").edtf == "1995~"
    assert narrowed(interval("2024-W13"), "MORE_THAN").edtf == "2024-03-25~/2024-03-31~"


UNITS = ("day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century")


@given(st.dates(date(1001, 1, 1), date(2999, 1, 1)), st.sampled_from(UNITS))
def test_the_unit_of_a_day_holds_it(day: date, unit: str) -> None:
    covers = interval(containing(day, unit))
    assert covers.begins
    assert covers.ends
    assert unit == "weekend" or covers.begins <= day.isoformat() <= covers.ends


@given(st.dates(date(1001, 1, 1), date(2999, 1, 1)), st.sampled_from(UNITS), st.integers(-9, 9))
def test_there_and_back(day: date, unit: str, count: int) -> None:
    there = shift(day, unit, count)
    assert there is not None
    back = shift(there, unit, -count)
    assert back is not None
    assert abs((back - day).days) <= 3


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [("2024-03-27", 4, "2024-04-02"), ("2024-03-31", 1, "2024-04-01"), ("2024-04-01", -1, "2024-03-29")],
)
def test_working_days(day: str, count: int, expected: str) -> None:
    assert workdays(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_the_calendar_ends_quietly() -> None:
    assert shift(date(9999, 1, 1), "year", 5) is None
    assert shift(date(2024, 1, 1), "century", 1e9) is None
    assert workdays(date(2024, 1, 1), 10**6) is None
