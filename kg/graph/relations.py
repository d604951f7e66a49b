"""Facts -> relations of actors: for each pair, how many events of which type and tone, when first and last.

A relation is derived: it is rebuilt from the facts that it counts, and names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from pyoxigraph import Literal, Quad

from kg import vocab
from kg.events.backbone import load_types
from kg.graph.terms import Graph, date
from kg.resources import read_ontology, rows

TONES = ("cooperative", "conflictual", "neutral")


class Fact(Struct, frozen=True):
    """One event between two actors as one article reports it; reports of one event share `canonical`."""

    event: str
    canonical: str
    type: str
    source: str
    target: str
    begins: str | None = None
    ends: str | None = None


@lru_cache(maxsize=1)
def tones() -> Mapping[str, str]:
    """The tone of each PLOVER root: its quad class without the step from words to deeds."""
    return {row["root"]: row["tone"] for _, row in rows(read_ontology("plover.tsv"), "plover.tsv")}


def tone(event_type: str) -> str:
    """Whether events of a type are cooperative, conflictual or neutral between those who take part."""
    known = load_types().get(event_type)
    return tones().get(known.plover or "", "neutral") if known else "neutral"


def relation_iri(source: str, target: str) -> str:
    """The IRI of the relation of one actor to another."""
    return vocab.content_iri("relation", source, target)


def relation_quads(facts: Iterable[Fact]) -> list[Quad]:
    """The quads of the relations of all pairs of actors in the facts."""
    graph = Graph(vocab.DERIVED_GRAPH)
    pairs: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        pairs.setdefault((fact.source, fact.target), []).append(fact)
    for (source, target), found in sorted(pairs.items()):
        _write_relation(graph, source, target, sorted(found, key=lambda fact: fact.event))
    return graph.quads


def _write_relation(graph: Graph, source: str, target: str, facts: list[Fact]) -> None:
    iri = relation_iri(source, target)
    types = dict(sorted({fact.canonical: fact.type for fact in facts}.items()))
    by_type, by_tone = Counter(types.values()), Counter(tone(kind) for kind in types.values())
    graph.link(iri, vocab.TYPE, vocab.ACTOR_RELATION)
    graph.link(iri, vocab.SOURCE_ACTOR, source)
    graph.link(iri, vocab.TARGET_ACTOR, target)
    graph.add(iri, vocab.COUNT, Literal(len(types)))
    for name in TONES:
        graph.add(iri, vocab.NS + name, Literal(by_tone[name]))
    for name, count in sorted(by_type.items()):
        _write_count(graph, f"{iri}/{name}", iri, name, count)
    if begins := [fact.begins for fact in facts if fact.begins]:
        graph.add(iri, vocab.FIRST, date(min(begins)))
    if ends := [fact.ends for fact in facts if fact.ends]:
        graph.add(iri, vocab.LAST, date(max(ends)))
    for event in sorted({fact.event for fact in facts}):
        graph.link(iri, vocab.DERIVED_FROM, event)


def _write_count(graph: Graph, iri: str, relation: str, name: str, count: int) -> None:
    graph.link(relation, vocab.TYPE_COUNT_OF, iri)
    graph.link(iri, vocab.TYPE, vocab.TYPE_COUNT)
    graph.link(iri, vocab.EVENT_TYPE, vocab.type_iri(name))
    graph.add(iri, vocab.COUNT, Literal(count))
