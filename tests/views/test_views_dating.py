"""Where news without a day of its own stands: with the news of its article, else on the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import EventTime
from kg.views.timeline import Filters, build

Make = Callable[..., Any]
NEWS = EventTime(None, "2031-05-08", None, "../2031-05-08", "document")


def at(value: str, basis: str = "relative") -> EventTime:
    return EventTime(value, value, "day", value, basis)


CASES = [
    ("the news of the article", at("2031-05-06"), {}, "2031-05-06"),
    ("no other news", None, {}, "2031-05-08"),
    ("what is long past is no news", at("2031-04-20"), {}, "2031-05-08"),
    ("nor is what is to come", at("2031-05-10"), {}, "2031-05-08"),
    ("a day that is not the opening's own", at("2031-05-06", "inherited"), {}, "2031-05-08"),
    ("a week is no day", EventTime("2031-05-05", "2031-05-08", "week", None, "relative"), {}, "2031-05-08"),
    ("a plan is told of on the day of publication", at("2031-05-06"), {"status": "planned"}, "2031-05-08"),
    ("what is denied has no day", at("2031-05-06"), {"status": "denied"}, None),
]


@pytest.mark.parametrize(
    ("opening", "status", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_news_without_a_day(
    story: Make, opening: EventTime | None, status: dict[str, str], expected: str | None
) -> None:
    s = story().article("a", "2031-05-08T07:00:00").event("meet", "Meet", agent="Ada", patient="Bo", time=opening)
    s.event("praise", "Praise", agent="Ada", patient="Cy", time=NEWS, **status)
    entries = {entry.type: entry for entry in build(s.store(), Filters(everything=True)).entries}
    when = entries["Praise"].when
    assert (when.begins, when.ends, when.edtf) == (expected, expected, expected)
    assert when.reported == ("2031-05-08" if expected else None)


def test_without_a_publication_there_is_no_day(story: Make) -> None:
    s = story().article("a", None).event("meet", "Meet", agent="Ada", time=NEWS)
    assert not build(s.store(), Filters(everything=True)).entries[0].when.known
