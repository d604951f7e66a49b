"""Groups of drafts + edges -> Event: one event from all the mentions that tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from kg.doc import Tokens
from kg.events.codes import codes
from kg.events.confidence import confidence
from kg.events.context import Context
from kg.events.drafts import Draft, main_draft, spans
from kg.events.factuality import assess, embeddings
from kg.events.grounds import grounds
from kg.events.noun_phrases import is_definite
from kg.events.signatures import modifier
from kg.events.ties import Edge
from kg.events.tree import children
from kg.events.verb_groups import PAST
from kg.events.verb_groups import group as verb_group
from kg.events.wording import phrase
from kg.model import TITLE, Attribution, Event, Factuality, Participant, Place, Relation
from kg.parse import Parsed

_CHANGES = {"cancels": "canceled", "postpones": "postponed"}
_UNDOING = frozenset("overturn annul quash nullify invalidate vacate void reverse annulment".split())
_TAIL = re.compile(r",| (?:of|in|for|from|at|on|with|to) ")
_TOLD_ANEW = frozenset({"agent", "patient"})
_CAST = frozenset({"agent", "patient", "recipient"})
_ANYWHERE = -1
_PRESUPPOSING = frozenset({"after", "since", "following", "during", "in"})
_BASES = ("explicit", "relative", "inherited", "document", "unknown")


def assemble(
    parsed: Parsed,
    groups: Sequence[Sequence[Draft]],
    edges: Iterable[Edge],
    names: Mapping[int, str],
    context: Context,
) -> list[Event]:
    """The events of all groups, with their relations; `names` gives the IRI of each draft's event, by its index."""
    ties: dict[str, list[Edge]] = {}
    for edge in edges:
        ties.setdefault(names[edge.source], []).append(edge)
    events, standing, former = [], set(), set()
    for group in groups:
        iri = names[group[0].index]
        relations = tuple(_relations(parsed, iri, ties.get(iri, []), names))
        events.append(_event(parsed, group, iri, relations, context))
        standing |= {iri} if any(map(_is_to_be, group)) else set()
        former |= {iri} if all(map(_is_former, group)) else set()
    return _with_changes(events, standing, former)


def _is_to_be(draft: Draft) -> bool:
    """Whether a clause says that an event will take place: "will travel to Orla on Friday"."""
    return draft.tells and draft.factuality.status == "planned" and draft.factuality.certainty == "certain"


def _is_former(draft: Draft) -> bool:
    """Whether a clause tells what was before the story: "a month after she scrapped the trip", "had called it off"."""
    verb = draft.frame.trigger
    words = verb_group(verb)
    return (words.perfect and words.tense == PAST) or any(c.lower_ in _PRESUPPOSING for c in children(verb, "mark"))


def _event(
    parsed: Parsed, drafts: Sequence[Draft], iri: str, relations: tuple[Relation, ...], context: Context
) -> Event:
    """One event; what is known best is taken from the first mention that knows it."""
    first, main = drafts[0], main_draft(drafts)
    entry, factuality, factors = main.frame.entry, _factuality(drafts), grounds(drafts, context.lexicon)
    everyone = _everyone(drafts, fact=factuality.fact)
    # A fact has not the date of what is to come of it: "the talks will go on on Friday".
    told = [one for one in drafts if not (factuality.fact and one.factuality.future)]
    plover, cameo = codes(entry, factuality)
    return Event(
        id=iri,
        type=entry.type,
        predicate=main.frame.predicate,
        trigger=first.trigger,
        mentions=tuple(span for one in drafts for span in spans(one.frame, parsed)),
        evidence=parsed.of(_sentence(first)),
        factuality=factuality,
        rule=f"{main.frame.proposition.construction}/{entry.rule}",
        confidence=confidence(factors),
        plover=plover,
        cameo=cameo,
        participants=everyone,
        time=min((one.time for one in told or drafts), key=lambda time: _BASES.index(time.basis)),
        place=next((Place(one.span, one.name) for one in everyone if one.role == "place"), None),
        attribution=_attribution(drafts),
        relations=relations,
        factors=factors,
        phrase=phrase(main.frame, context),
        former=next((one.former for one in drafts if one.former is not None), None),
    )


def _sentence(draft: Draft) -> Tokens:
    """The sentence of a draft, without white space at its ends."""
    sentence = draft.frame.trigger.sent
    first = next(token.i for token in sentence if not token.is_space)
    last = next(token.i for token in reversed(sentence) if not token.is_space)
    return sentence.doc.span(first, last + 1)


def _factuality(drafts: Sequence[Draft]) -> Factuality:
    """The factuality of a clause that tells the event as a fact, else of one that cancels it, else of the first.

    A noun that points back at a planned visit does not say that it took place; but what is only alleged is a fact
    where the article itself takes it for granted. Others, who say that it is one, do not make it so.
    """
    telling = [one for one in drafts if one.tells] or [one for one in drafts if not _only_names(one)] or drafts
    doubts = [one.factuality for one in telling if _is_doubted(one.factuality) and not _is_said(one)]
    facts = [one.factuality for one in telling if one.factuality.fact and not (doubts and _is_said(one))]
    settled = [one.factuality for one in telling if one.factuality.status in _CHANGES.values()]
    found = (facts or settled or doubts or [telling[0].factuality])[0]
    unsure = _is_doubted(found) or (found.status == "planned" and not any(one.tells for one in drafts))
    granted = (one.factuality for one in drafts if unsure and _takes_for_granted(one))
    return next(granted, found)


