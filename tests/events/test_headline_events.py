"""What headlines of our own tell as facts, however they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("Mayor Cancels Parade After Storm", {"Cancel"}),
        ("Airline Delays Launch of New Route", {"Postpone"}),
        ("Bank Denies It Misled Investors", {"Deny"}),
        ("Merger of Steelmakers Called Off", {"Cancel"}),
        ("Farm's takeover of rival blocked", {"Refuse"}),
        ("Court Rejects Appeal by Former Mayor", {"Refuse", "Appeal"}),
        ("Fire destroys market; arson ruled out", {"Disaster", "Refuse"}),
        ("Mayor quits as party shelves housing plan", {"Resign", "Cancel"}),
        ("Hospital ordered to halt transplants", {"Demand", "FallIll"}),
        ("Police officers killed in raid", {"Kill", "Attack"}),
        ("Treasurer cleared of fraud but to face second trial", {"Acquit"}),
        ("Mayor 'to resign' over leak, ally says", set()),
        ("Bank weighs closures, sources say; union objects", {"Refuse"}),
        ("Strong quake rattles northern Chile; two hurt", {"NaturalDisaster", "Act"}),
        ("King skips funeral; palace denies rift", {"Act", "Life", "Deny"}),
        ("Lund Peace Talks Halted as Fighting Resumes", {"Negotiate", "Suspend", "Clash", "Resume"}),
        ("Shares Fall as Oil Slides", {"Decrease"}),
        ("Oil hits record $140 a barrel", {"Increase"}),
        ("FTSE 100 falls 3%", {"Decrease"}),
        ("Court stays execution of Ohio man", {"Postpone"}),
        ("Court halts sale of ferry terminal", {"Refuse"}),
        ("World stock markets tumble", {"Decrease"}),
        ("Regulators fine bank $5 million", {"Fine"}),
        ("Ceasefire talks collapse as shelling resumes", {"Negotiate", "End", "Attack", "Resume"}),
        ("Smith sworn in as mayor of Lund", {"Appoint"}),
        ("Calls for treasurer to resign", set()),
        ("Lindo to close plant, sell brand", set()),
        ("Shops to close as sales fall", {"Decrease"}),
        ("Regulator fines bank, bars two executives", {"Fine", "Ban"}),
        ("Bank cuts rates, shares rise", {"Decrease", "Increase"}),
        ("Orsa pilots call off strike", {"End"}),
        ("Orsa shares halted after profit warning", {"End", "ReportResults"}),
        ("Teachers to strike over pay", set()),
        ("Envoy: Ferry sank in storm", {"Accident"}),
        ("Actor died at 91", {"Die"}),
    ],
)
def test_facts_of_headlines(extract: Callable[..., Extraction], title: str, facts: set[str]) -> None:
    events = extract("The report follows.", title=title).events
    assert {event.type for event in events if event.factuality.fact and event.trigger.part == "title"} == facts


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Mayor resigned over leak", "agent"),
        ("Ferry sank in storm", "agent"),
        ("Guard arrested in Lund", "patient"),
        ("Coach sacked, deputy takes over", "patient"),
    ],
)
def test_who_acts_in_a_headline_in_the_past(extract: Callable[..., Extraction], title: str, role: str) -> None:
    (event, *_) = extract("The report follows.", title=title).events
    assert event.participants[0].role == role
