"""Planned events across articles: what is told of one, under whatever name, and what must be kept apart."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from kg.model import Link
from kg.resolve import threads
from kg.resolve.facts import EventFacts
from kg.resolve.known import Known

FRIDAY = "2031-05-09"
COMPANY = {"lorne": 1.0, "tarn": 1.0, "vole": 1.0}
ARTICLES = ("one", "two")


def roles(*told: str) -> frozenset[tuple[str, str, str]]:
    """`agent:Lorne` is an actor, `patient:team` a thing."""
    split = (one.split(":") for one in told)
    return frozenset((role, name.casefold() if name.istitle() else "", name.casefold()) for role, name in split)


def telling(
    type_: str, *told: str, status: str = "planned", day: str = "", published: str = "2031-05-05"
) -> EventFacts:
    """An event that an article tells of, on a day in the text or not."""
    fillers = roles(*told)
    parties = frozenset(actor for _, actor, _ in fillers if actor)
    days = (day, day, True) if day else (published, published, False)
    found = EventFacts("e/0", "one", type_, type_.lower(), status, *days, type_, fillers, published=published)
    return replace(found, parties=parties, bodies=parties)


def link_threads(facts: Iterable[EventFacts], verdicts: Iterable[Link] = (), **setting: Any) -> list[Link]:
    """The threads of all of some events; `setting` is what is told around them."""
    known = Known(facts, **setting)
    links, seen = threads.link_threads(known, known.facts, verdicts)
    assert seen == known.facts.keys()
    return links


def linked(one: EventFacts, other: EventFacts, setting: dict[str, Any]) -> list[Link]:
    return link_threads([one, replace(other, iri="e/1", article="two")], **setting)


STORY = {"company": dict.fromkeys(ARTICLES, COMPANY)}
STRANGERS = {"company": {"one": COMPANY, "two": {"orm": 1.0}}}
VISIT = telling("Visit", "agent:Lorne", "destination:Zenda")
CANCELED = telling("Visit", "agent:Lorne", "destination:Zenda", status="canceled", published="2031-05-07")

SAME = {
    "planned, then called off": (VISIT, CANCELED),
    "planned, then held": (
        replace(VISIT, begins=FRIDAY, ends=FRIDAY, timed=True),
        replace(VISIT, status="occurred", published="2031-05-10", begins=FRIDAY, ends=FRIDAY, timed=True),
    ),
    "under another name": (
        VISIT,
        telling("Movement", "patient:team", "destination:Zenda", "agent:Lorne", status="canceled"),
    ),
    "a meeting there": (VISIT, telling("Meet", "agent:Lorne", "destination:Zenda", "partner:Tarn", status="postponed")),
    "a new date for what was called off": (
        CANCELED,
        telling("Visit", "agent:Lorne", "destination:Zenda", day="2031-05-20"),
    ),
    "a hearing": (
        telling("Try", "patient:Vole", "place:Zenda"),
        telling("Try", "patient:Vole", "place:Zenda", status="postponed"),
    ),
    "a strike by those who strike somewhere": (
        telling("Strike", "agent:Vole", "patient:port", day="2031-05-05"),
        telling("Strike", "agent:Vole", status="postponed", published="2031-05-20"),
    ),
    "by one whose full name is the same": (
        replace(
            telling("Resign", "agent:Vole"), bodies=frozenset({"a"}), proper=frozenset({("agent", ("al", "vole"))})
        ),
        replace(
            telling("Resign", "agent:Vole", status="occurred", published="2031-05-07"),
            bodies=frozenset({"b"}),
            proper=frozenset({("agent", ("al", "vole"))}),
        ),
    ),
}
APART = {
    "another place": (VISIT, telling("Visit", "agent:Lorne", "destination:Strelsau", status="canceled")),
    "another day": (
        telling("Visit", "agent:Lorne", "destination:Zenda", day=FRIDAY),
        telling("Visit", "agent:Lorne", "destination:Zenda", day="2031-05-20"),
    ),
    "another plant": (
        replace(telling("Close", "agent:Lorne", "patient:plant"), proper=frozenset({("patient of name", ("zenda",))})),
        replace(telling("Close", "agent:Lorne", "patient:plant"), proper=frozenset({("patient of name", ("tarn",))})),
    ),
    "in another town": (
        replace(telling("Close", "agent:Lorne", "patient:plant"), proper=frozenset({("place place", ("zenda",))})),
        replace(telling("Close", "agent:Lorne", "patient:plant"), proper=frozenset({("place place", ("tarn",))})),
    ),
    "another sort of event": (VISIT, telling("Strike", "agent:Lorne", "destination:Zenda", status="canceled")),
    "a trial of another": (telling("Try", "patient:Vole"), telling("Try", "patient:Orm", status="postponed")),
    "held before it was planned": (
        VISIT,
        telling("Visit", "agent:Lorne", "destination:Zenda", status="occurred", day="2031-05-02"),
    ),
    "held before the day of the plan": (
        telling("Visit", "agent:Lorne", "destination:Zenda", day=FRIDAY),
        telling(
            "Visit", "agent:Lorne", "destination:Zenda", status="occurred", day="2031-05-07", published="2031-05-08"
        ),
    ),
    "two done": (replace(VISIT, status="occurred"), replace(VISIT, status="occurred", published="2031-05-20")),
    "long after": (VISIT, replace(CANCELED, published="2031-08-01")),
    "nothing but the story": (telling("Visit", "agent:Tarn"), telling("Meet", "agent:Lorne", status="canceled")),
    "what was over long before": (
        telling("Strike", "agent:Vole", "patient:Port", status="occurred", day="2029-05-02"),
        telling("Strike", "agent:Vole", "patient:Port", status="canceled"),
    ),
    "what has no thread": (telling("Criticize", "agent:Lorne"), telling("Criticize", "agent:Lorne")),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one(one: EventFacts, other: EventFacts) -> None:
    (link,) = linked(one, other, STORY)
    assert (link.kind, link.members) == ("thread", ("e/0", "e/1"))
    assert link.score >= 0.7


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_apart(one: EventFacts, other: EventFacts) -> None:
    assert linked(one, other, STORY) == []


def test_in_another_story_more_is_asked() -> None:
    meeting = telling("Meet", "agent:Lorne", "partner:Orm", status="canceled")
    plan = telling("Meet", "agent:Lorne", "partner:Tarn")
    assert linked(plan, meeting, STRANGERS) == []
    assert linked(VISIT, CANCELED, STRANGERS) != []


def test_acts_tell_what_they_change() -> None:
    plan, trip = telling("Visit", "agent:Lorne"), telling("Travel", "agent:Lorne", status="canceled")
    acts = [telling("Cancel", "agent:Lorne", status="occurred", day=FRIDAY) for _ in range(2)]
    acts = [replace(acts[0], iri="c/0"), replace(acts[1], iri="c/1", article="two")]
    told = [plan, replace(trip, iri="e/1", article="two"), *acts]
    assert link_threads(told, **STORY) == []
    setting = {**STORY, "relations": (("c/0", "cancels", "e/0"), ("c/1", "cancels", "e/1"))}
    (link,) = link_threads(told, **setting)
    assert link.members == ("e/0", "e/1")


def test_one_article_says_so() -> None:
    told = [VISIT, replace(telling("Meet", "place:Strelsau"), iri="e/1")]
    assert link_threads(told, **STORY) == []
    assert len(link_threads(told, relations=[("e/0", "same-as", "e/1")], **STORY)) == 1


def test_the_user_has_the_last_word() -> None:
    told = [VISIT, replace(CANCELED, iri="e/1", article="two")]
    apart = Link("thread", "v", ("e/0", "e/1"), 1.0, "the user says so", "different", "user")
    assert link_threads(told, [apart], **STORY) == []
    other = replace(telling("Strike", "agent:Vole"), iri="e/1", article="two")
    (link,) = link_threads([VISIT, other], [replace(apart, verdict="same")], **STORY)
    assert link.score == 1.0


@pytest.mark.parametrize("seed", range(5))
def test_order_plays_no_part(seed: int) -> None:
    told = [one for pairs in (SAME, APART) for pair in pairs.values() for one in pair]
    facts = [replace(one, iri=f"e/{n}", article=f"art{n}") for n, one in enumerate(told)]
    setting = {"company": {one.article: COMPANY for one in facts}}
    expected = link_threads(facts, **setting)
    random.Random(seed).shuffle(facts)
    assert expected
    assert link_threads(facts, **setting) == expected
