"""Views -> Markdown: a heading for each date, an item for each event."""

from __future__ import annotations

import re

from kg.render.style import Style, by_date, details, heading, notes_on, one_line, tag
from kg.views.records import Timeline, TimelineEntry

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline as Markdown; a status that is not a fact's is in bold before the label."""
    lines = [f"# {escaped(heading(view))}", ""]
    for phrase, entries in by_date(view.entries):
        lines += [f"## {phrase}", "", *map(_item, entries), ""]
    lines += [f"> {escaped(note)}\n" for note in notes_on(view)]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    r"""A text in which Markdown and HTML find nothing to read.

    >>> escaped("a *new* <b>plan</b>")
    'a \\*new\\* \\<b\\>plan\\</b\\>'
    """
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _item(entry: TimelineEntry) -> str:
    """One entry as a list item, with who says and who reports it."""
    status = f"**{tag(entry)}:** " if tag(entry) else ""
    more = " · ".join(escaped(text) for text in details(entry))
    return f"- {status}{escaped(entry.label)}" + (f" ({more})" if more else "")
