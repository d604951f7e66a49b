"""Store -> its property graph as two CSV tables, one of nodes and one of edges."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kg.exports import Files
from kg.exports.property_graph import edges, nodes
from kg.store import Store


def tables(store: Store) -> Files:
    """The nodes with a column for each property, and the edges."""
    found = nodes(store)
    columns = sorted({name for node in found for name, _ in node.properties})
    told = (
        (node.id, node.type, node.label, *(dict(node.properties).get(name, "") for name in columns)) for node in found
    )
    return {
        "nodes": _csv(("id", "type", "label", *columns), told),
        "edges": _csv(("source", "target", "type"), ((edge.source, edge.target, edge.type) for edge in edges(store))),
    }


def _csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue().encode()
