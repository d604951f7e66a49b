"""Short news of our own with the events that are told more than once, and those that must stay apart.

`[attack]1` is a mention of event 1; `relations` lists what the text says of them (`2 part-of 1`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

from kg.model import Extraction

ROWS = "stories.tsv"
_MARK = re.compile(r"\[([^\]]+)\](\d)")


def _read(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the marked stretches with their numbers."""
    text, places, end = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[end : found.start()]
        places.append((len(text), len(text) + len(found[1]), found[2]))
        text, end = text + found[1], found.end()
    return text + marked[end:], places


def test_story(extract: Callable[[str], Extraction], case: dict[str, str]) -> None:
    text, places = _read(case["text"])
    events = extract(text).events
    told = [
        (next(one for one in events if any(m.start < end and start < m.end for m in one.mentions)), number)
        for start, end, number in places
    ]
    for (one, number), (other, another) in combinations(told, 2):
        assert (one == other) == (number == another), f"{one.trigger.text} and {other.trigger.text}"
    ids = {number: {one.id for one, other in told if other == number} for _, number in told}
    for source, relation, target in (tie.split() for tie in case["relations"].split("|") if tie):
        found = {(r.relation, r.target) for one, number in told if number == source for r in one.relations}
        assert found & {(relation, iri) for iri in ids[target]}
