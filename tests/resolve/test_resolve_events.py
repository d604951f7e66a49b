"""Events of several articles: which are one, and which must not be."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from kg.model import Link
from kg.resolve import events
from kg.resolve.facts import EventFacts
from kg.resolve.known import Known
from kg.resolve.quantities import quantity

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


def link_events(
    facts: Iterable[EventFacts], verdicts: Iterable[Link] = (), threads: Iterable[Link] = (), **setting: Any
) -> list[Link]:
    """The links of all of some events; `setting` is what is told around them."""
    known = Known(facts, **setting)
    known.threads = {member: thread for thread in threads for member in thread.members}
    links, seen = events.link_events(known, known.facts, verdicts)
    assert seen == known.facts.keys()
    return links


def roles(*told: str) -> frozenset[tuple[str, str, str]]:
    """`agent:Lorne` is an actor, `patient:visit` a thing."""
    split = (one.split(":") for one in told)
    return frozenset((role, name if name.istitle() else "", name.casefold()) for role, name in split)


def event(**changes: object) -> EventFacts:
    return replace(CANCEL, **{"iri": "e/1", "article": "two", **changes})  # type: ignore[arg-type]


def pair(**both: object) -> EventFacts:
    return replace(CANCEL, **both)  # type: ignore[arg-type]


MEET = pair(type="Meet", predicate="meet", roles=roles("agent:Lorne", "partner:Tarn"))
PORT = roles("agent:Lorne", "patient:port")
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
    "in a town and in its state": (
        pair(proper=frozenset({("place place", ("zenda",))})),
        pair(proper=frozenset({("place state", ("ruritania",))})),
    ),
    "by the short form of a name": (
        pair(roles=PORT, proper=frozenset({("patient", ("port", "of", "zenda"))})),
        pair(roles=PORT, proper=frozenset({("patient", ("zenda",))})),
    ),
}
APART = {
    "another day": (CANCEL, pair(begins="2031-05-07", ends="2031-05-07")),
    "another agent": (CANCEL, pair(roles=roles("agent:Tarn", "patient:visit"))),
    "another patient": (CANCEL, pair(roles=roles("agent:Lorne", "patient:concert"))),
    "another of that sort, by name": (
        pair(roles=PORT, proper=frozenset({("patient", ("port", "of", "zenda"))})),
        pair(roles=PORT, proper=frozenset({("patient", ("port", "of", "tarn"))})),
    ),
    "in another town": (
        pair(proper=frozenset({("place place", ("zenda",))})),
        pair(proper=frozenset({("place place", ("tarn",))})),
    ),
    "of another town": (
        pair(proper=frozenset({("agent of", ("zenda",))}), roles=PORT),
        pair(proper=frozenset({("agent of", ("tarn",))}), roles=roles("agent:Tarn", "patient:port")),
    ),
    "another by its number": (
        pair(roles=PORT, proper=frozenset({("patient", ("port",))})),
        pair(roles=PORT, proper=frozenset({("patient", ("port", "4"))})),
    ),
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
    "nobody with a name": (
        pair(roles=roles("agent:gunman", "patient:men")),
        pair(roles=roles("agent:gunman", "patient:men")),
    ),
    "announcements of one day": (
        pair(type="Announce", predicate="announce", roles=roles("agent:Lorne", "patient:tax"), lead=True),
        pair(type="Announce", predicate="announce", roles=roles("agent:Lorne"), lead=True),
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


COMPANY = {"lorne": 1.0, "tarn": 1.0, "vole": 1.0}
STORY = {"company": {"one": COMPANY, "two": COMPANY}}
STRANGERS = {"company": {"one": COMPANY, "two": {"orm": 1.0}}}
BACKING = pair(
    type="Support",
    predicate="back",
    roles=roles("agent:percent", "patient:offer"),
    numbers=frozenset({("agent", "84", "percent")}),
)
ADOPT = pair(type="Adopt", predicate="adopt", roles=roles("agent:Council", "patient:treaty"))

DISPUTES = {
    "a number": (BACKING, replace(BACKING, numbers=frozenset({("agent", "81", "percent")}))),
    "a day": (ADOPT, replace(ADOPT, begins="2031-05-07", ends="2031-05-07")),
    "whether it happened": (ADOPT, replace(ADOPT, status="denied")),
}


@pytest.mark.parametrize(("one", "other"), DISPUTES.values(), ids=DISPUTES)
def test_articles_of_one_story_may_disagree(one: EventFacts, other: EventFacts) -> None:
    told = [one, replace(other, iri="e/1", article="two")]
    assert len(link_events([replace(fact, published=DAY) for fact in told], **STORY)) == 1
    assert link_events([replace(fact, published=DAY) for fact in told], **STRANGERS) == []


def test_they_do_not_disagree_on_everything() -> None:
    other = replace(ADOPT, iri="e/1", article="two", begins="2031-05-07", ends="2031-05-07", status="denied")
    assert link_events([ADOPT, other], **STORY) == []
    assert (
        link_events([ADOPT, replace(other, status="occurred", begins="2031-05-17", ends="2031-05-17")], **STORY) == []
    )


def test_an_act_is_known_by_what_it_changes() -> None:
    visit = EventFacts("v/0", "one", "Visit", "visit", "canceled", DAY, DAY, False, "visit")
    talks = replace(visit, iri="v/1", article="two", type="Negotiate", predicate="talk")
    told = [pair(roles=roles("agent:Lorne")), event(roles=roles("agent:Norvia"), begins=DAY, ends=DAY), visit, talks]
    setting = {"relations": (("e/0", "cancels", "v/0"), ("e/1", "cancels", "v/1"))}
    thread = Link("thread", "t", ("v/0", "v/1"), 0.8, "by hand")
    assert [link.members for link in link_events(told, threads=[thread], **setting)] == [("e/0", "e/1")]
    assert link_events(told, **setting) == []


def test_a_look_back_is_no_second_act() -> None:
    visit = EventFacts("v/0", "one", "Visit", "visit", "canceled", DAY, DAY, False, "visit")
    told = [CANCEL, visit, replace(visit, iri="v/1", article="two")]
    later = event(begins="2031-05-30", ends="2031-05-30", timed=False, published="2031-05-30")
    setting = {"relations": (("e/0", "cancels", "v/0"), ("e/1", "cancels", "v/1"))}
    threads = [Link("thread", "t", ("v/0", "v/1"), 0.8, "by hand")]
    assert len(link_events([*told, later], threads=threads, **setting)) == 1
    news = replace(later, lead=True)
    assert link_events([*told, news], threads=threads, **setting) == []
    looked_back_on = replace(news, background=True)
    assert len(link_events([*told, looked_back_on], threads=threads, **setting)) == 1


def test_what_happens_but_once_is_looked_back_on() -> None:
    later = event(type="Resign", predicate="resign", roles=RESIGN.roles, timed=False, begins="2031-05-30")
    told = [replace(RESIGN, published=DAY), replace(later, ends="2031-05-30", published="2031-05-30")]
    (link,) = link_events(told)
    assert link.members == ("e/0", "e/1")
    assert link_events([told[0], replace(told[1], lead=True)]) == []


def test_the_user_has_the_last_word() -> None:
    told = [CANCEL, event(), event(iri="e/2", article="three", type="Postpone")]
    apart = Link("event", "v", ("e/0", "e/1"), 1.0, "the user says so", "different", "user")
    assert link_events(told, verdicts=[apart]) == []
    (link,) = link_events(
        told, verdicts=[apart, replace(apart, members=("e/1", "e/2"), verdict="same", name="the end")]
    )
    assert (link.members, link.name) == (("e/1", "e/2"), "the end")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Some 300 miners", ("300", "miners")),
        ("two of her closest friends", ("2", "friends")),
        ("62 percent of the members", ("62", "percent")),
        ("4.1 million euros", ("4.1 million", "euros")),
        ("the two firms", None),
        ("2016", None),
        ("2016 elections", None),
        ("Phone 4", None),
        ("miners", None),
    ],
)
def test_quantity(name: str, expected: tuple[str, str] | None) -> None:
    assert quantity(name) == expected
