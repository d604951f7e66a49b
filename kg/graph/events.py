"""Events -> quads: types, status, time, place, participations, attributions, relations; plain triples of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count, product
from urllib.parse import quote

from pyoxigraph import Literal

from kg import vocab
from kg.events.backbone import ROOT, load_types
from kg.graph.label import label
from kg.graph.places import Places
from kg.graph.terms import Graph, date, decimal
from kg.model import CHANGING, Event, EventTime, Extraction, Factuality, Participant, Place, Relation

_TIME = (vocab.BEGINS, vocab.ENDS, vocab.PRECISION, vocab.BASIS, vocab.EDTF, vocab.TIME_MENTION)
_FORMER = (
    vocab.FORMER_BEGINS,
    vocab.FORMER_ENDS,
    vocab.FORMER_PRECISION,
    vocab.FORMER_BASIS,
    vocab.FORMER_EDTF,
    vocab.FORMER_TIME_MENTION,
)
_OBJECT_ROLES = ("patient", "partner", "recipient", "destination", "topic")


def write_events(graph: Graph, extraction: Extraction, places: Places) -> None:
    """Write all events of an article."""
    article = vocab.article_iri(extraction.article)
    by_iri = {event.id: event for event in extraction.events}
    for event in extraction.events:
        graph.link(event.id, vocab.IN_ARTICLE, article)
        _write_kind(graph, event, label(event, by_iri))
        _write_factuality(graph, event)
        _write_mentions(graph, event, places)
        if event.time:
            _write_time(graph, event.id, event.time, places)
        if event.former:
            _write_time(graph, event.id, event.former, places, _FORMER)
        if event.place:
            _write_place(graph, event.id, event.place, places)
        for actor in dict.fromkeys(one.actor for one in event.participants if one.actor):
            graph.link(event.id, vocab.HAS_ACTOR, actor)
        for one in {(one.role, one.span, one.actor): one for one in event.participants}.values():
            _write_participation(graph, event.id, one, places)
        _write_attributions(graph, event, places)
        for relation in event.relations:
            _write_relation(graph, event.id, relation, places)
    for triple in dict.fromkeys(plain_triples(extraction)):
        graph.link(*triple)


def lineage(name: str) -> tuple[str, ...]:
    """A type of event and all above it, the root last; a type that the table lacks stands right below the root."""
    known = load_types().get(name)
    above = known.ancestors if known else ()
    return tuple(dict.fromkeys((name, *above, ROOT)))


def plain_triples(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    """For each fact, agent -> property of the event's type -> actor or changed event; nothing that did not happen."""
    for event in extraction.events:
        if event.factuality.fact:
            predicate = vocab.type_property(event.type)
            for subject, target in _arguments(event):
                if subject != target:
                    yield subject, predicate, target


def _arguments(event: Event) -> Iterator[tuple[str, str]]:
    agents = _actors(event, "agent")
    objects = next(filter(None, (_actors(event, role) for role in _OBJECT_ROLES)), [])
    changed = [relation.target for relation in event.relations if relation.relation in CHANGING]
    if not agents and event.named("agent") is None:
        partners = _actors(event, "partner")
        yield from ((one, other) for i, one in enumerate(partners) for other in partners[i + 1 :])
    yield from product(agents, changed or objects)  # what an act changes is its object too


def _actors(event: Event, role: str) -> list[str]:
    return list(dict.fromkeys(one.actor for one in event.participants if one.role == role and one.actor))


def _write_kind(graph: Graph, event: Event, called: str) -> None:
    graph.link(event.id, vocab.TYPE, vocab.SEM_EVENT)
    for name in lineage(event.type):
        graph.link(event.id, vocab.TYPE, vocab.type_iri(name))
    graph.link(event.id, vocab.EVENT_TYPE, vocab.type_iri(event.type))
    graph.say(event.id, vocab.LABEL, called)
    graph.say(event.id, vocab.PREDICATE, event.predicate)
    graph.say(event.id, vocab.PLOVER, event.plover)
    graph.say(event.id, vocab.CAMEO, event.cameo)
    graph.say(event.id, vocab.EXTRACTED_BY, event.rule)
    graph.add(event.id, vocab.CONFIDENCE, decimal(event.confidence))
    for factor in event.factors:
        graph.say(event.id, vocab.CONFIDENCE_FACTOR, factor)


def _write_factuality(graph: Graph, event: Event) -> None:
    found = event.factuality
    graph.say(event.id, vocab.STATUS, found.status)
    _write_modality(graph, event.id, found)
    for cue in dict.fromkeys(found.path):
        graph.say(event.id, vocab.FACTUALITY_CUE, cue)


