"""The stage's own record, in token offsets: Doc -> Claim, before it becomes a Statement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution in half-open token ranges; `head` is the cue's head word."""

    head: int
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    stance: str
    clausal: bool = False

    def with_content(self, content: list[Range]) -> Claim:
        """The same with other content: sorted, touching ranges joined."""
        joined: list[Range] = []
        for start, end in sorted(content):
            if joined and start <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        return replace(self, content=tuple(joined))


def trim(doc: Doc, piece: Range) -> Range:
    """A range without spaces and commas at its ends, and without a full stop at its end outside a quotation."""
    start, end = piece
    while start < end and (doc[start].is_space or doc[start].text in ",;:.-–—)"):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in ",;:.-–—("):
        end -= 1
    return start, end
