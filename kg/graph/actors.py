"""Mentions -> actors: each with its name, kind and mentions; who a known actor is stands in the shared graph."""

from __future__ import annotations

from itertools import chain

from msgspec import Struct

from kg import vocab
from kg.graph.places import Places
from kg.graph.settled import groups_of
from kg.graph.terms import Graph
from kg.model import Extraction, Mention, Span
from kg.resolve.names import block


class Actor(Struct, frozen=True):
    """One actor as one article names it; `identity` is the gazetteer's key of a known one.

    `mentions` are those by name, else the first: what a pronoun or a noun stands for is told by participations.
    """

    iri: str
    name: str
    kind: str | None
    identity: str | None = None
    other_names: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Cast(Struct, frozen=True):
    """The actors of an article that are named or take part in something, by IRI, and the members of the groups."""

    actors: dict[str, Actor]
    members: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, extraction: Extraction) -> Cast:
        """Collect the actors of an article from its mentions, and from what else it tells where that names others."""
        by_iri: dict[str, list[Mention]] = {}
        for mention in extraction.mentions:
            if mention.actor:
                by_iri.setdefault(mention.actor, []).append(mention)
        chains = {mention.chain: mention.actor for mention in extraction.mentions if mention.actor}
        used, members = _used(extraction)
        wholes = {chains.get(mention.part_of or "") for iri in used for mention in by_iri.get(iri, ())}
        kept = {
            iri: _actor(iri, mentions, chains)
            for iri, mentions in by_iri.items()
            if iri in used or iri in wholes or any(mention.form == "name" for mention in mentions)
        }
        others = {iri: _unmentioned(iri, name, kind) for iri, (name, kind) in used.items() if iri not in kept}
        return cls(kept | others, members)


def write_actors(graph: Graph, shared: Graph, cast: Cast, places: Places) -> None:
    """Describe the actors of an article: in its graph what it tells of them, in the shared one who the known are."""
    for actor in cast.actors.values():
        _write_who(shared if actor.identity else graph, actor)
        for name in actor.other_names:
            graph.say(actor.iri, vocab.ALT_LABEL, name)
        for whole in actor.part_of:
            if whole in cast.actors:
                graph.link(actor.iri, vocab.PART_OF, whole)
        for member in cast.members.get(actor.iri, ()):
            graph.link(actor.iri, vocab.MEMBER, member)
        for span in actor.mentions:
            graph.link(actor.iri, vocab.DENOTED_BY, places.mention(span))


def _write_who(graph: Graph, actor: Actor) -> None:
    graph.link(actor.iri, vocab.TYPE, vocab.ACTOR)
    graph.say(actor.iri, vocab.LABEL, actor.name)
    graph.say(actor.iri, vocab.IDENTIFIER, actor.identity)
    graph.say(actor.iri, vocab.COMPARED_BY, block(actor.name, actor.kind or ""))
    if actor.kind:
        graph.say(actor.iri, vocab.KIND, actor.kind)
        graph.link(actor.iri, vocab.TYPE, vocab.KIND_CLASSES.get(actor.kind))


def _actor(iri: str, mentions: list[Mention], chains: dict[str, str]) -> Actor:
    name = next((m.name for m in mentions if m.name), mentions[0].span.text)
    named = dict.fromkeys(m.span.text for m in mentions if m.form == "name" and m.span.text != name)
    wholes = dict.fromkeys(chains[m.part_of] for m in mentions if m.part_of in chains)
    wholes.pop(iri, None)
    identity = next((m.identity for m in mentions if m.identity), None)
    spans = dict.fromkeys([m.span for m in mentions if m.form == "name"] or [mentions[0].span])
    return Actor(iri, name, mentions[0].kind or None, identity, tuple(named), tuple(wholes), tuple(spans))


def _unmentioned(iri: str, name: str, kind: str | None) -> Actor:
    """An actor that no mention is of; the state that "the Israeli minister" tells of is a known one all the same."""
    identity = vocab.identity_of(iri)
    known = identity.partition("/")[0] if identity else ""
    return Actor(iri, name, kind or (known if known in vocab.KIND_CLASSES else None), identity)


Used = dict[str, tuple[str, str | None]]  # IRI -> name, and kind where it is told


def _used(extraction: Extraction) -> tuple[Used, dict[str, tuple[str, ...]]]:
    """The actors of statements, offices, attributions and participations; the members of the groups among them."""
    told: list[tuple[str | None, str | None, str | None]] = []
    told += ((one.actor, one.name, None) for one in extraction.statements)
    for role in extraction.roles:
        told += [(role.holder, role.name, None), (role.body, role.body_name, None)]
    told += ((source.actor, source.name, None) for event in extraction.events for source in event.attribution)
    told += ((one.actor, one.name, one.kind) for event in extraction.events for one in event.participants)
    used: Used = {iri: (name or iri, kind) for iri, name, kind in told if iri}
    groups = {iri: members for iri, members in groups_of(extraction).items() if iri in used}
    for member in chain.from_iterable(groups.values()):
        used.setdefault(member.actor, (member.name, member.kind))
    return used, {iri: tuple(one.actor for one in members) for iri, members in groups.items()}
