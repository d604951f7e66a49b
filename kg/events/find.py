"""Parsed + times, mentions, statements -> Event: propositions, frames, drafts, relations, coreference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from kg.events.anchoring import Anchors, coming_tokens, temporal_tokens
from kg.events.assemble import assemble
from kg.events.attributing import Sources
from kg.events.concerning import with_concerned
from kg.events.context import Context
from kg.events.coreference import group
from kg.events.drafts import Drafter, tells
from kg.events.frames import Frame, frame
from kg.events.lexicon import Lexicon
from kg.events.pointing import pointers, without_pointers
from kg.events.propositions import propositions
from kg.events.relations import edges
from kg.events.rementions import rementions
from kg.events.senses import in_context
from kg.events.shared_times import with_shared_times
from kg.events.threads import bridges
from kg.events.tree import lemma
from kg.model import Event, Mention, Statement, Timex
from kg.parse import Parsed
from kg.vocab import event_iri


def find_events(
    parsed: Parsed,
    times: Sequence[Timex],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    lexicon: Lexicon,
) -> tuple[Event, ...]:
    """The events of an article in text order, each with all its mentions, relations and evidence."""
    context = Context(lexicon, _by_head(parsed, mentions), temporal_tokens(parsed, times))
    parsed.doc.coming = coming_tokens(parsed, times)
    read = propositions(parsed.doc, lexicon)
    read = sorted([*read, *rementions(parsed.doc, read, lexicon)], key=lambda one: one.trigger.i)
    frames = _whole([typed for one in read if (typed := frame(one, context))])
    frames = in_context(_without_acting_events(frames), lexicon)
    pointing = pointers(frames, lexicon)
    frames = [without_pointers(one, pointing) for one in frames]
    anchors = Anchors(parsed, times, (one.trigger for one in frames))
    ties = edges(frames, pointing, lexicon)
    frames = with_concerned(frames, ties, context)
    drafter = Drafter(parsed, context, anchors, Sources(statements))
    drafts = [told for one in frames if tells(told := drafter.draft(one))]
    kept = {one.index for one in drafts}
    ties = [edge for edge in ties if edge.source in kept and edge.target in kept]
    groups = sorted(group(drafts, ties), key=lambda members: members[0].index)
    joined = {one.index for members in groups for one in members}
    ties = [edge for edge in ties if edge.source in joined and edge.target in joined]
    groups = with_shared_times(groups, ties, anchors)
    ties += bridges(groups, ties)
    names = {one.index: event_iri(parsed.article, members[0].trigger) for members in groups for one in members}
    return tuple(assemble(parsed, groups, ties, names, context))


def _whole(frames: Sequence[Frame]) -> list[Frame]:
    """The frames but those of words that are part of another predicate: "strike" in "went on strike".

    Of a verb and a complement that tell the same ("left ten dead"), the complement does.
    """
    told = {(one.trigger.head.i, one.entry.type) for one in frames if one.proposition.pos == "adj"}
    parts = {
        token.i
        for one in frames
        for found in (one.proposition.slots.values() if one.entry.words else ())
        for token in found
        if lemma(token) in one.entry.words
    }
    return [one for one in frames if one.trigger.i not in parts and (one.trigger.i, one.entry.type) not in told]


def _without_acting_events(frames: Sequence[Frame]) -> list[Frame]:
    """The frames; nobody acts in "the announcement came", but the attack does in "the attack killed a guard"."""
    events = {one.trigger.i for one in frames if one.proposition.pos == "noun"}
    return [
        replace(one, roles=tuple((role, t) for role, t in one.roles if role != "agent" or t.i not in events))
        if one.entry.type == "Act"
        else one
        for one in frames
    ]


def _by_head(parsed: Parsed, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """Mentions by the token of their head; of several of one chain around it ("chairman and founder X"), the widest."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.end - m.span.start, m.span)):
        inside = parsed.tokens(mention.span)
        if head := list(parsed.tokens(mention.head)):
            found[head[-1].i] = mention
            root = inside.root if mention.form == "name" else head[-1]  # "iPhone 4": its head and the tree's may differ
            if root.ent_type_ == head[-1].ent_type_ or head[-1].pos_ == "NUM":
                found.setdefault(root.i, mention)
        for token in inside if mention.form != "pronoun" else ():
            inner = found.get(token.i)
            if inner is not None and inner.chain == mention.chain and inner.form != "pronoun":
                found[token.i] = mention
    return found
