"""Telling + event -> evidence: how who takes part in a mention agrees with who takes part in an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.events.backbone import is_a
from kg.events.telling import NONE, Event, Telling, retells_headline
from kg.vocab import BASE

_ALONE = ("Change", "GoBankrupt", "End", "ReportResults", "Lose")  # what one undergoes without another
_OF_MANY_DEEDS = frozenset({"police", "army", "troops", "soldiers", "officials", "authorities", "prosecutors"})


def agreement(one: Telling, event: Event) -> Iterator[str]:
    """How the participants of a mention agree with those of an event."""
    theirs = {pool: NONE.union(*[other.fillers[pool] for other in event]) for pool in one.fillers}
    found = [name for pool, fillers in theirs.items() for name in _pool(one, event, pool, fillers)]
    yield from found
    who, whom = one.fillers["who"], one.fillers["whom"]
    if not (who & theirs["who"] or whom & theirs["whom"]) and (who & theirs["whom"] or whom & theirs["who"]):
        yield "shared party"
    elif _is_of_another(one, theirs) and not found:
        yield "unlike whom"
    everyone = theirs["who"] | theirs["whom"]
    told = one.parties and "other names" not in found and all(party & everyone for party in one.parties)
    if told and not (one.tells and all(party & _OF_MANY_DEEDS for party in one.parties)):
        yield "all the same"
    yield from _content(one, event)


def _is_of_another(one: Telling, theirs: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun tells of another's change or end: "Orla lost 3% ... the losses of banks"."""
    parties, told = one.fillers["who"] | one.fillers["whom"], theirs["who"] | theirs["whom"]
    alone = one.is_noun and any(is_a(one.type, family) for family in _ALONE)
    return alone and bool(parties and told) and not parties & told


def _pool(one: Telling, event: Event, pool: str, theirs: frozenset[str]) -> Iterator[str]:
    """How those of one pool agree; the lead says more exactly than the headline who it is."""
    mine, retold = one.fillers[pool], retells_headline(one, event)
    if shared := mine & theirs:
        by_word = not retold and not any(key.startswith(BASE) for key in shared)
        if by_word and _other_names(one, event, pool):
            yield "other names"
            return
        if by_word and one.tells and one.is_new(pool):
            yield "new party"
        yield f"same {pool}"
    elif mine and theirs and not _same_name(one, event, pool):
        by_name = one.is_named(pool) and any(other.is_named(pool) for other in event)
        if by_name and not (retold and pool == "whom"):
            yield f"other {pool}"
        elif by_name or not retold:
            yield f"unlike {pool}"


def _other_names(one: Telling, event: Event, pool: str) -> bool:
    """Whether those that one common noun tells of are told apart by names: "shares of Karsa", "Orla shares"."""
    mine = one.names_in(pool)
    theirs = NONE.union(*[other.names_in(pool) for other in event]) if mine else NONE
    return bool(theirs) and not mine & theirs


def _same_name(one: Telling, event: Event, pool: str) -> bool:
    """Whether who acts in one is named in the phrase of who acts in the other: "Norvian troops ... the Norvian attack".

    It may be the other way round.
    """
    names = one.names_in(pool)
    return any(one.fillers[pool] & other.names_in(pool) or names & other.fillers[pool] for other in event)


def _content(one: Telling, event: Event) -> Iterator[str]:
    """Whether two acts are about one event: about another only where its participants or its type differ."""
    contents = {number: content for other in event for number, content in other.content.items()}
    if not one.content or not contents:
        return
    acting = one.fillers["who"].union(*(other.fillers["who"] for other in event))
    if one.content.keys() & contents.keys():
        yield "same content"
    elif not any(_may_be_one(a, b, acting) for a in one.content.values() for b in contents.values()):
        yield "other content"


def _may_be_one(one: Telling, other: Telling, acting: frozenset[str]) -> bool:
    """Whether two contents may be one event, when those who act in both are left aside."""
    pools = ((mine - acting, other.fillers[pool] - acting) for pool, mine in one.fillers.items())
    return one.type == other.type != "Act" and not any(a and b and not a & b for a, b in pools)
