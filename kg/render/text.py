"""Views -> plain text for a terminal: wrapped to its width, coloured only where asked for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.render.style import Style, by_date, details, heading, notes_on, styled, tag, tagged, wrapped
from kg.views.records import UNDATED, UNFACTUAL, Timeline, TimelineEntry

INDENT = 6  # where labels stand, right of the order numbers
COLOURS = {
    "ongoing": "green",
    "planned": "cyan",
    "intended": "cyan",
    "proposed": "cyan",
    "canceled": "yellow",
    "postponed": "yellow",
}


def timeline(view: Timeline, style: Style | None = None) -> str:
    """A timeline as text: a heading for each date, under it the entries with their order numbers."""
    style = style or Style()
    lines = [styled(style, line, bold=True) for line in wrapped(heading(view), style.width)]
    for phrase, entries in by_date(view.entries):
        lines += ["", *(styled(style, line, bold=True) for line in wrapped(phrase, style.width))]
        for entry in entries:
            lines += _entry(entry, style)
    notes = notes_on(view)
    if {UNDATED, UNFACTUAL} & {reason for reason, _ in view.left_out}:
        notes.append("--all shows what is undated or not fact.")
    lines += ["", *(line for note in notes for line in wrapped(note, style.width))] if notes else []
    return "\n".join(lines) + "\n"


def _entry(entry: TimelineEntry, style: Style) -> Iterator[str]:
    """The lines of one entry."""
    status = tag(entry)
    number = f"{entry.order or ''!s:>{INDENT - 2}}  "
    first, *rest = wrapped(tagged(entry), style.width - INDENT)
    colour = COLOURS.get(entry.status, "red") if status else None
    yield number + styled(style, first, fg=colour)
    for line in rest:
        yield " " * INDENT + styled(style, line, fg=colour)
    for line in wrapped(" · ".join(details(entry)), style.width - INDENT):
        if line:
            yield " " * INDENT + styled(style, line, dim=True)
