"""Timeline -> the JSON that Knight Lab's TimelineJS reads."""

from __future__ import annotations

from html import escape
from typing import Any

from kg.render.html import quotation
from kg.render.phrases import when_phrase
from kg.render.records import dumped
from kg.render.style import Style, details, heading, notes_on, tagged
from kg.views.records import Timeline, TimelineEntry, When

PARTS = ("year", "month", "day")
SHOWN = {"year": 1, "decade": 1, "century": 1, "month": 2, "quarter": 2, "half": 2, "season": 2}


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline for TimelineJS; what has no date, which it cannot place, is listed on the title slide."""
    dated = [entry for entry in view.entries if entry.when.known]
    undated = "".join(f"<li>{_headline(entry)}</li>" for entry in view.entries if not entry.when.known)
    notes = "".join(f"<p>{escape(note)}</p>" for note in notes_on(view))
    text = (f"<p>Undated:</p><ul>{undated}</ul>" if undated else "") + notes
    title = {"text": {"headline": escape(heading(view)), "text": text}}
    return dumped({"title": title, "events": [_slide(entry) for entry in dated]})


def _slide(entry: TimelineEntry) -> dict[str, Any]:
    """One slide; the words for the date stand beside its figures, so that no precision is lost or made up."""
    when = entry.when
    first, last = when.begins or when.ends, when.ends or when.begins
    slide = {
        "unique_id": f"{entry.order}-{entry.id.rpartition('/id/')[2]}",
        "start_date": _date(first, when),
        "display_date": when_phrase(when),
        "group": entry.family,
        "text": {"headline": _headline(entry), "text": _text(entry)},
    }
    return slide if first == last else slide | {"end_date": _date(last, when)}


def _date(day: str | None, when: When) -> dict[str, int]:
    """A day, as far as the precision goes."""
    parts = (day or "").split("-")[: SHOWN.get(when.precision or "", 3)]
    return {name: int(part) for name, part in zip(PARTS, parts, strict=False)}


def _headline(entry: TimelineEntry) -> str:
    return escape(tagged(entry))


def _text(entry: TimelineEntry) -> str:
    return f"<p>{escape(' · '.join(details(entry)))}</p>{''.join(map(quotation, entry.mentions))}"