def _is_said(draft: Draft) -> bool:
    """Whether a mention is the word of a source that the article names; "allegedly" names none."""
    return any(one.source is not None for one in draft.attribution)


def _is_doubted(found: Factuality) -> bool:
    return found.status == "possible" and not found.future


def _takes_for_granted(draft: Draft) -> bool:
    """Whether the article's own words presuppose an event: "the attack killed two", "was arrested after the attack"."""
    noun = draft.frame.trigger
    if draft.frame.proposition.pos != "noun" or _is_said(draft) or not draft.factuality.fact:
        return False
    link = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in _PRESUPPOSING else noun
    acts = link != noun or noun.dep_ == "nsubj"
    return acts and link.head.pos_ == "VERB" and assess(link.head).fact


def _only_names(draft: Draft) -> bool:
    """Whether a mention is a noun of which nothing else is said: "the deal", or in a headline, "awards show"."""
    if draft.tells or not draft.factuality.fact:
        return False
    if draft.trigger.part == TITLE:
        return not embeddings(draft.frame.trigger)
    return not draft.factuality.path and is_definite(draft.frame.trigger)


def _attribution(drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The first mention's sources; none where the article tells the event itself somewhere."""
    return drafts[0].attribution if all(one.attribution for one in drafts) else ()


def _everyone(drafts: Sequence[Draft], *, fact: bool) -> tuple[Participant, ...]:
    """The participants of all mentions, each once in a role; named agents and patients once a clause.

    Where the event is a fact, who is only alleged to have done it has no part in it; no event does itself.
    """
    found: list[Participant] = []
    cast: dict[str, str] = {}
    taken: set[tuple[str, str, int]] = set()
    itself = {one.index for one in drafts}
    for one in sorted(drafts, key=_in_headline):
        sentence = one.frame.trigger.sent.start if one.tells else _ANYWHERE
        alleged = fact and one.factuality.certainty == "possible"
        told = zip(one.frame.roles, one.participants, strict=True)
        keys = {p: _keys(p) for (role, t), p in told if role != "agent" or not (alleged or t.i in itself)}
        for p, names in keys.items():
            if p.role in _CAST and cast.get(p.actor or "", p.role) != p.role:
                continue  # whoever was refused something in one sentence is not refused in another
            anew = p.role in _TOLD_ANEW and (p.role, p.actor or "", _ANYWHERE) in taken
            place = sentence if anew and any(map(str.isupper, p.name)) else _ANYWHERE
            if not any((p.role, name, place) in taken for name in names):
                found.append(p)
        cast = {p.actor: p.role for p in keys if p.actor and p.role in _CAST} | cast
        taken |= {(p.role, name, place) for p in keys for name in keys[p] for place in (sentence, _ANYWHERE)}
    return tuple(dict.fromkeys(found))


def _in_headline(draft: Draft) -> bool:
    """Whether a mention stands in the headline, which names who takes part in fewer words than the text."""
    trigger = draft.frame.trigger
    return trigger.idx < trigger.doc.headline


def _keys(p: Participant) -> set[str]:
    """What tells a participant: the actor, and the head word of its name."""
    head = _TAIL.split(p.name, maxsplit=1)[0].split()[-1:] or [p.name]
    return {head[0].casefold(), p.actor or head[0].casefold()}


def _relations(parsed: Parsed, iri: str, ties: Sequence[Edge], names: Mapping[int, str]) -> Iterable[Relation]:
    """The relations that leave an event, each once, in the order of their names and targets."""
    found: dict[tuple[str, str], Edge] = {}
    for edge in ties:
        found.setdefault((edge.relation, names[edge.target]), edge)
    for (kind, target), edge in sorted(found.items(), key=lambda item: item[0]):
        if target != iri:
            cue = parsed.span(edge.cue[0].idx, edge.cue[-1].idx + len(edge.cue[-1].text))
            yield Relation(kind, target, cue)


def _with_changes(events: Sequence[Event], standing: Collection[str], former: Collection[str]) -> list[Event]:
    """The events, with the status that a cancellation or a postponement that took place gives those it changes.

    Not those that are said to take place all the same, the change being what was before.
    """
    by_id = {event.id: event for event in events}
    changed = {
        relation.target: _CHANGES[relation.relation]
        for event in events
        if event.factuality.fact and event.predicate not in _UNDOING  # a ruling or a vote was there before
        for relation in event.relations
        if relation.relation in _CHANGES and not _of_old(event, by_id.get(relation.target))
        if not (event.id in former and relation.target in standing)
    }
    return [
        replace(event, factuality=Factuality(changed[event.id], path=event.factuality.path))
        if event.id in changed and event.factuality.status not in changed.values() and not _took_place(event)
        else event
        for event in events
    ]


def _of_old(change: Event, target: Event | None) -> bool:
    """Whether a change came a year or more before what it seems to change: "In 2020 it was cancelled"."""
    done, due = change.time and change.time.ends, target and target.time and (target.time.begins or target.time.ends)
    return bool(done and due and int(done[:4]) < int(due[:4]) and change.time and change.time.precision == "year")


def _took_place(event: Event) -> bool:
    """Whether a verb tells the event as a fact: "held their delayed talks", "the delayed talks resumed"."""
    held = any(modifier("noun", word) == "postponed" for word in event.factuality.path)
    return event.factuality.fact and (held or event.rule.split("/")[0] not in {"event noun", "repeated noun"})
