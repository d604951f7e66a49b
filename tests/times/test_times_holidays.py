"""Named days by rule."""

from __future__ import annotations

from datetime import date

import pytest

from kg.times.holidays import easter, holiday, holiday_names, is_single


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("christmas eve", 2024, "2024-12-24"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("black friday", 2023, "2023-11-24"),
        ("memorial day", 2024, "2024-05-27"),
        ("election day", 2016, "2016-11-08"),
        ("good friday", 2024, "2024-03-29"),
        ("pentecost", 2024, "2024-05-19"),
        ("ramadan", 2024, "2024-03-11/2024-04-09"),
        ("eid al-fitr", 2024, "2024-04-10"),
        ("ramadan", 1800, None),
        ("9/11", 2024, "2001-09-11"),
    ],
)
def test_holidays(name: str, year: int, expected: str | None) -> None:
    assert holiday(name, year) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter(year: int, expected: tuple[int, int]) -> None:
    assert easter(year) == date(year, *expected)


def test_every_rule_gives_a_day() -> None:
    assert [name for name in holiday_names() if holiday(name, 2024) is None] == []
    assert [name for name in holiday_names() if is_single(name)] == ["9/11", "d-day"]
