"""The publication date: metadata, time zones, date lines."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import InputError
from kg.times import Settings, find_times, publication_date

BODY = "The minister resigned on Tuesday.\n\nHe had been in office since 2019."


@pytest.mark.parametrize(
    ("published", "zone", "expected"),
    [
        ("2024-03-27", None, date(2024, 3, 27)),
        ("2024-03-27T00:30:00Z", None, date(2024, 3, 27)),
        ("2024-03-27T00:30:00+00:00", "America/New_York", date(2024, 3, 26)),
        ("2024-03-26T23:30:00Z", "Asia/Tokyo", date(2024, 3, 27)),
        ("2024-03-27T00:30:00", "America/New_York", date(2024, 3, 27)),
        ("soon", None, None),
    ],
)
def test_metadata(read, published: str, zone: str | None, expected: date | None) -> None:
    assert publication_date(read(BODY, published=published), zone) == expected


def test_an_unknown_zone_is_named(read) -> None:
    with pytest.raises(InputError, match="Mars"):
        publication_date(read(BODY, published="2024-03-27T00:30:00Z"), "Mars/Olympus")


@pytest.mark.parametrize(
    "head",
    [
        "March 28, 2024\n\n",
        "Thursday, March 28, 2024\n\n",
        "LONDON, 28 March 2024 (Agency) - ",
        "By A. Writer\n28 March 2024\n\n",
        "Published: 2024-03-28\n\n",
    ],
)
def test_date_lines(read, head: str) -> None:
    assert publication_date(read(head + BODY)) == date(2024, 3, 28)


@pytest.mark.parametrize("text", [BODY, "He was born on March 28, 1964 in Rome.", "The talks of 28 March 2024 failed."])
def test_no_date_line(read, text: str) -> None:
    assert publication_date(read(text)) is None


def test_relative_expressions_count_from_the_date_line(read) -> None:
    found = find_times(read("March 28, 2024\n\n" + BODY))
    assert [timex.value for timex in found] == ["2024-03-28", "2024-03-26", "2019"]


def test_the_zone_moves_what_is_relative(read) -> None:
    parsed = read("The bridge fell today.", published="2024-03-27T00:30:00Z")
    assert [t.value for t in find_times(parsed, Settings(zone="America/New_York"))] == ["2024-03-26"]


def test_the_order_of_day_and_month_is_an_option(read) -> None:
    parsed = read("The invoice of 3/4/2024 was paid.", published="2024-05-01")
    assert [t.value for t in find_times(parsed, Settings(day_first=False))] == ["2024-03-04"]
    assert [t.value for t in find_times(parsed, Settings(day_first=True))] == ["2024-04-03"]


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ZONE", "Europe/Rome")
    monkeypatch.setenv("KG_DATE_ORDER", "dmy")
    assert Settings() == Settings(zone="Europe/Rome", day_first=True)


def test_title_and_body_have_a_focus_each(read) -> None:
    found = find_times(read("He left a year later.", title="The war of 1990", published="2024-03-27"))
    assert [(t.span.part, t.value) for t in found] == [("title", "1990"), ("text", "XXXX")]
