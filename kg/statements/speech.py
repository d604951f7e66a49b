"""Claims + quotations -> Claims: every quotation taken whole, and each without a cue given to who spoke last."""

from __future__ import annotations

from kg.statements.claim import Claim, Range
from kg.statements.quotes import Quotes, is_utterance
from kg.statements.reading import Reading


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
    """The claims with the utterances that have no cue of their own.

    In a paragraph they go to the claim last made before them there; a paragraph that is nothing but a
    quotation goes to the speaker of the quotation before it.
    """
    found = list(claims)
    taken = {i for claim in claims for start, end in claim.content for i in range(start, end)}
    for quote in reading.quotes.ranges:
        if quote[0] in taken or quote[1] - 1 in taken or not is_utterance(reading.doc, quote):
            continue
        start, end = next(p for p in reading.paragraphs if p[0] <= quote[0] < p[1])
        alone = quote[0] == start and end - quote[1] <= 1
        owner = _owner(found, quote, None if alone else start, reading.quotes)
        if owner is not None:
            found[owner] = found[owner].with_content([*found[owner].content, quote])
    return found


def _owner(claims: list[Claim], quote: Range, since: int | None, quotes: Quotes) -> int | None:
    """The index of the claim that a quotation goes on from: the last with a quotation, else, in its paragraph, the last."""
    best: tuple[bool, int, int] | None = None
    for n, claim in enumerate(claims):
        last = max(claim.cue[1], claim.content[-1][1])
        if last > quote[0] or claim.source is None:
            continue
        quoted = any(quotes.around(start) is not None for start, _ in claim.content)
        near = quoted if since is None else min(claim.cue[0], claim.content[0][0]) >= since
        if near:
            best = max(best or (False, 0, 0), (quoted, last, n))
    return best[2] if best else None
