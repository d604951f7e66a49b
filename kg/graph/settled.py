"""Extraction -> Extraction: who takes part in what, as the graph is to tell it.

What a group takes part in, each of its members takes part in ("the US and Israel"), so that a coordination is no actor
of its own beside those that it names; where a group says something, it stays one source. A pronoun that stands for
nobody that is named or described ("someone", an "I" without a speaker) is no actor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from kg.model import Event, Extraction, Mention, Participant

Groups = Mapping[str, tuple[Mention, ...]]  # the IRI of a group -> one mention of each member
PRONOUN = "pronoun"


def settled(extraction: Extraction) -> Extraction:
    """The extraction without actors that only pronouns tell of, and with members in the place of their groups."""
    known = _without(extraction, _nobodies(extraction))
    groups = groups_of(known)
    return replace(known, events=tuple(_expanded(event, groups) for event in known.events)) if groups else known


def _nobodies(extraction: Extraction) -> set[str]:
    """The actors that are told of by nothing but single pronouns."""
    told: dict[str, bool] = {}
    for mention in extraction.mentions:
        told[mention.actor] = told.get(mention.actor, True) and mention.form == PRONOUN and mention.span == mention.head
    return {actor for actor, pronouns in told.items() if pronouns}


def _without(extraction: Extraction, actors: Collection[str]) -> Extraction:
    """The extraction as if these were no actors; their words stay."""
    if not actors:
        return extraction
    return replace(
        extraction,
        mentions=tuple(one for one in extraction.mentions if one.actor not in actors),
        statements=tuple(replace(s, actor=None) if s.actor in actors else s for s in extraction.statements),
        events=tuple(_event_without(event, actors) for event in extraction.events),
    )


def _event_without(event: Event, actors: Collection[str]) -> Event:
    return replace(
        event,
        participants=tuple(replace(p, actor=None) if p.actor in actors else p for p in event.participants),
        attribution=tuple(replace(a, actor=None) if a.actor in actors else a for a in event.attribution),
    )


def groups_of(extraction: Extraction) -> Groups:
    """The members of each group that has some, those of groups among them in their place."""
    first: dict[str, Mention] = {}
    for mention in extraction.mentions:
        first.setdefault(mention.chain, mention)
    found = {}
    for mention in extraction.mentions:
        if mention.actor and mention.members and mention.actor not in found:
            leaves = tuple(dict.fromkeys(_leaves(mention, first, frozenset())))
            if all(leaf.actor for leaf in leaves) and len(leaves) > 1:
                found[mention.actor] = leaves
    return found


def _leaves(mention: Mention, first: Mapping[str, Mention], above: frozenset[str]) -> Iterator[Mention]:
    """The members of a group that are no groups themselves; a mention that is no group stands for itself."""
    inner = [first[chain] for chain in mention.members if chain in first and chain not in above]
    if not inner:
        yield mention
    for one in inner:
        yield from _leaves(one, first, above | {mention.chain})


def _expanded(event: Event, groups: Groups) -> Event:
    if not any(one.actor in groups for one in event.participants):
        return event
    taking_part = {(one.role, one.actor) for one in event.participants}
    found: list[Participant] = []
    for one in event.participants:
        members = groups.get(one.actor or "", ())
        if not members:
            found.append(one)
        for member in members:
            if (one.role, member.actor) not in taking_part:
                taking_part.add((one.role, member.actor))
                found.append(replace(one, actor=member.actor, name=member.name, kind=member.kind))
    return replace(event, participants=tuple(found))
