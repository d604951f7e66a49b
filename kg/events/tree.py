"""Token -> tokens: dependents, conjuncts, voice, particles and lemmas in the dependency tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from kg.parse import HEADLINE

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
_SILENT_E = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]$")  # one short syllable, whose consonant would be doubled
_STEPS = 12  # how far up the tree a shared auxiliary is looked for


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents with one of the labels, in order."""
    return [one for one in token.children if one.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels."""
    for one in token.children:
        if one.dep_ in deps:
            return one
    return None


def is_mistaken(token: Token) -> bool:
    """Whether the tagger took a plural for a verb: "Reports that he left", at the start of a sentence."""
    return token.tag_ == "VBZ" and token.dep_ in NOUN_PLACES


def is_pending(noun: Token) -> bool:
    """Whether what the parser took for an object stands after "pending", a preposition: "was freed pending trial"."""
    return noun.left_edge.lower_ == "pending" and noun.dep_ == "dobj" and is_passive(noun.head)


def conjuncts(first: Token) -> Iterator[Token]:
    """A token and the nominals that are coordinated with it, in order."""
    while True:
        yield first
        following = next((c for c in children(first, "conj") if c.pos_ in NOMINAL or c.pos_ == "ADJ"), None)
        if following is None:
            return
        first = following


def is_passive(verb: Token) -> bool:
    """Whether the surface subject of a verb undergoes: an auxiliary, an agent, a bare or a coordinated participle."""
    for step in range(_STEPS):
        found = {c.dep_ for c in verb.children}
        if found & {"auxpass", "nsubjpass", "agent"} or _is_headline_passive(verb, found):
            return True
        gapped = verb.dep_ == "conj" and "nsubj" in found  # "three were killed and dozens injured"
        if verb.tag_ != "VBN" or "aux" in found or ("nsubj" in found and not gapped):
            return False
        if verb.dep_ in {"acl", "amod", "relcl"} or (step == 0 and verb.dep_ == "advcl" and "dobj" not in found):
            return True
        if verb.dep_ != "conj" or "dobj" in found:
            return False
        verb = verb.head
    return False


def _is_headline_passive(verb: Token, found: set[str]) -> bool:
    """Whether a headline's past form without an object is a participle: headlines tell the past in the present."""
    if verb.idx >= verb.doc.user_data.get(HEADLINE, 0) or verb.tag_ not in {"VBD", "VBN"} or verb.dep_ != "ROOT":
        return False
    return "nsubj" in found and not found & {"dobj", "ccomp", "xcomp", "aux", "prt", "attr", "acomp"}


def particle(verb: Token) -> Token | None:
    """The particle of a particle verb ("call off")."""
    return child(verb, "prt")


def lemma(token: Token) -> str:
    """The lemma in lower case; where the model gives none, the word itself."""
    return _mended(token.lemma_ or token.text, token.lower_)


@lru_cache(maxsize=4096)
def _mended(lemma: str, word: str) -> str:
    """A lemma in lower case, with the silent e that the lemmatizer forgets: "fine" of "fined", not "finned"."""
    found = lemma.lower()
    return found + "e" if word in {found + "ed", found + "ing"} and _SILENT_E.match(found) else found


def predicate_of(verb: Token) -> str:
    """The lemma of a verb with its particle."""
    part = particle(verb)
    return lemma(verb) + (f" {part.lower_}" if part is not None else "")
