"""Conflicts -> text, JSON and CSV: what sources say of one event, side by side, with their words."""

from __future__ import annotations

import csv as tables
import io
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.render.phrases import day_phrase
from kg.render.records import Record, dumped, quote_record
from kg.render.style import Style, marked, one_line, origin, sentences
from kg.views.records import Conflict, Side

COLUMNS = "event label what value article source published said_by quotes".split()


def text(conflicts: Sequence[Conflict], style: Style | None = None) -> str:
    """Each conflict as a table as wide as the terminal: a column for each side; words stand in square brackets."""
    style = style or Style()
    if not conflicts:
        return "No conflicts.\n"
    out = io.StringIO()
    console = Console(file=out, width=style.width, color_system="standard" if style.colour else None, highlight=False)
    for conflict in conflicts:
        table = Table(title=Text(f"{one_line(conflict.label)}: {conflict.what}"), title_justify="left", expand=True)
        for side in conflict.sides:
            table.add_column(Text(_value(conflict, side)), ratio=1)
        table.add_row(*(Text("\n\n".join(_words(side))) for side in conflict.sides))
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def json(conflicts: Sequence[Conflict], _style: Style | None = None) -> str:
    """The conflicts as one JSON object."""
    return dumped({"conflicts": [_record(conflict) for conflict in conflicts]})


def csv(conflicts: Sequence[Conflict], _style: Style | None = None) -> str:
    """The conflicts as CSV: one row for each source of each side."""
    out = io.StringIO()
    writer = tables.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for conflict in conflicts:
        for side in conflict.sides:
            for source in side.sources:
                quotes = [marked(*told) for told in sentences(side.mentions) if told[0].article == source.id]
                about = (conflict.event, one_line(conflict.label), conflict.what, side.value, source.id, source.outlet)
                more = (source.published, "; ".join(map(one_line, side.said_by)), " | ".join(quotes))
                writer.writerow(dict(zip(COLUMNS, (*about, *more), strict=True)))
    return out.getvalue()


def _value(conflict: Conflict, side: Side) -> str:
    """What a side says; a day in words."""
    return day_phrase(side.value) if conflict.what == "date" else one_line(side.value)


def _words(side: Side) -> list[str]:
    """The sources of a side, each with its words."""
    names = {source.id: source for source in side.sources}
    return [f"{origin(names[told[0].article])}: “{marked(*told)}”" for told in sentences(side.mentions)]


def _record(conflict: Conflict) -> Record:
    return {
        "event": conflict.event,
        "label": conflict.label,
        "what": conflict.what,
        "sides": [
            {
                "value": side.value,
                "sources": [{"article": s.id, "source": s.outlet, "published": s.published} for s in side.sources],
                "mentions": [quote_record(quote) for quote in side.mentions],
                "said_by": list(side.said_by),
            }
            for side in conflict.sides
        ],
    }
