"""Parsed + times, mentions, statements -> Event: propositions, frames, factuality, anchors, relations, coreference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.events.anchoring import Anchors, temporal_tokens
from kg.events.attributing import Sources
from kg.events.coreference import group
from kg.events.drafts import Draft, participants, place, spans, trigger_span
from kg.events.factuality import assess
from kg.events.frames import Context, Frame, codes, frame
from kg.events.lexicon import Lexicon
from kg.events.propositions import propositions
from kg.events.relations import Edge, edges
from kg.model import Event, EventTime, Factuality, Mention, Participant, Relation, Statement, Timex
from kg.parse import Parsed
from kg.vocab import event_iri

_CHANGES = {"cancels": "canceled", "postpones": "postponed"}
_SCHEDULING = frozenset({*_CHANGES, "reschedules", "suspends", "resumes", "begins", "ends"})
_UNCERTAIN = {"certain": 1.0, "probable": 0.9, "possible": 0.85, "unspecified": 0.9}


def find_events(
    parsed: Parsed,
    times: Sequence[Timex],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    lexicon: Lexicon,
) -> tuple[Event, ...]:
    """The events of an article in text order, each with all its mentions, relations and evidence."""
    context = Context(lexicon, _by_head(parsed, mentions), temporal_tokens(parsed, times))
    frames = [found for one in propositions(parsed.doc, lexicon) if (found := frame(one, context))]
    ties = edges(frames, lexicon)
    drafts = _drafts(parsed, frames, ties, context, Anchors(parsed, times, (f.trigger for f in frames)), statements)
    changes = {
        one.index: frozenset(e.target for e in ties if e.source == one.index and e.relation in _SCHEDULING)
        for one in drafts
    }
    groups = sorted(group(drafts, changes), key=lambda g: g[0].index)
    names = {one.index: event_iri(parsed.article, g[0].trigger) for g in groups for one in g}
    events = [_event(parsed, g, names, [e for e in ties if any(e.source == one.index for one in g)]) for g in groups]
    return tuple(_with_changes(events))


def _by_head(parsed: Parsed, mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """Mentions by the token index of their head; of several, the widest."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.end - m.span.start, m.span)):
        if head := list(parsed.tokens(mention.head)):
            found[head[-1].i] = mention
    return found


def _drafts(
    parsed: Parsed,
    frames: Sequence[Frame],
    ties: Sequence[Edge],
    context: Context,
    anchors: Anchors,
    statements: Sequence[Statement],
) -> list[Draft]:
    """The frames as records."""
    sources = Sources(statements)
    affected: dict[int, set[int]] = {}
    for edge in ties:
        if edge.relation in _SCHEDULING:
            affected.setdefault(edge.source, set()).add(edge.target)
    found = []
    for one in frames:
        trigger, factuality = trigger_span(one, parsed), assess(one.trigger)
        gone = frozenset(affected.get(one.trigger.i, ()))
        found.append(
            Draft(
                one,
                trigger,
                tuple(participants(one, context, parsed, gone)),
                factuality,
                anchors.time(one.trigger, one.proposition.support, factuality),
                sources.of(trigger),
            )
        )
    return found


def _event(parsed: Parsed, drafts: Sequence[Draft], names: Mapping[int, str], ties: Sequence[Edge]) -> Event:
    """One event from all the drafts that tell it; what is known best is taken from the first that knows it."""
    first = drafts[0]
    entry = first.frame.entry
    plover, cameo = codes(entry)
    factuality = _factuality(drafts)
    everyone = _everyone(drafts)
    confidence = max(one.frame.confidence for one in drafts) * _UNCERTAIN[factuality.certainty]
    iri = names[first.index]
    relations = {(e.relation, names[e.target]): e for e in reversed(ties) if names[e.target] != iri}
    return Event(
        id=iri,
        type=entry.type,
        predicate=first.frame.proposition.predicate,
        trigger=first.trigger,
        mentions=tuple(span for one in drafts for span in spans(one.frame, parsed)),
        evidence=parsed.of(_sentence(first)),
        factuality=factuality,
        rule=f"{first.frame.proposition.construction}/{entry.rule}",
        confidence=round(confidence, 3),
        plover=plover,
        cameo=cameo,
        participants=everyone,
        time=_time(drafts),
        place=place(everyone),
        attribution=next((one.attribution for one in drafts if one.attribution), ())
        if all(one.attribution for one in drafts)
        else (),
        relations=tuple(
            Relation(kind, target, parsed.span(e.cue[0].idx, e.cue[-1].idx + len(e.cue[-1].text)) if e.cue else None)
            for (kind, target), e in sorted(relations.items(), key=lambda item: item[0])
        ),
    )


def _sentence(draft: Draft):  # type: ignore[no-untyped-def]
    """The sentence of a draft, without white space at its ends."""
    sentence = draft.frame.trigger.sent
    first, last = sentence.start, sentence.end
    while last > first + 1 and sentence.doc[last - 1].is_space:
        last -= 1
    while first < last - 1 and sentence.doc[first].is_space:
        first += 1
    return sentence.doc[first:last]


def _factuality(drafts: Sequence[Draft]) -> Factuality:
    """The factuality of an event: that of a mention that tells it as a fact, else of its first mention."""
    return next((one.factuality for one in drafts if one.factuality.fact), drafts[0].factuality)


def _time(drafts: Sequence[Draft]) -> EventTime:
    """The time of an event: the first of its own clauses, else an inherited one, else what the document says."""
    order = ("explicit", "relative", "inherited", "document", "unknown")
    return min((one.time for one in drafts), key=lambda time: order.index(time.basis))


def _everyone(drafts: Sequence[Draft]) -> tuple[Participant, ...]:
    """The participants of all mentions, each actor or thing once in a role."""
    found: dict[tuple[str, str], Participant] = {}
    for one in drafts:
        for p in one.participants:
            found.setdefault((p.role, p.actor or p.name.lower()), p)
    return tuple(found.values())


def _with_changes(events: Sequence[Event]) -> list[Event]:
    """The events, with the status that a cancellation or a postponement that took place gives those it changes."""
    changed = {
        relation.target: _CHANGES[relation.relation]
        for event in events
        if event.factuality.fact
        for relation in event.relations
        if relation.relation in _CHANGES
    }
    return [
        replace(event, factuality=replace(event.factuality, status=changed[event.id], polarity="positive"))
        if event.id in changed and event.factuality.status not in changed.values()
        else event
        for event in events
    ]
