"""Ranges that are written with two expressions."""

from __future__ import annotations

import pytest

from kg.times import find_times, ranges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ruled from 2004 to 2009.", {("2004", "2004-01-01", "2009-12-31"), ("2009", "2004-01-01", "2009-12-31")}),
        (
            "It fell between March 2010 and 2012.",
            {("March 2010", "2010-03-01", "2012-12-31"), ("2012", "2010-03-01", "2012-12-31")},
        ),
        (
            "It will run from November 20 to January 5.",
            {("November 20", "2024-11-20", "2025-01-05"), ("January 5", "2024-11-20", "2025-01-05")},
        ),
        ("He won in 2004 and 2009.", set()),
        ("He moved from 2009 to 2004.", set()),
        ("It changed from day to day.", set()),
    ],
)
def test_ranges(read, text: str, expected: set[tuple[str, str, str]]) -> None:
    parsed = read(text, published="2024-03-27")
    found = ranges(parsed, find_times(parsed))
    assert {(span.text, covers.begins, covers.ends) for span, covers in found.items()} == expected
