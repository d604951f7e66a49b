"""Claims -> Claims: content cut off where the reporter speaks again.

A parser hangs on the content what belongs to the verb of saying: "..., adding that" and "... and warned that".
A relative clause behind a comma at the end of reported speech is as a rule the reporter's own.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.statements.claim import Claim, Range
from kg.statements.quotes import Quotes
from kg.statements.tree import child, coordinated

_REPORTED = frozenset({"that", "wh", "np", "inf", "np-inf", "rest", "aside"})


def bordered(doc: Doc, claims: list[Claim], quotes: Quotes) -> list[Claim]:
    """The claims with their content ended where another one's reporting verb takes over."""
    ordered = sorted(claims, key=lambda claim: claim.head)
    heads = [claim.head for claim in ordered]
    sources: dict[int, Range | None] = {}
    found = []
    for claim in ordered:
        claim = replace(claim, source=sources.get(claim.head, claim.source))
        if claim.frame in _REPORTED and quotes.around(claim.head) is None:
            pieces = []
            for start, end in claim.content:
                inner = ordered[bisect_left(heads, start) : bisect_left(heads, end)]
                stop = end
                for other in inner:
                    at = _takes_over(doc, claim, other, quotes)
                    if at is not None and start < at < stop:
                        stop = at
                        if child(doc[other.head], "nsubj") is None:
                            sources[other.head] = claim.source
                        break
                pieces.append((start, _relative(doc, start, stop, quotes) if stop == end else stop))
            claim = claim.with_content(pieces)
        found.append(claim)
    return found


def _takes_over(doc: Doc, claim: Claim, other: Claim, quotes: Quotes) -> int | None:
    """Where the content of a claim ends because the verb of another, inside it, is the reporter's."""
    verb = doc[other.head]
    if quotes.around(verb.i) is not None or verb.i <= claim.head:
        return None
    if (
        verb.tag_ == "VBG"
        and other.frame in ("that", "wh", "np", "rest", "np-inf")
        and verb.dep_ in ("advcl", "acl", "conj", "dep", "xcomp")
    ):
        start = other.cue[0]
        return start - 1 if doc[start - 1].text == "," else None
    if verb.dep_ == "conj" and (coordinated(verb).i == claim.head or _answers(verb, other)):
        start = min(other.cue[0], other.source[0] if other.source and other.source[0] > claim.head else other.cue[0])
        while start > claim.head and doc[start - 1].pos_ in ("CCONJ", "ADV", "PUNCT"):
            start -= 1
        return start
    return None


def _answers(verb: Token, other: Claim) -> bool:
    """Whether a second report with its own source stands behind "..., but": "X said A, but Y said B"."""
    if other.frame not in ("that", "inf", "wh", "rest") or other.source is None or child(verb, "nsubj") is None:
        return False
    before = verb.doc[verb.left_edge.i - 2 : verb.left_edge.i]
    return len(before) == 2 and before[0].text in (",", ";") and before[1].dep_ == "cc"


def _relative(doc: Doc, start: int, end: int, quotes: Quotes) -> int:
    """Where a relative clause behind a comma starts that runs to the end of a content; the end where there is none."""
    last = end
    while last > start and doc[last - 1].is_punct:
        last -= 1
    for i in range(start + 2, last):
        token = doc[i]
        if token.tag_ in ("WDT", "WP", "WP$") and doc[i - 1].text == "," and quotes.around(i) is None:
            verb = token.head
            while verb.dep_ != "relcl" and verb.head != verb and verb.i > i - 1:
                verb = verb.head
            if verb.dep_ == "relcl" and verb.right_edge.i + 1 >= last:
                return i - 1
    return end
