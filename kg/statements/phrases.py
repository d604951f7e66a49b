"""Token -> Claim: attributing phrases and adverbs, "according to ...", "in the words of ...", "reportedly"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, cut, join
from kg.statements.tree import FINITE, child, extent

_ADVERBS = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly", "presumably"})
_STANDARDS = frozenset(
    "plan schedule tradition custom protocol size age law need taste rank".split()
)  # "according to plan"
_OPINIONS = frozenset(
    "view opinion words word estimation mind eyes account telling judgment judgement estimate admission".split()
)


def phrase_claim(token: Token, sentence: Range) -> Claim | None:
    """The claim of a phrase that starts with the token: its source inside the phrase, its content the sentence around."""
    found = _according(token, sentence) or _per(token) or _view(token)
    if found is None:
        return None
    cue, source = found
    phrase = min(cue[0], source[0]), min(max(source[1], cue[1]), sentence[1])
    pieces = cut(_clause(token, phrase) or sentence, phrase)
    return Claim(token.i, cue, source, join(pieces), "assert", "phrase") if pieces else None


def _clause(token: Token, phrase: Range) -> Range | None:
    """The content clause inside which a phrase stands ("... that, according to the police, four men ..."), or None."""
    verb = token.head
    start, end = extent(verb)
    inside = verb.dep_ == "ccomp" and start < phrase[0] and phrase[1] < end
    return (start + 1, end) if inside and token.doc[start].dep_ == "mark" else None


def _according(token: Token, sentence: Range) -> tuple[Range, Range] | None:
    """According to NP."""
    if token.lower_ != "according" or token.i + 2 >= sentence[1] or token.nbor().lower_ != "to":
        return None
    who = child(token.nbor(), "pobj")
    if who is not None and who.lower_ in _STANDARDS and who.left_edge == who:
        return None
    start, end = extent(who) if who is not None else (token.i + 2, token.right_edge.i + 1)
    return (token.i, token.i + 2), (start, _clipped(token, start, end) if token.i == sentence[0] else end)


def _clipped(token: Token, start: int, end: int) -> int:
    """Where a source at the start of a sentence ends, into which the parser has drawn the clause behind its comma.

    It ends at the first comma, or behind the name that follows it ("the coach, Jane Doe, ...").
    """
    doc = token.doc
    if not any(t.tag_ in FINITE for t in doc[start:end]) and end < token.sent.end - 2:
        return end
    commas = [i for i in range(start, end) if doc[i].text == ","]
    if len(commas) > 1 and all(t.pos_ == "PROPN" for t in doc[commas[0] + 1 : commas[1]]):
        return commas[1]
    return commas[0] if commas else end


def _per(token: Token) -> tuple[Range, Range] | None:
    """Per NP, said of a source: a name, or a noun with an article or a possessor."""
    if token.lower_ != "per" or (who := child(token, "pobj")) is None:
        return None
    if who.pos_ == "PROPN" or child(who, "poss") is not None or any(c.lower_ == "the" for c in who.lefts):
        return (token.i, token.i + 1), extent(who)
    return None


def _view(token: Token) -> tuple[Range, Range] | None:
    """In NP's view; in the view of NP; by NP's account."""
    noun = child(token, "pobj") if token.lower_ in ("in", "by", "to") else None
    if noun is None or noun.lower_ not in _OPINIONS:
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
    whole = extent(token.head) if token.head.pos_ in ("VERB", "AUX") else sentence
    pieces = cut(whole, (token.i, token.i + 1))
    return Claim(token.i, (token.i, token.i + 1), None, join(pieces), "assert", "adverb") if pieces else None
