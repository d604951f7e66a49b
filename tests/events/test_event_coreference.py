"""Texts of our own with two mentions that tell one event, or two."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Extraction

ROWS = "coreference.tsv"


def test_same_event(extract: Callable[[str], Extraction], case: dict[str, str]) -> None:
    text, events = case["text"], extract(case["text"]).events
    first, second = text.index(case["first"]), text.rindex(case["second"])
    holders = [next(one.id for one in events if place in {m.start for m in one.mentions}) for place in (first, second)]
    assert (holders[0] == holders[1]) == (case["same"] == "yes")


def test_the_headline_and_the_first_sentence_tell_one_event(extract: Callable[..., Extraction]) -> None:
    events = extract("Norvia called off its talks with Sudria on Monday.", "Norvia calls off talks with Sudria").events
    (canceled,) = [one for one in events if one.type == "Cancel"]
    assert [span.part for span in canceled.mentions] == ["title", "text"]


def test_what_was_called_off_is_canceled_whatever_else_was_thought_possible(extract: Callable[..., Extraction]) -> None:
    text = "Nurses called off a walkout on Tuesday. A court in Karsa had refused to ban the walkout."
    (walkout,) = [one for one in extract(text).events if "walkout" in {span.text for span in one.mentions}]
    assert len(walkout.mentions) == 2
    assert walkout.factuality.status == "canceled"


def test_what_is_rescheduled_was_put_off_before(extract: Callable[..., Extraction]) -> None:
    events = extract("The king canceled a summit on Monday. He agreed to reschedule the visit to Norvia.").events
    (visit,) = [one for one in events if one.type == "Visit"]
    (summit,) = [one for one in events if any(span.text == "summit" for span in one.mentions)]
    assert ("same-as", summit.id) in [(one.relation, one.target) for one in visit.relations]
