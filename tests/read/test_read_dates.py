"""Written dates of headers and metadata."""

import pytest

from kg.read.dates import iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-27", "2024-03-27"),
        (" 2024-03-27T09:05:00+02:00 ", "2024-03-27T09:05:00+02:00"),
        ("2024-03-27 09:05", "2024-03-27 09:05"),
        ("20240327", "2024-03-27"),
        ("27 Mar 2024", "2024-03-27"),
        ("27th March, 2024", "2024-03-27"),
        ("March 3, 2024", "2024-03-03"),
        ("Sept. 9, 2021, 11:30 PM EST", "2021-09-09"),
        ("Wed, 27 Mar 2024 10:00:00 GMT", "2024-03-27"),
        ("29 February 2024", "2024-02-29"),
        ("29 February 2023", None),
        ("2024-13-01", None),
        ("March 2024", None),
        ("27/03/2024", None),
        ("27 March 2024 was the day on which the ministers met again", None),
        ("", None),
    ],
)
def test_iso_date(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected
