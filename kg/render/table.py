"""Views -> CSV: one row for each entry of a timeline, or for each tie of a network."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kg.render.records import edge_record, entry_record
from kg.render.style import Style, one_line
from kg.views.records import Network, Timeline, TimelineEntry

COLUMNS = (
    "order date begins ends precision basis type label status fact participants said_by sources quotes events"
).split()
TIES = "first first_kind second second_kind count tone types begins ends".split()


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline as CSV; lists stand in one cell, parted by semicolons."""
    return _written(COLUMNS, (_row(entry) for entry in view.entries))


def network(view: Network, _style: Style | None = None) -> str:
    """The ties of a network as CSV, with the actors by name."""
    nodes = {node.id: node for node in view.nodes}
    rows = []
    for edge in view.edges:
        first, second = nodes[edge.first], nodes[edge.second]
        types = "; ".join(f"{name} {count}" for name, count in edge.types)
        ends = {"first": first.name, "first_kind": first.kind, "second": second.name, "second_kind": second.kind}
        rows.append(edge_record(edge) | ends | {"types": types})
    return _written(TIES, rows)


def _row(entry: TimelineEntry) -> dict[str, object]:
    """One entry, its lists joined."""
    lists = {
        "participants": (f"{role.role}: {role.name}" for role in entry.participants),
        "said_by": entry.said_by,
        "sources": (source.id for source in entry.sources),
        "quotes": (quote.text for quote in entry.mentions),
        "events": entry.events,
    }
    return entry_record(entry) | {name: "; ".join(map(one_line, texts)) for name, texts in lists.items()}


def _written(columns: list[str], rows: Iterable[dict[str, object]]) -> str:
    """Rows as CSV under their columns; what has no column is left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
