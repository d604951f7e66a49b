"""Drafts + edges -> edges: what is rescheduled is what was canceled or postponed before.

A text calls a planned event by many names ("visit", "meeting", "delegation"). Where one party calls off, or puts off,
an occasion and is said to set a new date for another, and no participant keeps the two apart, they are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.events.backbone import is_a
from kg.events.drafts import Draft
from kg.events.ties import Edge

_OCCASIONS = ("Contact", "Movement")
_PUT_OFF = frozenset({"cancels", "postpones"})
_WORDS = 3  # letters from which a word of a name tells something


def bridges(groups: Sequence[Sequence[Draft]], edges: Sequence[Edge]) -> Iterator[Edge]:
    """`same-as` from what is rescheduled to what the same party put off, once for each."""
    event = {draft.index: number for number, drafts in enumerate(groups) for draft in drafts}
    put_off = [edge for edge in edges if edge.relation in _PUT_OFF]
    for edge in edges:
        if edge.relation != "reschedules":
            continue
        rescheduled = groups[event[edge.target]]
        for other in put_off:
            parties = groups[event[edge.source]], groups[event[other.source]]
            candidate = groups[event[other.target]]
            if candidate is not rescheduled and _share_agents(*parties) and _may_be_one(rescheduled, candidate):
                yield Edge(rescheduled[0].index, "same-as", candidate[0].index, other.cue)
                break


def _share_agents(one: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether two acts have an agent in common, by actor or by name ("Li", "Li's office"), or one has none."""
    a, b = _agents(one), _agents(other)
    return not a or not b or bool(a & b)


def _agents(drafts: Sequence[Draft]) -> set[str]:
    people = [p for draft in drafts for p in draft.participants if p.role == "agent"]
    names = {word for p in people for word in p.name.replace("’", "'").split("'s")[0].split() if word[:1].isupper()}
    return {p.actor for p in people if p.actor} | {word for word in names if len(word) >= _WORDS}


def _may_be_one(one: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether both are occasions, and their destinations and places do not differ."""
    if not all(any(is_a(drafts[0].type, family) for family in _OCCASIONS) for drafts in (one, other)):
        return False
    places = [{p.name for d in drafts for p in d.participants if p.role == "destination"} for drafts in (one, other)]
    return not (places[0] and places[1]) or bool(places[0] & places[1])
