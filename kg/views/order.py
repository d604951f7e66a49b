"""Entries and relations -> temporal order: a topological order of a graph whose edges say "before".

Dates order only intervals that are disjoint. So that this costs a few edges an entry and not one a pair, the days
on which entries end are nodes too, in a chain: an entry comes before its last day, and after the latest of those days
that lies before its first. Relations add edges of their own. A circle is a contradiction to report: its relations are
set aside and the dates stand. Only a day of publication yields to a relation: news may be older, plans are for later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import networkx as nx
from msgspec.structs import replace

from kg.views.records import Contradiction, Link, TimelineEntry, When

# what changes the schedule of an event comes before the event
EARLIER = frozenset("before causes cancels postpones reschedules".split())
LATER = frozenset("after caused-by responds-to".split())

Edge = tuple[str, str]
Key = tuple[int, int, int, bool]


def in_order(
    entries: Sequence[TimelineEntry], links: Iterable[Link]
) -> tuple[tuple[TimelineEntry, ...], tuple[Contradiction, ...]]:
    """The entries with their order numbers, undated ones last and with 0; and the contradictions found.

    Dated entries of the same days share a number, unless a relation tells them apart. What neither dates nor
    relations order stands by first day, wider intervals first, then as given: the caller's order must be stable.
    """
    told = _told(entries, links)
    graph, contradictions = temporal_graph(entries, told)
    steps = _steps(entries, graph)
    keys = _urgent({entry.id: _key(entry.when) for entry in entries}, graph)
    rank = {entry.id: (*keys[entry.id], steps[entry.id], place) for place, entry in enumerate(entries)}
    first = (-1, 0, 0, False, 0, 0)  # the days, which stand for no entry, must hold none of them up
    known = {entry.id: entry for entry in entries}
    ordered = [known[n] for n in nx.lexicographical_topological_sort(graph, lambda n: rank.get(n, first)) if n in known]
    ordered.sort(key=lambda entry: not entry.when.known)
    return tuple(_numbered(ordered, steps)), contradictions


def closure(entries: Sequence[TimelineEntry], links: Iterable[Link]) -> nx.DiGraph:
    """The graph of everything that surely comes before something else: the transitive closure over the entries.

    Its edges may be as many as pairs of entries. What is not connected is simultaneous, or its order is not known.
    """
    graph, _ = temporal_graph(entries, _told(entries, links))
    closed = nx.transitive_closure_dag(graph)
    closed.remove_nodes_from(set(closed) - {entry.id for entry in entries})
    for entry in entries:
        closed.nodes[entry.id].update(label=entry.label, type=entry.type, status=entry.status)
    return closed


def temporal_graph(
    entries: Sequence[TimelineEntry], told: dict[Edge, Link]
) -> tuple[nx.DiGraph, tuple[Contradiction, ...]]:
    """The graph of what comes before what, free of circles: its nodes are ids of entries, and days.

    An edge has `kind`: date, guess (from a day of publication) or told (by a relation). What had to be set
    aside is in the contradictions, in the order of the entries.
    """
    graph = _dated(entries)
    graph.add_edges_from((a, b, {"kind": "told"}) for a, b in told)
    for circle in _circles(graph):
        related = {end for edge in _edges(graph, circle, "told") for end in edge}
        graph.remove_edges_from(edge for edge in _edges(graph, circle, "guess") if related & set(edge))
    place = {entry.id: number for number, entry in enumerate(entries)}
    found = []
    for circle in _circles(graph):
        aside = sorted(_edges(graph, circle, "told"), key=lambda edge: (place[edge[0]], place[edge[1]]))
        graph.remove_edges_from(aside)
        events = sorted({end for edge in aside for end in edge}, key=place.__getitem__)
        found.append(Contradiction(tuple(events), tuple(told[edge] for edge in aside)))
    return graph, tuple(sorted(found, key=lambda c: place[c.events[0]]))


def _told(entries: Sequence[TimelineEntry], links: Iterable[Link]) -> dict[Edge, Link]:
    """Which entry comes before which, by what relation says so."""
    known = {entry.id for entry in entries}
    told: dict[Edge, Link] = {}
    for first, relation, second in sorted(links):
        if first == second or first not in known or second not in known:
            continue
        if relation in EARLIER:
            told.setdefault((first, second), (first, relation, second))
        elif relation in LATER:
            told.setdefault((second, first), (first, relation, second))
    return told


def _dated(entries: Sequence[TimelineEntry]) -> nx.DiGraph:
    """The graph of the dates alone: every entry, and the chain of days on which entries end."""
    graph = nx.DiGraph()
    graph.add_nodes_from(entry.id for entry in entries)
    days = sorted({entry.when.ends for entry in entries if entry.when.ends})
    graph.add_edges_from(pairwise(days), kind="date")
    for entry in entries:
        when, reported = entry.when, entry.when.basis == "document"
        if when.ends:
            graph.add_edge(entry.id, when.ends, kind="guess" if reported and not entry.fact else "date")
        if when.begins and (earlier := bisect_left(days, when.begins)):
            graph.add_edge(days[earlier - 1], entry.id, kind="guess" if reported else "date")
    return graph


def _circles(graph: nx.DiGraph) -> list[set[str]]:
    """The sets of nodes that come before one another."""
    return [part for part in nx.strongly_connected_components(graph) if len(part) > 1]


def _edges(graph: nx.DiGraph, nodes: set[str], kind: str) -> list[Edge]:
    """The edges of a kind among some nodes."""
    return [(a, b) for a, b, found in graph.subgraph(nodes).edges(data="kind") if found == kind]


def _steps(entries: Sequence[TimelineEntry], graph: nx.DiGraph) -> dict[str, int]:
    """How many steps down a chain of relations each entry stands among the entries of its own days."""
    days = {entry.id: entry.when.days for entry in entries}
    same = nx.DiGraph()
    same.add_nodes_from(days)
    told = ((a, b) for a, b, kind in graph.edges(data="kind") if kind == "told")
    same.add_edges_from((a, b) for a, b in told if days[a] == days[b])
    return {node: step for step, nodes in enumerate(nx.topological_generations(same)) for node in nodes}


def _key(when: When) -> Key:
    """What puts an entry before another where nothing else does."""
    if not when.known:
        return 1, 0, 0, False
    begins, ends = (date.fromisoformat(day).toordinal() if day else None for day in (when.begins, when.ends))
    return 0, begins or ends or 0, -(ends or date.max.toordinal()), when.basis == "document"


def _urgent(keys: dict[str, Key], graph: nx.DiGraph) -> dict[str, Key]:
    """The keys, of what comes before another entry the lesser one of both: it must not wait for its own days."""
    found = dict(keys)
    for node in reversed(list(nx.topological_sort(graph))):
        if node in found:
            later = (found[after] for after in graph.successors(node) if after in found)
            found[node] = min([found[node], *later])
    return found


def _numbered(ordered: Iterable[TimelineEntry], steps: dict[str, int]) -> Iterable[TimelineEntry]:
    """The entries with their order numbers."""
    number, last = 0, None
    for entry in ordered:
        if not entry.when.known:
            yield replace(entry, order=0)
            continue
        position = (entry.when.days, steps[entry.id])
        number += position != last
        last = position
        yield replace(entry, order=number)
