"""Events of an article -> the keys of the blocks in which they are compared with events of other articles."""

from __future__ import annotations

from collections import defaultdict

from kg import vocab
from kg.graph.terms import Graph, day_of
from kg.model import CHANGING, Event, Extraction
from kg.resolve.blocks import block_keys
from kg.resolve.facts import UNTIMED, EventFacts
from kg.resolve.quantities import fillers


def write_blocks(graph: Graph, extraction: Extraction) -> None:
    """Write the keys of all events of an article."""
    article = vocab.article_iri(extraction.article)
    published = day_of(extraction.article.published)
    facts = {event.id: _facts(event, article, published) for event in extraction.events}
    acts: defaultdict[str, dict[str, EventFacts]] = defaultdict(dict)
    for event in extraction.events:
        for relation in event.relations:
            if relation.relation in CHANGING:
                acts[relation.target][event.id] = facts[event.id]
    for iri, one in facts.items():
        for key in block_keys(one, tuple(acts[iri].values())):
            graph.say(iri, vocab.BLOCK, key)


def _facts(event: Event, article: str, published: str) -> EventFacts:
    """What is compared of an event, as far as the article alone tells it."""
    timed = event.time is not None and event.time.basis not in UNTIMED
    begins, ends = (event.time.begins or "", event.time.ends or "") if event.time and timed else (published, published)
    return EventFacts(
        event.id,
        article,
        event.type,
        event.predicate,
        event.factuality.status,
        begins,
        ends,
        timed,
        label="",
        roles=frozenset(filler for p in event.participants for filler in fillers(p.role, p.actor or "", p.name)),
        published=published,
    )
