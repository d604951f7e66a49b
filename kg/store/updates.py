"""Change -> one SPARQL update, which an engine makes wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pyoxigraph import Quad

from kg.graph.terms import node
from kg.store.backend import Change

PIECE = 500  # quads in one operation: Virtuoso takes no more than some thousands


def update_text(change: Change) -> str:
    """The operations of a change in their order, as one request."""
    steps = [f"DROP SILENT GRAPH {node(graph)}" for graph in change.drop]
    steps += [*_operations("DELETE DATA", change.delete), *_operations("INSERT DATA", change.insert)]
    return " ;\n".join(steps)


def _operations(verb: str, quads: Sequence[Quad]) -> Iterator[str]:
    for start in range(0, len(quads), PIECE):
        yield f"{verb} {{ {_blocks(quads[start : start + PIECE])} }}"


def _blocks(quads: Sequence[Quad]) -> str:
    """The quads as GRAPH blocks, one for each run of quads of one graph."""
    return "\n".join(
        f"GRAPH {graph} {{ {' '.join(f'{q.subject} {q.predicate} {q.object} .' for q in block)} }}"
        for graph, block in groupby(quads, key=lambda quad: quad.graph_name)
    )