def _write_modality(graph: Graph, iri: str, found: Factuality) -> None:
    graph.say(iri, vocab.CERTAINTY, found.certainty)
    graph.say(iri, vocab.POLARITY, found.polarity)
    graph.add(iri, vocab.FUTURE, Literal(found.future))


def _write_mentions(graph: Graph, event: Event, places: Places) -> None:
    graph.link(event.id, vocab.TRIGGER, places.mention(event.trigger))
    for span in dict.fromkeys((event.trigger, *event.mentions)):
        graph.link(event.id, vocab.DENOTED_BY, places.mention(span))


def _write_time(graph: Graph, event: str, time: EventTime, places: Places, terms: Sequence[str] = _TIME) -> None:
    begins, ends, precision, basis, edtf, mention = terms
    if time.begins:
        graph.add(event, begins, date(time.begins))
    if time.ends:
        graph.add(event, ends, date(time.ends))
    graph.say(event, precision, time.precision)
    graph.say(event, basis, time.basis)
    graph.say(event, edtf, time.edtf)
    if time.timex:
        graph.link(event, mention, places.mention(time.timex))


def _write_place(graph: Graph, event: str, place: Place, places: Places) -> None:
    """A place is one node per name and article: what two articles call by one name need not be one place."""
    iri = f"{vocab.BASE}place/{places.article.digest}/{quote(place.name, errors='replace')}"
    graph.link(event, vocab.HAS_PLACE, iri)
    if places.first(iri):
        graph.link(iri, vocab.TYPE, vocab.PLACE)
        graph.say(iri, vocab.LABEL, place.name)
        if place.geonames:
            graph.link(iri, vocab.GEONAMES_FEATURE, f"{vocab.GEONAMES}{quote(place.geonames)}/")
    mention = places.mention(place.span)
    if places.first(f"{iri} {mention}"):
        graph.link(iri, vocab.DENOTED_BY, mention)


def _participation_iri(place: str, places: Places) -> str:
    """The IRI for a role and its words; where the words stand for several actors, the others have a number."""
    return next(iri for iri in chain([place], (f"{place}/{number}" for number in count(2))) if places.first(iri))


def _write_participation(graph: Graph, event: str, one: Participant, places: Places) -> None:
    iri = _participation_iri(f"{event}/{quote(one.role)}/{vocab.place_of(one.span)}", places)
    graph.link(event, vocab.HAS_PARTICIPATION, iri)
    graph.link(iri, vocab.TYPE, vocab.PARTICIPATION)
    graph.say(iri, vocab.ROLE, one.role)
    graph.link(iri, vocab.ROLE_PLAYER, one.actor or None)
    graph.say(iri, vocab.LABEL, one.name)
    graph.say(iri, vocab.KIND, one.kind or None)
    graph.link(iri, vocab.DENOTED_BY, places.mention(one.span))


def _write_attributions(graph: Graph, event: Event, places: Places) -> None:
    """Write the sources of an event; how sure it is, is what the last tells, whom the others quote."""
    for order, one in enumerate(event.attribution, 1):
        iri = f"{event.id}/attribution/{order}"
        graph.link(event.id, vocab.HAS_ATTRIBUTION, iri)
        graph.link(iri, vocab.TYPE, vocab.ATTRIBUTION)
        graph.add(iri, vocab.ORDER, Literal(order))
        graph.link(iri, vocab.ATTRIBUTED_TO, one.actor or None)
        graph.say(iri, vocab.LABEL, one.name)
        graph.link(iri, vocab.CUE, places.mention(one.cue))
        if one.source:
            graph.link(iri, vocab.SOURCE_MENTION, places.mention(one.source))
        if order == len(event.attribution):
            _write_modality(graph, iri, event.factuality)


def _write_relation(graph: Graph, event: str, relation: Relation, places: Places) -> None:
    direct = vocab.relation_iri(relation.relation)
    iri = f"{event}/{quote(relation.relation)}/{relation.target.removeprefix(vocab.BASE + 'event/')}"
    if not places.first(iri):
        return
    graph.link(event, direct, relation.target)
    graph.link(iri, vocab.TYPE, vocab.EVENT_RELATION)
    graph.link(iri, vocab.SOURCE_EVENT, event)
    graph.link(iri, vocab.RELATION, direct)
    graph.link(iri, vocab.TARGET_EVENT, relation.target)
    if relation.cue:
        graph.link(iri, vocab.CUE, places.mention(relation.cue))
