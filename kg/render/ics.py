"""Timeline -> iCalendar (RFC 5545): dated events as all-day entries, undated ones as journal entries.

No clock: an entry's time stamp is the last publication among its sources.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from kg.render.phrases import when_phrase
from kg.render.style import Style, details, heading, tagged
from kg.views.records import Timeline, TimelineEntry

LINE = 75  # octets that a line may have (RFC 5545, 3.1)
STATUS = {"planned": "TENTATIVE", "intended": "TENTATIVE", "postponed": "TENTATIVE", "canceled": "CANCELLED"}
NO_STAMP = "19700101T000000Z"


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline as a calendar file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newskg//kg//EN", f"X-WR-CALNAME:{_text(heading(view))}"]
    for entry in view.entries:
        lines += _entry(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _entry(entry: TimelineEntry) -> Iterator[str]:
    """The lines of one entry."""
    kind = "VEVENT" if entry.when.known else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{hashlib.sha256(entry.id.encode()).hexdigest()[:32]}@newskg"
    yield f"DTSTAMP:{_stamp(entry)}"
    yield from _days(entry)
    yield f"SUMMARY:{_text(tagged(entry))}"
    yield f"DESCRIPTION:{_text(' · '.join([when_phrase(entry.when), *details(entry)]))}"
    yield f"CATEGORIES:{_text(entry.type)}"
    if kind == "VEVENT":
        yield f"STATUS:{STATUS.get(entry.status, 'CONFIRMED' if entry.fact else 'TENTATIVE')}"
        yield "TRANSP:TRANSPARENT"
    yield f"END:{kind}"


def _days(entry: TimelineEntry) -> Iterator[str]:
    """First day and, as the standard has it, the day after the last; an open side is the day that is known."""
    begins, ends = entry.when.begins or entry.when.ends, entry.when.ends or entry.when.begins
    if begins and ends:
        after = date.fromordinal(min(date.fromisoformat(ends).toordinal() + 1, date.max.toordinal()))
        yield f"DTSTART;VALUE=DATE:{begins.replace('-', '')}"
        yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"


def _stamp(entry: TimelineEntry) -> str:
    """When the last of the sources was published, by its day."""
    published = max((source.published[:10] for source in entry.sources if source.published), default=None)
    return f"{published.replace('-', '')}T000000Z" if published else NO_STAMP


def _text(value: str) -> str:
    """A text value, escaped (RFC 5545, 3.3.11)."""
    for mark in "\\;,":
        value = value.replace(mark, f"\\{mark}")
    return value


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, cut between characters; those after the first begin with a space."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
