"""Views -> CSV: one row for each entry of a timeline, or for each tie of a network."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kg.render.records import edge_record, entry_record
from kg.render.style import Style, one_line
from kg.views.records import Network, Role, Timeline, TimelineEntry

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


def entry_cells(entry: TimelineEntry) -> dict[str, object]:
    """One entry of a timeline by column; who takes part, who says so and the like are lists."""
    cells = entry_record(entry) | {
        "participants": role_cell(entry.participants),
        "said_by": list(entry.said_by),
        "sources": [source.id for source in entry.sources],
        "quotes": [quote.text for quote in entry.mentions],
        "events": list(entry.events),
    }
    return {name: cells[name] for name in COLUMNS}


def role_cell(roles: Iterable[Role]) -> list[str]:
    """Who takes part in which role."""
    return [f"{role.role}: {role.name}" for role in roles]


def _row(entry: TimelineEntry) -> dict[str, object]:
    """One entry, its lists joined."""
    cells = entry_cells(entry)
    return {name: "; ".join(map(one_line, cell)) if isinstance(cell, list) else cell for name, cell in cells.items()}


def _written(columns: list[str], rows: Iterable[dict[str, object]]) -> str:
    """Rows as CSV under their columns; what has no column is left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
