"""Extraction -> Extraction: what a group takes part in, each of its members takes part in ("the US and Israel").

So a coordination is no actor of its own beside those that it names. Where a group says something, it stays one source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.model import Event, Extraction, Mention, Participant

Groups = Mapping[str, tuple[Mention, ...]]  # the IRI of a group -> one mention of each member


def with_members(extraction: Extraction) -> Extraction:
    """The extraction with the members of groups in the place of the groups, where the text tells who they are."""
    groups = groups_of(extraction)
    if not groups:
        return extraction
    return replace(extraction, events=tuple(_expanded(event, groups) for event in extraction.events))


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
