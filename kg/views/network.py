"""Store -> Network: who does what with or to whom, counted over facts; reports of one event count once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

import networkx as nx
from msgspec import Struct

from kg.graph.relations import tone
from kg.store.store import Store
from kg.views.actors import Actors
from kg.views.dating import dated
from kg.views.reading import REPORTS, Report, articles, plain_reports, rows, wholes
from kg.views.records import ActorEdge, ActorNode, Network, When

TIES = """SELECT ?first ?second ?event WHERE {
  ?relation a kg:ActorRelation ; kg:sourceActor ?first ; kg:targetActor ?second ; prov:wasDerivedFrom ?event }"""
SURE = "SELECT ?event WHERE {{ ?event kg:confidence ?sure FILTER(?sure >= {least}) }}"


class Limits(Struct, frozen=True):
    """What a network is restricted to; what is empty does not restrict.

    `ego` is an actor, who is shown with its neighbours. `begins` and `ends` are ISO days that events must overlap,
    `min_confidence` says how sure they must be; `actors` is the most that are kept, those in most events.
    """

    ego: str | None = None
    begins: str | None = None
    ends: str | None = None
    min_confidence: float = 0.0
    actors: int | None = None


def build(store: Store, limits: Limits | None = None) -> Network:
    """The network of a store; its relations of actors must be up to date."""
    limits = limits or Limits()
    actors, known = Actors(store), articles(store)
    found = actors.find(limits.ego) if limits.ego else frozenset()
    if limits.ego and not found:
        return Network((), (), limits.ego, found=False)
    ties = [(actors.one(row["first"]), actors.one(row["second"]), row["event"]) for row in rows(store, TIES)]
    told = dated(store, plain_reports(store, _sure(store, {event for _, _, event in ties}, limits)), known)
    kept = {report.event: report for report in told if _within(report.when, limits)}
    whole = wholes(store, REPORTS)
    between = (tie for tie in ties if tie[2] in kept and all(_acts(actors, actor) for actor in tie[:2]))
    edges = _edges(between, kept, whole)
    network = Network(_nodes(edges, whole, actors), edges)
    if found:
        network = _around({actors.one(actor) for actor in found}, network)
    return strongest(network, limits.actors) if limits.actors else network


def _sure(store: Store, events: Set[str], limits: Limits) -> list[str]:
    """The events that are sure enough, in order."""
    if limits.min_confidence:
        events = events & {row["event"] for row in rows(store, SURE.format(least=limits.min_confidence))}
    return sorted(events)


def strongest(network: Network, most: int) -> Network:
    """The actors in the most events, the one that the network is about first, and the ties between them.

    Actors that have a tie to none of the others are passed over, since they would tell nothing.
    """
    ordered = sorted(network.nodes, key=lambda node: (node.id != network.ego, -node.weight, node.name, node.id))
    rank = {node.id: number for number, node in enumerate(ordered)}
    stronger: dict[str, list[str]] = {node.id: [] for node in ordered}
    for edge in network.edges:
        first, second = sorted((edge.first, edge.second), key=rank.__getitem__)
        stronger[second].append(first)
    tied: set[str] = set()
    for node in ordered:
        for other in sorted(stronger[node.id], key=rank.__getitem__):
            new = {node.id, other} - tied
            if len(tied) + len(new) <= most:
                tied |= new
    return _part(network, tied, network.ego)


def as_graph(network: Network) -> nx.Graph:
    """A network as a networkx graph with plain attributes; what is unknown is left out.

    Nodes, by IRI, have `name`, `kind` and `events`; edges `weight`, `tone`, `types`, and the `first` and `last` day.
    """
    graph = nx.Graph()
    for node in network.nodes:
        graph.add_node(node.id, name=node.name, kind=node.kind, events=node.weight)
    for edge in network.edges:
        days = {name: day for name, day in (("first", edge.begins), ("last", edge.ends)) if day}
        types = ", ".join(f"{name} {count}" for name, count in edge.types)
        graph.add_edge(edge.first, edge.second, weight=edge.count, tone=edge.tone, types=types, **days)
    return graph


def _acts(actors: Actors, actor: str) -> bool:
    """Whether an actor is of a kind that acts, or is called by a name: a product is, an offer is not."""
    last = actors.name(actor).split(" ")[-1]
    return actors.kind(actor) != "other" or not last.islower()


def _within(when: When, limits: Limits) -> bool:
    """Whether a time overlaps the days asked for; what is undated is outside of any."""
    if not limits.begins and not limits.ends:
        return True
    if not when.known:
        return False
    begins, ends = when.begins or when.ends or "", when.ends or when.begins or ""
    return ends >= (limits.begins or "") and begins <= (limits.ends or "~")


def _edges(
    ties: Iterable[tuple[str, str, str]], told: Mapping[str, Report], whole: Mapping[str, str]
) -> tuple[ActorEdge, ...]:
    """One edge for each pair of actors, whoever acts; the strongest first."""
    pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for first, second, event in ties:
        if first != second:
            pairs[min(first, second), max(first, second)].add(event)
    edges = [_edge(pair, sorted(events), told, whole) for pair, events in pairs.items()]
    return tuple(sorted(edges, key=lambda edge: (-edge.count, edge.first, edge.second)))


def _edge(pair: tuple[str, str], events: list[str], told: Mapping[str, Report], whole: Mapping[str, str]) -> ActorEdge:
    """What passes between two actors, from the reports of their events."""
    types = {whole.get(event, event): told[event].type for event in events}
    by_type = Counter(types.values())
    tones = Counter(tone(name) for name in types.values())
    begins = [day for event in events if (day := told[event].when.begins)]
    ends = [day for event in events if (day := told[event].when.ends)]
    return ActorEdge(
        *pair,
        count=len(types),
        tone=_main_tone(tones),
        types=tuple(sorted(by_type.items(), key=lambda item: (-item[1], item[0]))),
        begins=min(begins, default=None),
        ends=max(ends, default=None),
        events=tuple(events),
    )


def _main_tone(tones: Counter[str]) -> str:
    """The tone of the more events; neutral where cooperation and conflict balance."""
    difference = tones["cooperative"] - tones["conflictual"]
    if difference == 0:
        return "neutral"
    return "cooperative" if difference > 0 else "conflictual"


def _nodes(edges: Iterable[ActorEdge], whole: Mapping[str, str], actors: Actors) -> tuple[ActorNode, ...]:
    """The actors of the edges, those in most events first."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end in (edge.first, edge.second):
            events[end].update(whole.get(event, event) for event in edge.events)
    nodes = [ActorNode(iri, actors.name(iri), actors.kind(iri), len(found)) for iri, found in events.items()]
    return tuple(sorted(nodes, key=lambda node: (-node.weight, node.name, node.id)))


def _around(egos: set[str], network: Network) -> Network:
    """An actor, its neighbours, and what passes between all of them."""
    near = egos | {
        end for edge in network.edges if {edge.first, edge.second} & egos for end in (edge.first, edge.second)
    }
    ego = next((node.id for node in network.nodes if node.id in egos), min(egos))
    return _part(network, near, ego)


def _part(network: Network, actors: Set[str], ego: str | None) -> Network:
    """Some of the actors, and what passes between them."""
    nodes = tuple(node for node in network.nodes if node.id in actors)
    edges = tuple(edge for edge in network.edges if {edge.first, edge.second} <= actors)
    return Network(nodes, edges, ego)
