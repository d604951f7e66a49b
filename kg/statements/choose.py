"""Claims -> Claims: of claims that lie in one another the outermost."""

from __future__ import annotations

from collections.abc import Iterable

from kg.statements.claim import Claim

_FIRST = frozenset({"phrase", "colon", "dash"})  # what speaks of a whole sentence or paragraph


def outermost(claims: Iterable[Claim]) -> list[Claim]:
    """The claims whose cue stands in no other claim's content, the widest first; in order of their cues."""
    covered: set[int] = set()
    cues: set[int] = set()
    kept: list[Claim] = []
    for claim in sorted(claims, key=_rank):
        own = set(range(*claim.cue))
        if claim.head in covered or own & cues:
            continue
        kept.append(claim)
        cues |= own
        covered.update(i for piece in claim.content for i in range(*piece))
    return sorted(kept, key=lambda c: c.cue)


def _rank(claim: Claim) -> tuple[bool, int, int]:
    """Phrases and headings first, then by the length of the content."""
    return claim.frame not in _FIRST, -sum(end - start for start, end in claim.content), claim.head
