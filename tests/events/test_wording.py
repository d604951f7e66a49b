"""What events are called: the words of their clauses, cut short."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.graph.label import label
from kg.model import Event, Extraction

ROWS = "phrases.tsv"


def test_label(case: Mapping[str, str], event: Callable[[str, str], Event]) -> None:
    assert label(event(case["text"], case["trigger"])) == case["label"]


def test_no_time_and_no_afterthought_is_in_a_phrase(event: Callable[[str, str], Event]) -> None:
    text = "The harbor board, meeting in private, dismissed its director on Monday, a day after the fire."
    assert event(text, "dismissed").phrase == "~ its director"


def test_what_begins_stands_before_its_verb(extract: Callable[[str], Extraction]) -> None:
    events = extract("The strike was put off. The walkout was to start on Monday.").events
    labels = [label(one, {other.id: other for other in events}) for one in events]
    assert [one for one in labels if "start" in one] == ["strike starts"]


def test_a_headline_tells_the_number_of_its_subject(extract: Callable[..., Extraction]) -> None:
    (vote,) = [one for one in extract("It rained.", "Port of Karsa crews vote on pay").events if one.type == "Vote"]
    assert label(vote) == "Port of Karsa crews vote on pay"
