"""Doc + event nouns -> Proposition: nouns that tell no event by themselves, but may point at one that is told.

"The competition ended on Tuesday. Every team in the contest ...": what such a noun means is for coreference to find;
where it finds nothing, there is no event.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.doc import Doc, Token
from kg.events.alike import is_general, word_sets
from kg.events.arguments import noun_slots
from kg.events.lexicon import Lexicon
from kg.events.propositions import REPEATED, Proposition, is_idle
from kg.events.tree import children, lemma

_MODIFYING = frozenset({"compound", "nmod", "amod"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def rementions(doc: Doc, told: Sequence[Proposition], lexicon: Lexicon) -> list[Proposition]:
    """Nouns besides the propositions that may stand for an event that these tell."""
    nouns = [one.trigger for one in told if one.pos == "noun"]
    words, phrases = {lemma(one) for one in nouns}, {_phrase(one) for one in nouns}
    sets = {number for word in words for number in word_sets(word)}
    headline = doc.headline
    taken = {token.i for one in told for token in one.words}

    def may_stand(noun: Token, word: str) -> bool:
        alike, known = word_sets(word), word in words
        if noun.pos_ == "PROPN":  # "the Orla Olympics"
            return _points(noun) and bool(sets & alike)
        if not (known or sets & alike or is_general(word) or lexicon.is_event_noun(word)):
            return False
        return _points(noun) or (known and (bool(alike) or noun.idx < headline or _phrase(noun) in phrases))

    return [
        Proposition(token, (token,), lemma(token), "noun", noun_slots(token), REPEATED)
        for token in doc
        if token.pos_ in {"NOUN", "PROPN"} and token.i not in taken and token.dep_ not in _MODIFYING
        if may_stand(token, lemma(token)) and not is_idle(token)
    ]


def _phrase(noun: Token) -> str:
    """A noun with the word before it: "medical leave"."""
    return f"{noun.nbor(-1).lower_ if noun.i else ''} {noun.lower_}"


def _points(noun: Token) -> bool:
    return any(c.lower_ in _POINTING for c in children(noun, "det"))
