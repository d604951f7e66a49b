"""What renderers share: the words for what a view is, how a status is told, and how to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import click
from msgspec import Struct
from rich.cells import cell_len, chop_cells

from kg.render.phrases import day_phrase, when_phrase
from kg.views.records import Network, Quote, Source, Timeline, TimelineEntry

# a status word that stands before the label, so that no plan or denial reads as a fact; facts need none
TAGS = {"occurred": "", "not-occurred": "did not happen", "habitual": "in general"}

# control characters, and those that reorder text: an article must not drive the reader's terminal
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_SPACES = re.compile(r"\s+")


class Style(Struct, frozen=True):
    """How to print: columns of the terminal, colours or none, what lanes stand for, how many actors to draw."""

    width: int = 100
    colour: bool = False
    lanes: str = "auto"
    actors: int = 40


def tag(entry: TimelineEntry) -> str:
    """The word for a status that is not plainly that of a fact; else nothing.

    An event may have the status of a fact and still be negated: then it is told as not having happened.
    """
    if entry.status == "occurred" and not entry.fact:
        return TAGS["not-occurred"]
    return TAGS.get(entry.status, entry.status)


def tagged(entry: TimelineEntry) -> str:
    """The label of an entry on one line, after the word for its status if that is not a fact's.

    >>> from kg.views.records import When
    >>> tagged(TimelineEntry("e", "Anna meets Ben", "Meet", "Contact", "planned", False, When()))
    '[planned] Anna meets Ben'
    """
    status = tag(entry)
    return f"[{status}] {one_line(entry.label)}" if status else one_line(entry.label)


def flat(text: str) -> str:
    """A text without line breaks, control characters and doubled spaces; a space at an end stays."""
    return _SPACES.sub(" ", _UNSAFE.sub(" ", text))


def one_line(text: str) -> str:
    """A text without line breaks, control characters and spaces that nothing needs."""
    return flat(text).strip()


def marked(*quotes: Quote) -> str:
    """The sentence of some mentions with their words in square brackets; where it is not known, the first words alone.

    >>> came, left = ((4, 8, "came"), (15, 19, "left"))
    >>> marked(*(Quote("a", "text", *place, "Ben came, then left.") for place in (left, came)))
    'Ben [came], then [left].'
    """
    first = quotes[0]
    told, start = (first.sentence, first.sentence_start) if first.sentence else (first.text, first.start)
    found, last = "", 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        begins, ends = quote.start - start, quote.end - start
        if last <= begins and ends <= len(told):
            found, last = f"{found}{told[last:begins]}[{told[begins:ends]}]", ends
    return flat(found + told[last:]).strip()


def sentences(quotes: Iterable[Quote]) -> list[tuple[Quote, ...]]:
    """Mentions of one sentence together, in order."""
    found: dict[tuple[str, str, int], list[Quote]] = {}
    for quote in quotes:
        found.setdefault((quote.article, quote.part, quote.sentence_start), []).append(quote)
    return [tuple(together) for together in found.values()]


def origin(source: Source) -> str:
    """An outlet with the day of publication."""
    return one_line(source.name) + (f", {day_phrase(source.published[:10])}" if source.published else "")


def heading(view: Timeline) -> str:
    """What a timeline is of, and how long it is."""
    number = len(view.entries)
    about = f" of {one_line(view.actor)}" if view.actor else ""
    known = f", as known on {day_phrase(view.as_of)}" if view.as_of else ""
    return f"Timeline{about}{known}: {number} {'event' if number == 1 else 'events'}"


def notes_on(view: Timeline) -> list[str]:
    """What a reader must know of a timeline: what is left out, and what contradicts itself."""
    notes = []
    if not view.found:
        near = f" Near: {', '.join(map(one_line, view.near))}." if view.near else ""
        notes.append(f"Nobody in the store is called “{one_line(view.actor or '')}”.{near}")
    if view.left_out:
        counts = ", ".join(f"{number} {reason}" for reason, number in view.left_out)
        notes.append(f"Left out: {counts}.")
    labels = {entry.id: f"“{one_line(entry.label)}”" for entry in view.entries}
    for found in view.contradictions:
        told = "; ".join(f"{labels[a]} {relation.replace('-', ' ')} {labels[b]}" for a, relation, b in found.relations)
        notes.append(f"Contradiction, set aside for the order: {told}.")
    return notes


def network_heading(view: Network) -> str:
    """What a network shows, also where it shows nothing."""
    if not view.edges:
        return "No event that happened ties two actors"
    ego = next((node.name for node in view.nodes if node.id == view.ego), None)
    return f"Actors around {one_line(ego)}" if ego else "Actors and what passes between them"


def by_date(entries: Sequence[TimelineEntry]) -> list[tuple[str, list[TimelineEntry]]]:
    """The entries under the words for their dates, in order."""
    return [(phrase, list(group)) for phrase, group in groupby(entries, lambda entry: when_phrase(entry.when))]


def details(entry: TimelineEntry) -> list[str]:
    """Who says it, and who reports it, as short texts."""
    said = [f"said by {', '.join(entry.said_by)}"] if entry.said_by else []
    outlets = list(dict.fromkeys(source.name for source in entry.sources))
    return [one_line(text) for text in (*said, ", ".join(outlets)) if text]


def styled(style: Style, text: str, **how: Any) -> str:
    """A text in a terminal's colours, where they are wanted; `how` is that of `click.style`."""
    return click.style(text, **how) if style.colour else text


def wrapped(text: str, width: int) -> list[str]:
    """A text as lines of at most so many terminal cells; wide characters count as two.

    >>> wrapped("the talks were put off again", 14)
    ['the talks were', 'put off again']
    """
    lines = [""]
    for word in text.split(" "):
        if cell_len(lines[-1]) + cell_len(word) + bool(lines[-1]) <= width:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
            continue
        pieces = chop_cells(word, max(width, 2))
        lines += pieces
    return [line for line in lines if line] or [""]
