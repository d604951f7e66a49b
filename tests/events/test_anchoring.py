"""Sentences of our own, published on a Wednesday, with the time of one of their events and where it comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction

ROWS = "anchoring.tsv"


def test_time(event: Callable[[str, str], Event], case: dict[str, str]) -> None:
    time = event(case["sentence"], case["trigger"]).time
    assert time is not None
    assert (time.edtf or "", time.basis) == (case["edtf"], case["basis"])


def test_without_a_date_of_publication_nothing_is_known(extract: Callable[..., Extraction]) -> None:
    (found,) = extract("The mayor resigned.", None, None).events
    assert found.time is not None
    assert (found.time.begins, found.time.ends, found.time.basis) == (None, None, "unknown")


def test_what_happens_is_not_dated_by_what_is_to_come_of_it(event: Callable[[str, str], Event]) -> None:
    story = "Talks over the dam resumed, and both sides praised the talks. The talks will continue on Friday."
    time = event(story, "Talks").time
    assert time is not None
    assert (time.edtf, time.basis) == ("../2024-05-15", "document")


def test_publication_never_poses_as_the_day_of_an_event(extract: Callable[..., Extraction]) -> None:
    for one in extract("The mayor resigned. The king will meet the pope. The bank may close.").events:
        assert one.time is not None
        assert one.time.basis == "document"
        assert None in (one.time.begins, one.time.ends)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The talks begin on 3 June 2024.", "begin"),
        ("The new phone goes on sale on 17 June.", "goes"),
        ("Norvia goes to the polls on 4 July 2024.", "goes"),
        ("The council meets on 3 June to decide on the merger.", "decide"),
        ("The law takes effect in 2026.", "takes"),
    ],
)
def test_what_is_dated_ahead_has_not_happened(event: Callable[[str, str], Event], text: str, trigger: str) -> None:
    assert event(text, trigger).factuality.status == "planned"


@pytest.mark.parametrize(
    ("text", "trigger", "date", "former"),
    [
        ("The vote, originally scheduled for May 1, was moved to June 3.", "vote", "2024-06-03", "2024-05-01"),
        ("A summit planned for May 20 was postponed to June 9.", "summit", "2024-06-09", "2024-05-20"),
        ("The hearing was postponed from April 3 to April 10.", "hearing", "2024-04-10", "2024-04-03"),
        ("Zenta will postpone the launch from June to September.", "launch", "2024-09", "2024-06"),
        ("The election, moved from May 3 to May 10, was held in peace.", "election", "2024-05-10", "2024-05-03"),
        ("The mayor put off Friday's meeting to Monday.", "meeting", "2024-05-20", "2024-05-17"),
        ("The summit was postponed until June 9.", "summit", "2024-06-09", None),
        ("The summit planned for May 20 was canceled.", "summit", "2024-05-20", None),
        ("The meeting on Monday was moved to the palace.", "meeting", "2024-05-13", None),
    ],
)
def test_what_is_moved_keeps_both_dates(
    event: Callable[[str, str], Event], text: str, trigger: str, date: str, former: str | None
) -> None:
    found = event(text, trigger)
    assert (found.time and found.time.edtf, found.former and found.former.edtf) == (date, former)


def test_what_was_called_off_was_so_before_its_day(event: Callable[[str, str], Event]) -> None:
    found = event("The concert was to take place on Friday but was called off.", "called off")
    assert (found.factuality.status, found.time and found.time.begins) == ("occurred", None)
