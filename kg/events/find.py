"""Parsed + times, mentions, statements -> Event: propositions, frames, drafts, relations, coreference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.events.anchoring import Anchors, inherited, temporal_tokens
from kg.events.assemble import assemble
from kg.events.attributing import Sources
from kg.events.context import Context
from kg.events.coreference import group
from kg.events.drafts import SETS_DATES, Draft, Drafter, tells
from kg.events.frames import Frame, frame
from kg.events.lexicon import Lexicon
from kg.events.pointing import pointers, without_pointers
from kg.events.propositions import propositions
from kg.events.relations import CONTENT, edges
from kg.events.rementions import rementions
from kg.events.senses import in_context
from kg.events.threads import bridges
from kg.events.ties import Edge
from kg.events.tree import lemma
from kg.model import Event, EventTime, Mention, Statement, Timex
from kg.parse import Parsed
from kg.vocab import event_iri

# Relations that tell a common time: of both events, or only of the first, which is part of the second.
_SHARED_BY = {"during": 2, "part-of": 1}


def find_events(
    parsed: Parsed,
    times: Sequence[Timex],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    lexicon: Lexicon,
) -> tuple[Event, ...]:
    """The events of an article in text order, each with all its mentions, relations and evidence."""
    context = Context(lexicon, _by_head(parsed, mentions), temporal_tokens(parsed, times))
    read = propositions(parsed.doc, lexicon)
    read = sorted([*read, *rementions(parsed.doc, read, lexicon)], key=lambda one: one.trigger.i)
    frames = in_context(_whole([typed for one in read if (typed := frame(one, context))]), lexicon)
    pointing = pointers(frames, lexicon)
    frames = [without_pointers(one, pointing) for one in frames]
    anchors = Anchors(parsed, times, (one.trigger for one in frames))
    ties = edges(frames, pointing, lexicon)
    drafter = Drafter(parsed, context, anchors, Sources(statements))
    drafts = [told for one in frames if tells(told := drafter.draft(one))]
    kept = {one.index for one in drafts}
    ties = [edge for edge in ties if edge.source in kept and edge.target in kept]
    groups = sorted(group(drafts, _about(ties)), key=lambda members: members[0].index)
    joined = {one.index for members in groups for one in members}
    ties = [edge for edge in ties if edge.source in joined and edge.target in joined]
    groups = _with_shared_times(groups, ties, anchors)
    ties += bridges(groups, ties)
    names = {one.index: event_iri(parsed.article, members[0].trigger) for members in groups for one in members}
    return tuple(assemble(parsed, groups, ties, names, lexicon))


def _whole(frames: Sequence[Frame]) -> list[Frame]:
    """The frames but those of nouns that are part of another predicate: "strike" in "went on strike"."""
    parts = {
        token.i
        for one in frames
        for found in (one.proposition.slots.values() if one.entry.words else ())
        for token in found
        if lemma(token) in one.entry.words
    }
    return [one for one in frames if one.trigger.i not in parts]


def _by_head(parsed: Parsed, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """Mentions by the token of their head; of several of one chain around it ("chairman and founder X"), the widest."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.end - m.span.start, m.span)):
        inside = parsed.tokens(mention.span)
        if head := list(parsed.tokens(mention.head)):
            found[head[-1].i] = mention
            root = inside.root  # "iPhone 4": the name's head and the tree's may differ
            if mention.form == "name" and root.ent_type_ == head[-1].ent_type_:
                found.setdefault(root.i, mention)
        for token in inside if mention.form != "pronoun" else ():
            inner = found.get(token.i)
            if inner is not None and inner.chain == mention.chain and inner.form != "pronoun":
                found[token.i] = mention
    return found


def _about(ties: Sequence[Edge]) -> Mapping[int, frozenset[int]]:
    """Act -> the events that it changes or is about, by the indices of their triggers."""
    found: dict[int, set[int]] = {}
    for edge in ties:
        if edge.relation in CONTENT:
            found.setdefault(edge.source, set()).add(edge.target)
    return {source: frozenset(targets) for source, targets in found.items()}


def _with_shared_times(groups: Sequence[list[Draft]], edges: Sequence[Edge], anchors: Anchors) -> list[list[Draft]]:
    """The events; one without a time of its own has the date that it is given, or that of what it happens during."""
    event = {one.index: number for number, drafts in enumerate(groups) for one in drafts}
    acts = {one.index: one for drafts in groups for one in drafts if one.type in SETS_DATES}
    own = ((number, one.time) for number, drafts in enumerate(groups) for one in drafts if one.time.timex is not None)
    times: dict[int, EventTime] = {}
    for number, time in own:
        times.setdefault(number, time)
    shared: dict[int, EventTime] = {}
    for edge in edges:
        source, target = event[edge.source], event[edge.target]
        given = anchors.new_date(acts[edge.source].frame.trigger) if edge.source in acts else None
        if given is not None and target not in times:
            shared.setdefault(target, given)
        sharing = 2 if edge.cue[0].lower_ == "when" else _SHARED_BY.get(edge.relation, 0)
        pairs = [(source, target), (target, source)][:sharing]
        for one, other in pairs:
            if one not in times and other in times:
                shared.setdefault(one, inherited(times[other]))
    return [
        [replace(drafts[0], time=shared[number]), *drafts[1:]] if number in shared else drafts
        for number, drafts in enumerate(groups)
    ]
