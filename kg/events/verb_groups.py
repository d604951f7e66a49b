"""Token -> Group: tense, modal, aspect and negation of a verb group, and what makes a noun phrase empty."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.signatures import modifier
from kg.events.tree import VERBAL, child, children, lemma

PAST, PRESENT, FUTURE = "past", "present", "future"
_AUXILIARIES = ("aux", "auxpass")
_TENSES = {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT}
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group of a verb: its modal and other auxiliaries, those of the first conjunct where they are shared."""

    tense: str = ""
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    infinitive: bool = False
    negator: Token | None = None

    @property
    def finite(self) -> bool:
        """Whether the clause has a tense or a modal of its own."""
        return bool(self.tense or self.modal)


def group(verb: Token) -> Group:
    """The verb group of a verb (or copula)."""
    holder = verb
    for _ in range(_STEPS):
        if holder.dep_ != "conj" or not _shares(holder):
            break
        holder = holder.head
    words = [*children(holder, *_AUXILIARIES), holder]
    tags = [w.tag_ for w in words]
    lemmas = {lemma(w) for w in words[:-1]}
    bare_participle = verb.tag_ == "VBN" and len(words) == 1 and verb.dep_ in {"ROOT", "ccomp", "conj"}
    tense = next((_TENSES[t] for t in tags if t in _TENSES), PAST if bare_participle else "")
    modal = next((w.lower_ for w in words[:-1] if w.tag_ == "MD"), "")
    infinitive = "TO" in tags
    return Group(
        "" if modal or infinitive else tense,
        modal,
        "have" in lemmas and "VBN" in (verb.tag_, *tags),
        verb.tag_ == "VBG" and "be" in lemmas,
        infinitive,
        negator(verb) or (negator(holder) if holder is not verb else None),
    )


def _shares(verb: Token) -> bool:
    """Whether a coordinated verb shares the auxiliaries of the verb before it: "will pass and sign"."""
    own = {c.dep_ for c in verb.children}
    if verb.head.pos_ not in VERBAL or own & {"aux", "auxpass", "nsubj", "nsubjpass"}:
        return False
    return verb.tag_ in {"VB", "VBG", "VBN"}


def negator(verb: Token) -> Token | None:
    """The word that negates a clause: at its verb, as or in its subject, or in its object."""
    for one in verb.children:
        if one.dep_ in {"neg", "preconj"} or (one.dep_ in {"advmod", "cc", "det"} and one.i < verb.i):
            if modifier("negator", one.lower_) and not _only(one):
                return one
        if one.dep_ in {"nsubj", "nsubjpass", "dobj", "expl", "attr"} and (found := negated_noun(one)):
            return found
    return _no_longer(verb)


def _only(word: Token) -> bool:
    """Whether a "not" belongs to "not only"."""
    following = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return following.lower_ in {"only", "just", "merely"}


def _no_longer(verb: Token) -> Token | None:
    for one in children(verb, "advmod"):
        if (
            one.lower_ in {"longer", "more"}
            and (no := child(one, "neg", "advmod", "det")) is not None
            and no.lower_ == "no"
        ):
            return no
    return None


def negated_noun(noun: Token) -> Token | None:
    """The word that makes a noun phrase empty: "no attack", "nobody", "neither side", "none of them"."""
    if modifier("negator", noun.lower_):
        return noun
    return next(
        (c for c in children(noun, "det", "neg", "preconj") if modifier("negator", c.lower_) and not _only(c)), None
    )
