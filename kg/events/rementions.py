"""Doc + event nouns -> Proposition: nouns that tell no event by themselves, but may point at one that is told.

"The competition ended on Tuesday. Every team in the contest ...": what such a noun means is for coreference to find;
where it finds nothing, there is no event.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.events.alike import is_general, word_sets
from kg.events.arguments import noun_slots
from kg.events.lexicon import Lexicon
from kg.events.propositions import REPEATED, Proposition
from kg.events.tree import children, lemma

_MODIFYING = frozenset({"compound", "nmod", "amod"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def rementions(doc: Doc, told: Sequence[Proposition], lexicon: Lexicon) -> list[Proposition]:
    """Nouns besides the propositions that repeat a word of theirs, or stand with "the" and may tell an event."""
    words = {lemma(one.trigger) for one in told if one.pos == "noun"}
    sets = {number for word in words for number in word_sets(word)}
    taken = {token.i for one in told for token in one.words}
    return [
        Proposition(token, (token,), word, "noun", noun_slots(token), REPEATED)
        for token in doc
        if token.pos_ == "NOUN" and token.i not in taken and token.dep_ not in _MODIFYING
        if (word := lemma(token)) in words
        or (_points(token) and (sets & word_sets(word) or is_general(word) or lexicon.is_event_noun(word)))
    ]


def _points(noun: Token) -> bool:
    return any(c.lower_ in _POINTING for c in children(noun, "det"))
