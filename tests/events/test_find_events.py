"""What must never come out of a text, and what comes out the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.events import find_events
from kg.events.lexicon import load_lexicon
from kg.model import Event, Extraction
from kg.parse import Parsed, parse
from kg.resources import rows

ROWS = "never.tsv"
SWAPPED = "swapped.tsv"

Extract = Callable[..., Extraction]


def table(name: str) -> list[dict[str, str]]:
    return [row for _, row in rows(Path(__file__).with_name(name).read_text(encoding="utf-8"), name)]


def named(events: tuple[Event, ...], trigger: str) -> Iterator[Event]:
    return (one for one in events if any(span.text == trigger for span in one.mentions))


def test_the_table_is_large() -> None:
    assert len(table(ROWS)) >= 50


def test_never_a_fact(extract: Extract, case: dict[str, str]) -> None:
    facts = [one for one in named(extract(case["sentence"]).events, case["trigger"]) if one.factuality.fact]
    assert not facts, facts[0].factuality


@pytest.mark.parametrize(
    ("story", "trigger", "status"),
    [
        ("Osk will travel to Karsa on June 3, a month after she scrapped the trip.", "travel", "planned"),
        ("The summit will take place on June 3, after the king had called the summit off.", "summit", "planned"),
        ("The king will visit Orla on Monday, his office said. On Tuesday he canceled the visit.", "visit", "canceled"),
        ("The king canceled the visit to Orla that was set for June 3.", "visit", "canceled"),
        ("Parliament passed the bill after a third vote. A motion to put off the vote failed.", "vote", "occurred"),
        ("Handlers suspended their strike two days after it began.", "strike", "occurred"),
        ("She led the party until its defeat in 2011.", "defeat", "occurred"),
    ],
)
def test_what_was_before_does_not_change_what_is_to_come(
    event: Callable[[str, str], Event], story: str, trigger: str, status: str
) -> None:
    assert event(story, trigger).factuality.status == status


@pytest.mark.parametrize("row", table(SWAPPED), ids=lambda row: row["sentence"])
def test_agent_and_patient_are_not_swapped(
    extract: Extract, read: Callable[[str], Parsed], row: dict[str, str]
) -> None:
    (found, *_) = named(extract(row["sentence"]).events, row["trigger"])
    parsed = read(row["sentence"])
    heads = {role: {parsed.tokens(p.span).root.text for p in found.participants if p.role == role} for role in row}
    assert heads["agent"] == {row["agent"]} - {""}
    assert heads["patient"] == {row["patient"]} - {""}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the plan was good.",
        "The minister told reporters that it was late.",
        "According to the police, the road is closed to cars.",
        "The king knows the pope.",
        "The bank has three branches.",
        "She believes that he is right.",
        "The plant is near the river.",
        "Ministers insisted that there was no more money.",
        "A bomb is on board.",
        "She is survived by two sons.",
        "The claim could not be independently verified.",
        "A diplomat, who asked not to be named, said that it was late.",
        "An aide, who was not authorised to speak to the press, said that it was late.",
        "The soldiers stationed there were tired.",
        "The party has 60 votes in the senate.",
        "One critic described it as a heist without a safe.",
    ],
)
def test_no_event(extract: Extract, text: str) -> None:
    assert [one.trigger.text for one in extract(text).events] == []


STORY = (
    "The king called off a visit to Norvia on Monday after the council adopted a resolution. "
    "His office has agreed to reschedule the visit, the council said. "
    "The king denied that Norvia had demanded the cancellation."
)


def again(extraction: Extraction) -> tuple[Event, ...]:
    parsed = parse(extraction.article)
    return find_events(parsed, extraction.times, extraction.mentions, extraction.statements, load_lexicon())


def test_the_same_each_time(extract: Extract) -> None:
    read = extract(STORY)
    assert again(read) == again(read) == read.events


def test_in_the_order_of_the_text_and_named_once(extract: Extract) -> None:
    events = extract(STORY).events
    assert [one.trigger for one in events] == sorted(one.trigger for one in events)
    assert len({one.id for one in events}) == len(events)
    assert len({span for one in events for span in one.mentions}) == sum(len(one.mentions) for one in events)


def test_relations_lead_to_events_of_the_article(extract: Extract) -> None:
    events = extract(STORY).events
    targets = {relation.target for one in events for relation in one.relations}
    assert targets
    assert targets <= {one.id for one in events}


def test_a_noun_that_points_back_at_a_plan_makes_no_fact_of_it(extract: Extract) -> None:
    text = "Norvik agreed to buy Halden in a takeover. Ada Lorne, who leads a union, criticized the takeover on Monday."
    (found,) = named(extract(text).events, "takeover")
    assert (len(found.mentions), found.factuality.status) == (2, "planned")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels allegedly attacked the convoy on Monday. The attack killed two guards.", "occurred"),
        ("Luis Vega allegedly attacked a guard. He was arrested hours after the attack.", "occurred"),
        ("Luis Vega allegedly attacked a guard. The attack is being investigated.", "possible"),
        ("Luis Vega allegedly attacked a guard. The attack would cost him his job.", "possible"),
        ("Luis Vega allegedly attacked a guard. Ana Moreno said the attack killed the guard.", "possible"),
        ('Luis Vega allegedly attacked a guard. "Vega attacked the guard," Ana Moreno said.', "possible"),
    ],
)
def test_what_is_alleged_is_a_fact_where_the_article_takes_it_for_granted(
    extract: Extract, text: str, status: str
) -> None:
    found = next(one for one in extract(text).events if one.type == "Attack")
    assert (found.factuality.status, len(found.mentions)) == (status, 2)
    assert any(one.role == "agent" for one in found.participants) == (status == "possible")


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The study found a rise in sea levels by 2100 of one metre.", "rise", "possible"),
        ("The survey showed a decline in births by 2040.", "decline", "possible"),
        ("The two sides signed a treaty on the destruction of mines by 2030.", "destruction", "planned"),
        ("Norvia introduced a ban on petrol cars by 2030.", "ban", "planned"),
        ("The study found a reduction of yields by 2040.", "reduction", "possible"),
        ("The survey showed a decline in births by 2020.", "decline", "occurred"),
        ("The army imposed a curfew until 2030.", "curfew", "occurred"),
    ],
)
def test_what_will_be_by_a_day_to_come_is_no_fact(extract: Extract, text: str, trigger: str, status: str) -> None:
    assert {one.factuality.status for one in named(extract(text).events, trigger)} == {status}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The minister took the weather seriously.", []),
        ("The film came to be known as a classic.", []),
        ("They apply to letters that don`t deal with secrets.", []),
        ("He personally took action.", ["action"]),
    ],
)
def test_what_is_no_event(extract: Extract, text: str, triggers: list[str]) -> None:
    assert [one.trigger.text for one in extract(text).events] == triggers


def test_what_is_long_past_is_no_plan(extract: Extract) -> None:
    text = "The driver was to have been tried for the 1996 murder of a guard."
    (found,) = named(extract(text).events, "murder")
    assert found.factuality.status == "occurred"
