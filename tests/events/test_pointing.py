"""Texts of our own where a pronoun, or "the plan", stands for the event that an act changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction

ROWS = "pointing.tsv"
ACTORS = {"person", "organization", "group", "role"}


def test_what_is_called_off_is_the_event(event: Callable[[str, str], Event], case: dict[str, str]) -> None:
    act, changed = event(case["text"], case["act"]), event(case["text"], case["event"])
    assert [one.target for one in act.relations if one.relation == case["relation"]] == [changed.id]
    assert changed.factuality.status == case["status"]
    assert not any(p.role == "patient" and p.kind in ACTORS for p in act.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Orlo praised the king. It shelved it on Monday.",
        "The king met the pope in Karsa last year. The bank canceled it.",
        "The king left the hall, and the mayor let it reopen.",
    ],
)
def test_what_points_at_no_plan_changes_nothing(extract: Callable[[str], Extraction], text: str) -> None:
    events = extract(text).events
    assert not [relation for one in events for relation in one.relations if relation.relation in {"cancels", "resumes"}]
    assert "canceled" not in {one.factuality.status for one in events}


def test_what_is_put_off_is_no_party_of_it(extract: Callable[[str], Extraction]) -> None:
    (act,) = (one for one in extract("The union met the firms. They postponed them.").events if one.type == "Postpone")
    assert not [p for p in act.participants if p.role == "patient"]
