"""Token -> Signature: the signature of a predicate in a construction, by its longest form and its tense."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Token
from kg.events.signatures import Signature, load_signatures, modifier
from kg.events.tree import VERBAL, child, children, is_mistaken, lemma, particle
from kg.events.verb_groups import FUTURE, Group, group

_COPULAS = frozenset({"be", "remain", "stay", "hang"})
_PARTS = frozenset({"prt", "advmod", "acomp", "dobj", "prep", "oprd"})


def signature_of(predicate: Token, *takes: str) -> Signature | None:
    """The signature that fits best: the longest form of the predicate first, then the first of the constructions."""
    signatures, pos = load_signatures(), part_of_speech(predicate)
    words = group(predicate) if pos == "verb" else group(copula(predicate))
    names = [(pos, form) for form in forms(predicate, pos, words)]
    if (
        pos == "verb" and predicate.tag_ == "VBN"
    ):  # "concerned", "determined": adjectives that the tagger takes for verbs
        names.append(("adj", predicate.lower_))
    tense = FUTURE if predicate.tag_ == "VB" else _tense(words)
    for part, form in names:
        for name in (f"{form}@{tense}", form):
            for construction in takes:
                if found := signatures.get((part, construction, name)):
                    return found
    return None


def is_wrong(verb: Token) -> bool:
    """Whether an adverb says that what a verb says is not so: "falsely claimed"."""
    return any(modifier("mistaken", c.lower_) for c in children(verb, "advmod"))


def part_of_speech(token: Token) -> str:
    """The part of speech under which a predicate has its signatures."""
    if is_mistaken(token):
        return "noun"
    if token.pos_ in VERBAL:
        return "verb"
    if token.pos_ in {"ADJ", "ADV"} or (token.dep_ == "acomp" and token.pos_ not in {"NOUN", "PROPN"}):
        return "adj"
    return "verb" if token.tag_.startswith("VB") else "noun"


def copula(predicate: Token) -> Token:
    """The verb that an adjective or noun is said with, or the predicate itself."""
    return predicate.head if predicate.dep_ in {"acomp", "attr", "oprd"} else predicate


def forms(predicate: Token, pos: str, words: Group) -> Iterator[str]:
    """The names under which a predicate may be listed, the longest first."""
    base = lemma(predicate)
    if pos == "verb":
        if base in _COPULAS or base == "come":
            yield from _said_with_phrase(predicate, "come" if base == "come" else "be")
        part = particle(predicate)
        following = predicate.nbor(1) if predicate.i + 1 < len(predicate.doc) else None
        if part is not None:
            yield f"{base} {part.lower_}"
        if following is not None and following != part and following.head == predicate and following.dep_ in _PARTS:
            yield f"{base} {following.lower_}"
        if words.progressive or child(predicate, "auxpass"):
            yield f"be {predicate.lower_}"
        elif words.perfect:
            yield f"have {predicate.lower_}"
    elif pos == "adj":
        if any(c.lower_ == "too" for c in predicate.lefts):
            yield "too"
        yield predicate.lower_
    yield base
    if pos == "verb" and predicate.lower_.startswith(base + "e"):  # "hopes", "hoped": the lemmatizer says "hop"
        yield base + "e"


def _said_with_phrase(copula: Token, base: str) -> Iterator[str]:
    """A copula with the phrases behind it, articles left out: "be on table", "be up in air", "come to nothing"."""
    for first in children(copula, "prep"):
        words, last = [base], first
        while (following := child(last, "prep", "pobj")) is not None and last.dep_ == "prep":
            words.append(last.lower_)
            last = following
        if last != first:
            yield " ".join([*words, last.lower_])


def _tense(words: Group) -> str:
    if words.progressive and not words.perfect:
        return "progressive"
    return FUTURE if words.modal or words.infinitive else words.tense
