"""Doc -> quotations as token ranges, marks included, also over several sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from kg.doc import Doc
from kg.parse import Parsed
from kg.statements.claim import Range

MARKS = frozenset({'"', "''", "``"})
ENDS = frozenset({",", ".", "?", "!", "...", "…", "--", "—"})
_CLOSERS = frozenset({",", ".", ";", ":", "?", "!", ")"})
_PHRASE = 4  # words up to which a quotation without a verb is a phrase, not an utterance


class Quotes(Struct, frozen=True):
    """The quotations of an article, in order."""

    ranges: tuple[Range, ...]

    def around(self, i: int) -> Range | None:
        """The quotation that a token stands in."""
        k = bisect_right(self.ranges, i, key=lambda quote: quote[0]) - 1
        return self.ranges[k] if k >= 0 and i < self.ranges[k][1] else None


def find_quotes(parsed: Parsed, paragraphs: Sequence[Range]) -> Quotes:
    """The quotations of an article; one that is not closed ends with its paragraph."""
    marks = [token.i for token in parsed.doc if token.text in MARKS]
    found: list[Range] = []
    for start, end in paragraphs:
        opened: int | None = None
        for i in marks[bisect_left(marks, start) : bisect_left(marks, end)]:
            opens = _opens(parsed, i)
            if opened is None:
                opened = i if opens is not False else None
            elif not opens:
                found.append((opened, i + 1))
                opened = None
        if opened is not None:
            found.append((opened, end))
    return Quotes(tuple(found))


def _opens(parsed: Parsed, i: int) -> bool | None:
    """Whether a mark opens a quotation (else closes one), by its shape or the spaces around; None where they differ."""
    doc, raw = parsed.doc, parsed.of(parsed.doc[i]).text
    if raw in ("“", "”"):
        return raw == "“"
    before = i == 0 or doc[i - 1].is_space or bool(doc[i - 1].whitespace_)
    behind = i + 1 == len(doc) or doc[i + 1].is_space or bool(doc[i].whitespace_) or doc[i + 1].text in _CLOSERS
    return before if before != behind else None


def is_utterance(doc: Doc, quote: Range) -> bool:
    """Whether a quotation is something said, not a phrase, a title or a word in marks."""
    start, end = quote
    closed = doc[end - 1].text in MARKS
    if closed and doc[end - 2].text not in ENDS and not (end < len(doc) and doc[end].text in ENDS):
        return False
    words = [t for t in doc[start + 1 : end - closed] if not t.is_punct]
    return len(words) > _PHRASE or any(t.pos_ in ("VERB", "AUX", "INTJ") for t in words)


def find_paragraphs(doc: Doc) -> Iterator[Range]:
    """The stretches between line breaks as token ranges, without spaces at their ends."""
    breaks = [token.i for token in doc if "\n" in token.text]
    for before, behind in pairwise((-1, *breaks, len(doc))):
        start, end = before + 1, behind
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield start, end
