"""Claims -> Claims: content cut off where the reporter speaks again.

A parser hangs on the content what belongs to the verb of saying: "..., adding that" and "... and warned that".
A relative clause behind a comma at the end of reported speech is as a rule the reporter's own.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from kg.doc import Token
from kg.statements.claim import Claim
from kg.statements.reading import Reading
from kg.statements.tree import FINITE, child, coordinated

_REPORTED = frozenset({"that", "wh", "np", "inf", "np-inf", "rest", "aside"})  # frames whose content may run on
_ADDED = frozenset({"that", "wh", "np", "np-inf", "rest"})
_PARTICIPLE = frozenset({"advcl", "acl", "conj", "dep", "xcomp"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_CONTRAST = frozenset({"while", "whereas", "though", "although"})
_VERBS = FINITE | {"VBN"}  # behind the comma that closes a relative clause
_BETWEEN = frozenset({"CCONJ", "ADV", "PUNCT"})


def bordered(claims: list[Claim], reading: Reading) -> list[Claim]:
    """The claims with their content ended where another one's reporting verb takes over, which gets their source."""
    ordered = sorted(claims, key=lambda claim: claim.head)
    heads = [claim.head for claim in ordered]
    for n, claim in enumerate(ordered):
        if claim.frame not in _REPORTED or reading.quotes.around(claim.head) is not None:
            continue
        pieces = []
        for start, end in claim.content:
            inner = range(bisect_left(heads, max(start, claim.head + 1)), bisect_left(heads, end))
            taken = ((k, _takes_over(claim, ordered[k], reading)) for k in inner)
            k, stop = next(((k, at) for k, at in taken if at is not None and start < at < end), (n, end))
            if k != n and child(reading.doc[heads[k]], "nsubj") is None:
                ordered[k] = replace(ordered[k], source=claim.source)
            pieces.append((start, stop if k != n else _relative(start, end, reading)))
        ordered[n] = claim.with_content(pieces)
    return ordered


def _takes_over(claim: Claim, other: Claim, reading: Reading) -> int | None:
    """Where the content of a claim ends because the verb of another, inside it, is the reporter's."""
    doc, verb = reading.doc, reading.doc[other.head]
    if reading.quotes.around(verb.i) is not None:
        return None
    start = other.cue[0]
    if verb.tag_ == "VBG" and verb.dep_ in _PARTICIPLE and other.frame in _ADDED:
        return start - 1 if doc[start - 1].text == "," else None
    if not _answers(verb, other) and not (verb.dep_ == "conj" and coordinated(verb).i == claim.head):
        return None
    if other.source and claim.head < other.source[0] < start:
        start = other.source[0]
    while start > claim.head and (doc[start - 1].pos_ in _BETWEEN or doc[start - 1].dep_ == "mark"):
        start -= 1
    return start


def _answers(verb: Token, other: Claim) -> bool:
    """Whether a second report, with its own source, stands against the first: "X said A, but Y said B"."""
    if other.frame not in ("that", "inf", "wh", "rest") or other.source is None or child(verb, "nsubj") is None:
        return False
    first = verb.left_edge
    if verb.dep_ == "advcl":
        return first.lower_ in _CONTRAST and first.i > 0 and first.nbor(-1).text == ","
    before = verb.doc[max(first.i - 2, 0) : first.i]
    return verb.dep_ == "conj" and len(before) == 2 and before[0].text in (",", ";") and before[1].dep_ == "cc"


def _relative(start: int, end: int, reading: Reading) -> int:
    """Where a relative clause behind a comma starts that runs to the end of a content; the end where there is none."""
    doc, last = reading.doc, end
    while last > start and doc[last - 1].is_punct:
        last -= 1
    for i in range(start + 2, last):
        if doc[i].tag_ in _RELATIVE and doc[i - 1].text == "," and reading.quotes.around(i) is None:
            verb = doc[i].head
            while verb.dep_ != "relcl" and verb.head != verb and verb.i >= i:
                verb = verb.head
            closed = any(doc[k].text == "," and doc[k + 1].tag_ in _VERBS for k in range(i + 1, last - 1))
            if verb.dep_ == "relcl" and verb.right_edge.i + 1 >= last and not closed:
                return i - 1
    return end
