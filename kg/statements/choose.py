"""Claims -> Claims: of claims that lie in one another the outermost, and the plain acts of speech inside them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.statements.claim import Claim
from kg.statements.cues import lookup
from kg.statements.reading import Reading

_FIRST = frozenset({"phrase", "colon", "dash"})  # what speaks of a whole sentence or paragraph
_REPORTS = frozenset({"that", "aside", "inf", "phrase"})


def outermost(claims: Iterable[Claim], reading: Reading) -> list[Claim]:
    """The claims whose cue stands in no other claim's content, the widest first; in order of their cues.

    "Jones said that Smith denied ..." makes two: who is told to have spoken is a source as well. What a
    speaker says of himself, or of somebody's thoughts and wishes, is only content.
    """
    covered: set[int] = set()
    cues: set[int] = set()
    kept: list[Claim] = []
    for claim in sorted(claims, key=_rank):
        own = set(range(*claim.cue))
        if own & cues or (claim.head in covered and not _is_told(claim, reading)):
            continue
        kept.append(claim)
        cues |= own
        covered.update(i for piece in claim.content for i in range(*piece))
    return sorted(kept, key=lambda c: c.cue)


def _is_told(claim: Claim, reading: Reading) -> bool:
    """Whether a claim is a plain act of speech by somebody who is named or by "who", not by "she" or "it"."""
    if claim.frame not in _REPORTS or claim.source is None or reading.quotes.around(claim.head) is not None:
        return False
    source = reading.doc.span(*claim.source).root
    speech = claim.frame == "phrase" or any(
        "speech" in cue.takes for cue in lookup(reading.doc[claim.head], reading.verbs)
    )
    return speech and (source.pos_ in ("PROPN", "NOUN") or source.tag_ in ("WP", "WDT"))


def _rank(claim: Claim) -> tuple[bool, int, int]:
    """Phrases and headings first, then by the length of the content."""
    return claim.frame not in _FIRST, -sum(end - start for start, end in claim.content), claim.head
