"""Claims + quotations -> Claims: every quotation taken whole, and each without a cue given to who spoke last."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.statements.claim import Claim, Range
from kg.statements.quotes import Quotes

_SHORT = 4  # words of a quotation that is a phrase, not an utterance


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


def floating(doc: Doc, claims: list[Claim], quotes: Quotes, paragraphs: list[Range]) -> list[Claim]:
    """The claims with the utterances that have no cue of their own.

    In a paragraph they go to the claim last made before them there; a paragraph that is nothing but a
    quotation goes to the speaker of the quotation before it.
    """
    free = [
        q for q in quotes.ranges if not any(c.holds(q[0]) or c.holds(q[1] - 1) for c in claims) and is_utterance(doc, q)
    ]
    found = list(claims)
    for quote in free:
        paragraph = next((p for p in paragraphs if p[0] <= quote[0] < p[1]), quote)
        whole = quote[0] <= paragraph[0] and paragraph[1] - quote[1] <= 1
        owner = _owner(found, quote, paragraph[0] if not whole else None, quotes)
        if owner is not None:
            found[owner] = found[owner].with_content([*found[owner].content, quote])
    return found


def is_utterance(doc: Doc, quote: Range) -> bool:
    """Whether a quotation is something said, not a phrase, a title or a word in marks."""
    inside = [t for t in doc[quote[0] + 1 : quote[1] - 1] if not t.is_punct]
    closing = doc[quote[1] - 2].text if quote[1] - quote[0] > 2 else ""
    ends = closing in (",", ".", "?", "!", "...", "…") or doc[quote[1] - 1].text not in ('"', "''")
    return ends and (len(inside) > _SHORT or any(t.pos_ in ("VERB", "AUX") for t in inside))


def _owner(claims: list[Claim], quote: Range, since: int | None, quotes: Quotes) -> int | None:
    """The index of the claim that a quotation belongs to: the last one before it, in its paragraph or with a quotation."""
    best: tuple[int, int] | None = None
    for n, claim in enumerate(claims):
        last = max(claim.cue[1], max((end for _, end in claim.content), default=0))
        if last > quote[0] or claim.source is None:
            continue
        if since is not None:
            near = min(claim.cue[0], claim.content[0][0]) >= since
        else:
            near = any(quotes.around(start) is not None for start, _ in claim.content)
        if near and (best is None or last > best[0]):
            best = last, n
    return best[1] if best else None


__all__ = ["floating", "is_utterance", "replace", "widened"]
