"""Events of several articles: which are one, and which must not be."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kg.resolve.events import link_events
from kg.resolve.facts import EventFacts

DAY = "2031-05-06"
CANCEL = EventFacts(
    "e/0",
    "one",
    "Cancel",
    "cancel",
    "occurred",
    DAY,
    DAY,
    True,
    "Lorne cancels the visit",
    frozenset({("agent", "lorne", "lorne"), ("patient", "", "visit")}),
)
LATER = ("2031-05-08", "2031-05-08", False)


def roles(*told: str) -> frozenset[tuple[str, str, str]]:
    """`agent:Lorne` is an actor, `patient:visit` a thing."""
    split = (one.split(":") for one in told)
    return frozenset((role, name if name.istitle() else "", name.casefold()) for role, name in split)


def event(**changes: object) -> EventFacts:
    return replace(CANCEL, **{"iri": "e/1", "article": "two", **changes})  # type: ignore[arg-type]


def pair(**both: object) -> EventFacts:
    return replace(CANCEL, **both)  # type: ignore[arg-type]


MEET = pair(type="Meet", predicate="meet", roles=roles("agent:Lorne", "partner:Tarn"))
STRIKE = pair(type="Attack", predicate="strike", roles=roles("agent:Arcadia"), timed=False)
RESIGN = pair(type="Resign", predicate="resign", roles=roles("agent:Lorne"), timed=False)

SAME = {
    "told alike": (CANCEL, CANCEL),
    "in other words": (CANCEL, pair(predicate="call off")),
    "without a day": (CANCEL, pair(begins=LATER[0], ends=LATER[1], timed=False)),
    "in a month of that day": (CANCEL, pair(begins="2031-05-01", ends="2031-05-31")),
    "the sides turned round": (MEET, replace(MEET, roles=roles("agent:Tarn", "partner:Lorne"))),
    "both as agents": (MEET, replace(MEET, roles=roles("agent:Tarn", "agent:Lorne"))),
    "what happens once": (RESIGN, RESIGN),
    "the head of both articles": (replace(STRIKE, lead=True), replace(STRIKE, lead=True)),
    "plans": (pair(status="planned"), pair(status="canceled")),
    "a thing by its word": (
        pair(type="Adopt", predicate="pass", roles=roles("agent:Council", "patient:resolution")),
        pair(type="Adopt", predicate="adopt", roles=roles("agent:Council", "patient:resolution")),
    ),
}
APART = {
    "another day": (CANCEL, pair(begins="2031-05-07", ends="2031-05-07")),
    "another agent": (CANCEL, pair(roles=roles("agent:Tarn", "patient:visit"))),
    "another patient": (CANCEL, pair(roles=roles("agent:Lorne", "patient:concert"))),
    "agent and patient turned round": (
        pair(type="Attack", roles=roles("agent:Arcadia", "patient:Borduria")),
        pair(type="Attack", roles=roles("agent:Borduria", "patient:Arcadia")),
    ),
    "another type": (CANCEL, pair(type="Postpone")),
    "denied": (CANCEL, pair(status="denied")),
    "planned and held": (MEET, replace(MEET, status="planned")),
    "long after": (pair(timed=False), pair(timed=False, begins="2031-05-20", ends="2031-05-20")),
    "before the news": (pair(begins="2031-04-21", ends="2031-04-27"), pair(timed=False)),
    "strikes of one week": (STRIKE, replace(STRIKE, begins=LATER[0], ends=LATER[1])),
    "with others": (MEET, replace(MEET, roles=roles("agent:Lorne", "partner:Vole"))),
    "with some others": (
        replace(MEET, roles=roles("agent:Lorne", "agent:Vole")),
        replace(MEET, roles=roles("agent:Lorne", "partner:Tarn")),
    ),
    "sayings": (
        pair(type="State", predicate="say", roles=roles("agent:Lorne")),
        pair(type="State", predicate="say", roles=roles("agent:Lorne")),
    ),
    "nobody named": (pair(roles=frozenset()), pair(roles=frozenset())),
    "undated and unpublished": (pair(begins="", ends="", timed=False), pair(begins="", ends="", timed=False)),
    "acts in other words": (pair(type="Act", predicate="jump"), pair(type="Act", predicate="sing")),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one(one: EventFacts, other: EventFacts) -> None:
    (link,) = link_events([one, replace(other, iri="e/1", article="two")])
    assert link.members == ("e/0", "e/1")
    assert link.score >= 0.65
    assert (link.kind, link.verdict, link.name) == ("event", "same", one.label)


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_apart(one: EventFacts, other: EventFacts) -> None:
    assert link_events([one, replace(other, iri="e/1", article="two")]) == []


def test_one_article_keeps_its_events_apart() -> None:
    assert link_events([CANCEL, event(article="one")]) == []
    (link,) = link_events([CANCEL, event(), event(iri="e/2")])
    assert len(link.members) == 2


def test_a_group_holds_no_contradiction() -> None:
    month = event(begins="2031-05-01", ends="2031-05-31")
    other = event(iri="e/2", article="three", begins="2031-05-20", ends="2031-05-20")
    assert [len(link.members) for link in link_events([CANCEL, month, other])] == [2]


@pytest.mark.parametrize("seed", range(5))
def test_order_plays_no_part(seed: int) -> None:
    told = [one for pairs in (SAME, APART) for pair_of in pairs.values() for one in pair_of]
    facts = [replace(one, iri=f"e/{n}", article=f"art{n}") for n, one in enumerate(told)]
    expected = link_events(facts)
    random.Random(seed).shuffle(facts)
    assert expected
    assert link_events(facts) == expected
