"""Token -> Factuality: what determiners and modifiers say of the event that a noun names."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kg.doc import Token
from kg.events.lookup import forms, signature_of
from kg.events.signatures import NOT, modifier
from kg.events.statuses import AHEAD, negate, settle, weaken
from kg.events.tree import child, children, is_passive, lemma
from kg.events.verb_groups import PRESENT, group, negated_noun
from kg.model import Factuality

_DEFINITE = frozenset("the this that these those both his her its their our my your whose".split())
_EACH = frozenset({"every", "each"})
_GONE = frozenset({"canceled", "postponed"})
_STEPS = 12


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase points at something known: a name, an article, a demonstrative, a possessor."""
    if noun.pos_ == "PROPN" or is_past(noun):
        return True
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in children(noun, "det", "poss", "predet"))


def is_past(noun: Token) -> bool:
    """Whether a modifier says that something has been before: "recent attacks"."""
    return any(modifier("past", c.lower_) for c in children(noun, "amod"))


def noun_phrase(noun: Token) -> Factuality:
    """What the words of a noun phrase say of the event that it names."""
    found = Factuality()
    for word, effect in _modifiers(noun):
        found = weaken(found, effect, word.lower_)
        if effect in AHEAD and effect == found.status:
            found = replace(found, future=True)
    if found.status == "occurred" and modifier("lasting", lemma(noun)) and _now(noun):
        found = settle("ongoing", lemma(noun))
    if found.status == "occurred" and any(c.lower_ in _EACH for c in children(noun, "det")) and _now(noun):
        found = settle("habitual", "every")  # "every attack is followed by protests"
    empty = negated_noun(noun)
    return negate(found, empty) if empty is not None else found


def _modifiers(noun: Token) -> Iterator[tuple[Token, str]]:
    """The telling modifiers of a noun: "any", adjectives, participles, "next week's", "which was called off"."""
    for one in noun.children:
        if one.dep_ in {"det", "amod", "compound", "nmod"} or (one.dep_ == "acl" and _participle(one)):
            if effect := modifier("noun", one.lower_):
                yield one, effect
        elif one.lower_ == "off" and one.dep_ in {"prt", "advmod"} and _stands_alone(noun):
            yield one, "canceled"
        elif one.dep_ == "poss":
            soon = next((w for w in (one, *one.children) if w.lower_ in {"next", "tomorrow"}), None)
            if soon is not None:
                yield soon, "planned"
        elif one.dep_ == "relcl" and is_passive(one) and _about(one):
            found = signature_of(one, "obj")
            if found is not None and found.positive in _GONE and group(one).negator is None:
                yield one, found.positive
        if one.dep_ == "relcl" and group(one).negator is not None and _about(one) and _happens(one):
            yield one, NOT


def _stands_alone(noun: Token) -> bool:
    """Whether a noun has its predicate right behind it: "Talks off after row", in headlines, "with the talks off"."""
    return noun.dep_ == "ROOT" or (noun.dep_ == "pobj" and noun.head.lower_ == "with")


def _participle(clause: Token) -> bool:
    """Whether a clause after a noun is a bare past participle: "talks planned for May"."""
    return clause.tag_ == "VBN" and child(clause, "nsubj", "nsubjpass", "mark", "aux") is None


def _about(clause: Token) -> bool:
    """Whether a relative clause is said of the noun itself."""
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is not None and subject.tag_ in {"WDT", "WP"}


def _happens(clause: Token) -> bool:
    """Whether a relative clause says of the noun that it was or was not: "an attack that never happened"."""
    words = group(clause)
    if clause.lemma_ == "be" and child(clause, "attr", "acomp", "prep", "advmod") is None:
        return True  # "a fire that never was"
    return not words.modal and any(modifier("happening", form) for form in forms(clause, "verb", words))


def _now(noun: Token) -> bool:
    """Whether the clause around a noun is in the present or the perfect."""
    verb = noun
    for _ in range(_STEPS):
        if verb.head == verb or verb.tag_ in {"VBZ", "VBP", "VBD"}:
            break
        verb = verb.head
        words = group(verb)
        if words.tense:
            return words.tense == PRESENT
    return False
