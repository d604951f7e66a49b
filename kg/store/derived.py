"""What is pending -> relations of actors brought up to date, from the facts that the articles' graphs tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, product

from pyoxigraph import Quad

from kg import vocab
from kg.graph.relations import Fact, relation_iri, relation_quads
from kg.graph.terms import to_nquads, value
from kg.model import FACTS
from kg.store.backend import BULK, Backend, Change, select_for
from kg.store.forget import mark, marked, relation_parts

TARGET_ROLES = ("patient", "partner", "recipient", "beneficiary", "destination")
_FACTS = """
SELECT ?event ?type ?begins ?ends ?role ?actor WHERE {
  VALUES ?event { %s }
  ?event kg:status ?status ; kg:polarity "positive" ; sem:eventType ?type ; kg:participation ?part .
  ?part kg:role ?role ; kg:actor ?actor .
  OPTIONAL { ?event kg:begins ?begins }
  OPTIONAL { ?event kg:ends ?ends }
  FILTER (?status IN ($statuses))
} ORDER BY ?event ?part""".replace("$statuses", ", ".join(f'"{status}"' for status in sorted(FACTS)))
_CANONICALS = """
SELECT ?iri (MIN(?canonical) AS ?thing) WHERE {
  VALUES ?iri { %s }
  ?canonical kg:hasMember|kg:hasReport ?iri .
} GROUP BY ?iri"""


def refresh(backend: Backend) -> None:
    """Bring up to date what is derived from the articles and events that are marked, and take the marks away."""
    out_of_date = marked(backend, vocab.PENDING)
    if not out_of_date:
        return
    events = sorted({event for iri in out_of_date for event in _events(backend, iri)})
    facts = list(_facts(backend, events))
    pairs = {(fact.source, fact.target) for fact in facts}
    known = {pair: quads for pair in sorted(pairs) if (quads := list(relation_parts(backend, relation_iri(*pair))))}
    _insert(backend, relation_quads(fact for fact in facts if (fact.source, fact.target) not in known))
    old = [quad for quads in known.values() for quad in quads]
    counted = {value(quad.object) for quad in old if value(quad.predicate) == vocab.DERIVED_FROM}
    facts += _facts(backend, sorted(counted - set(events)))
    new = relation_quads(fact for fact in facts if (fact.source, fact.target) in known)
    done = [mark(vocab.PENDING, iri) for iri in out_of_date]
    backend.change(Change((), [*_without(old, new), *done], _without(new, old)))


def _insert(backend: Backend, quads: Sequence[Quad]) -> None:
    """Insert relations of pairs that had none: if this is cut off, the marks are still there, and it is done again."""
    if len(quads) < BULK:
        backend.change(Change(insert=quads))
    else:
        backend.load(to_nquads(quads))


def _events(backend: Backend, iri: str) -> Iterator[str]:
    """The events of a marked article; what else is marked is itself one."""
    if any(backend.match(iri, vocab.DIGEST)):
        yield from (value(quad.subject) for quad in backend.match(None, vocab.EVENT_TYPE, None, iri))
    else:
        yield iri


def _facts(backend: Backend, events: Iterable[str]) -> Iterator[Fact]:
    """The facts between two actors among some events, with the canonical actors in the place of their members."""
    rows = list(select_for(backend, _FACTS, events))
    spoken = {row[name].value for row in rows for name in ("event", "actor")}
    canonical = {row["iri"].value: row["thing"].value for row in select_for(backend, _CANONICALS, sorted(spoken))}
    for event, group in groupby(rows, key=lambda row: row["event"].value):
        told = list(group)
        parts = [(row["role"].value, canonical.get(row["actor"].value, row["actor"].value)) for row in told]
        for source, target in sorted(_pairs(parts)):
            kind = told[0]["type"].value.removeprefix(vocab.NS)
            begins, ends = (row.value if row else None for row in (told[0]["begins"], told[0]["ends"]))
            yield Fact(event, canonical.get(event, event), kind, source, target, begins, ends)


def _pairs(parts: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Who acts on whom; partners without an agent stand side by side, each pair once."""
    agents = [actor for role, actor in parts if role == "agent"]
    partners = sorted(actor for role, actor in parts if role == "partner")
    targets = [actor for role, actor in parts if role in TARGET_ROLES]
    found = product(agents, targets) if agents else ((a, b) for a, b in product(partners, partners) if a < b)
    return {(source, target) for source, target in found if source != target}


def _without(quads: Iterable[Quad], others: Iterable[Quad]) -> list[Quad]:
    known = set(others)
    return [quad for quad in quads if quad not in known]
