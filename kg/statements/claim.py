"""Doc -> Claim: the stage's own record, in token offsets, before it becomes a Statement."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kg.doc import Doc

Range = tuple[int, int]

_EDGE = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "―"})


class Claim(Struct, frozen=True):
    """An attribution in half-open token ranges; `head` is the cue's head word, `frame` how it takes its content."""

    head: int
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    stance: str
    frame: str

    def holds(self, i: int) -> bool:
        """Whether a token stands in the content."""
        return any(start <= i < end for start, end in self.content)

    def with_content(self, content: Iterable[Range]) -> Claim:
        """The same with other content."""
        return replace(self, content=join(content))


def join(pieces: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in order, without the empty ones; those that touch become one."""
    joined: list[Range] = []
    for start, end in sorted(pieces):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def cut(piece: Range, hole: Range) -> tuple[Range, ...]:
    """What is left of a range without another."""
    start, end = piece
    return tuple(p for p in ((start, min(end, hole[0])), (max(start, hole[1]), end)) if p[0] < p[1])


def trim(doc: Doc, piece: Range) -> Range:
    """A range without spaces and loose punctuation at its ends."""
    start, end = piece
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    return start, end
