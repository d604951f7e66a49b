"""Token -> Claim: attributing phrases and adverbs, "according to ...", "in the words of ...", "reportedly"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, cut, join
from kg.statements.tree import child, extent

_ADVERBS = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
_OPINIONS = frozenset(
    {
        "view",
        "opinion",
        "words",
        "word",
        "estimation",
        "mind",
        "eyes",
        "account",
        "telling",
        "judgment",
        "judgement",
        "estimate",
    }
)


def phrase_claim(token: Token, sentence: Range) -> Claim | None:
    """The claim of a phrase that starts with the token: its source inside the phrase, its content the sentence around."""
    found = _according(token) or _per(token) or _view(token)
    if found is None:
        return None
    cue, source = found
    start, end = min(cue[0], source[0]), max(source[1], cue[1])
    end = min(end, sentence[1])
    pieces = cut(sentence, (start, end))
    return Claim(token.i, cue, source, join(pieces), "assert", "phrase") if pieces else None


def _according(token: Token) -> tuple[Range, Range] | None:
    """According to NP."""
    if token.lower_ != "according" or token.i + 2 >= len(token.doc) or token.doc[token.i + 1].lower_ != "to":
        return None
    to = token.doc[token.i + 1]
    who = child(to, "pobj")
    start, end = extent(who) if who is not None else (token.i + 2, token.right_edge.i + 1)
    if token.i == token.sent.start and end >= token.sent.end - 2:
        end = next((i for i in range(start, end) if token.doc[i].text == ","), end)
    return (token.i, token.i + 2), (start, end)


def _per(token: Token) -> tuple[Range, Range] | None:
    """Per NP, said of a source: a name, or a noun with an article or a possessor."""
    if token.lower_ != "per" or (who := child(token, "pobj")) is None:
        return None
    if who.pos_ == "PROPN" or child(who, "poss") is not None or any(c.lower_ == "the" for c in who.lefts):
        return (token.i, token.i + 1), extent(who)
    return None


def _view(token: Token) -> tuple[Range, Range] | None:
    """In NP's view; in the view of NP."""
    if token.lower_ not in ("in", "by", "to") or (noun := child(token, "pobj")) is None or noun.lower_ not in _OPINIONS:
        return None
    owner = child(noun, "poss")
    if owner is None and (of := next((c for c in noun.rights if c.lower_ == "of"), None)) is not None:
        owner = child(of, "pobj")
    if owner is None or owner.tag_ == "WP$":
        return None
    return (token.i, noun.i + 1), extent(owner)


def adverb_claim(token: Token, sentence: Range) -> Claim | None:
    """The claim without a source of an adverb such as "allegedly": the clause that it stands in."""
    if token.lower_ not in _ADVERBS:
        return None
    verb = token.head
    pieces = (
        cut(extent(verb), (token.i, token.i + 1))
        if verb.pos_ in ("VERB", "AUX")
        else cut(sentence, (token.i, token.i + 1))
    )
    return Claim(token.i, (token.i, token.i + 1), None, join(pieces), "assert", "adverb") if pieces else None
