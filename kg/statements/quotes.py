"""Doc -> quotations as token ranges, marks included, also over several sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.parse import Parsed
from kg.statements.claim import Range

MARKS = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of an article in order; `resumed` holds the starts of those that go on from a paragraph before."""

    ranges: tuple[Range, ...]
    resumed: frozenset[int]

    def around(self, i: int) -> Range | None:
        """The quotation that a token stands in."""
        k = bisect_right(self.ranges, (i, len(self.ranges) + 1 << 40)) - 1
        return self.ranges[k] if k >= 0 and i < self.ranges[k][1] else None


def find_quotes(parsed: Parsed, paragraphs: list[Range]) -> Quotes:
    """The quotations of an article; one that is not closed ends with its paragraph."""
    doc = parsed.doc
    found: list[Range] = []
    resumed: set[int] = set()
    left_open = False
    for start, end in paragraphs:
        opened: int | None = None
        if left_open and doc[start].text in MARKS:
            resumed.add(start)
        left_open = False
        for i in range(start, end):
            if doc[i].text not in MARKS:
                continue
            if opened is None:
                opened = i if _can_open(parsed, i) else None
            elif _can_close(parsed, i):
                found.append((opened, i + 1))
                opened = None
        if opened is not None:
            found.append((opened, end))
            left_open = True
    return Quotes(tuple(found), frozenset(resumed))


def _can_open(parsed: Parsed, i: int) -> bool:
    """Whether a mark can open a quotation: a curly one says so, a straight one touches the word behind it."""
    raw = parsed.of(parsed.doc[i]).text
    if raw in ("“", "”"):
        return raw == "“"
    return not parsed.doc[i].whitespace_ and i + 1 < len(parsed.doc) and not parsed.doc[i + 1].is_space


def _can_close(parsed: Parsed, i: int) -> bool:
    """Whether a mark can close a quotation: a curly one says so, a straight one touches the word before it."""
    raw = parsed.of(parsed.doc[i]).text
    if raw in ("“", "”"):
        return raw == "”"
    return not (parsed.doc[i - 1].whitespace_ or parsed.doc[i - 1].is_space)


def paragraphs_of(doc: Doc) -> Iterator[Range]:
    """The stretches between line breaks as token ranges, without spaces at their ends."""
    start = 0
    for i in range(len(doc) + 1):
        if i == len(doc) or (doc[i].is_space and "\n" in doc[i].text):
            a, b = start, i
            while a < b and doc[a].is_space:
                a += 1
            if a < b:
                yield a, b
            start = i + 1
