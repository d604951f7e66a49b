"""Claims + quotations -> Claims: every quotation taken whole, and each without a cue given to who spoke last."""

from __future__ import annotations

from bisect import bisect_left

from kg.statements.claim import Claim, Range
from kg.statements.quotes import ENDS, MARKS, Quotes, is_utterance
from kg.statements.reading import Reading

_BACK = 30  # claims before a quotation among which its speaker is looked for
_NEAR = 30  # tokens between two quotations of one speaker, past what another one says


def widened(claims: list[Claim], quotes: Quotes) -> list[Claim]:
    """The claims made outside quotations, with every quotation that their content reaches into taken whole."""

    def whole(piece: Range) -> Range:
        start, end = piece
        for at in (start, end - 1):
            if (quote := quotes.around(at)) is not None:
                start, end = min(start, quote[0]), max(end, quote[1])
        return start, end

    outside = [c for c in claims if c.content and (c.frame == "colon" or quotes.around(c.head) is None)]
    return [c.with_content([whole(piece) for piece in c.content]) for c in outside]


def floating(claims: list[Claim], reading: Reading) -> list[Claim]:
    """The claims, in order of their cues, with the utterances that have no cue of their own.

    In a paragraph they go to the last claim before them there, best one with a quotation nearby; a paragraph that is
    nothing but a quotation goes to the speaker of the quotation in the paragraph before it.
    """
    found = list(claims)
    starts = [claim.cue[0] for claim in claims]
    taken = {i for claim in claims for start, end in claim.content for i in range(start, end)}
    for quote in reading.quotes.ranges:
        if quote[0] in taken or quote[1] - 1 in taken or not is_utterance(reading.doc, quote):
            continue
        last = bisect_left(starts, quote[0])
        owner = _owner(found, range(max(last - _BACK, 0), last), quote, reading)
        if owner is not None:
            found[owner] = found[owner].with_content([*found[owner].content, quote])
    return found


def _owner(claims: list[Claim], candidates: range, quote: Range, reading: Reading) -> int | None:
    """The index of the claim that a quotation goes on from, or None."""
    start, end = reading.paragraph(quote[0])
    alone = quote[0] == start and end - quote[1] <= 1
    if alone and reading.doc[quote[1] - 1].text in MARKS and reading.doc[quote[1] - 2].text not in ENDS:
        return None  # a title in a list, not an utterance
    since = reading.paragraph(max(start - 1, 0))[0] if alone else start
    best: tuple[bool, int, int] | None = None
    for n in candidates:
        claim = claims[n]
        spoken = any(reading.quotes.around(piece[0]) is not None for piece in claim.content)
        last = max(claim.cue[1], claim.content[-1][1])
        apart = claim.cue[0] < reading.body <= quote[0]
        if claim.source and since <= last <= quote[0] and (spoken or not alone) and not apart:
            best = max(best or (False, 0, 0), (spoken and quote[0] - last <= _NEAR, last, n))
    return best[2] if best else None
