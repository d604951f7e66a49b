"""Token -> what an article says of it: the actor that it names, whether it belongs to a time, what the lexicon asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from kg.doc import Token
from kg.events.arguments import prepositions
from kg.events.conditions import CLAUSES
from kg.events.lexicon import Filler, Lexicon
from kg.events.tree import COUNTING, SUBJECTS, child, children, lemma
from kg.events.verb_groups import group
from kg.model import Mention

ACTORS = frozenset({"person", "organization", "state", "group", "role"})
PLACES = frozenset({"place", "state"})
_CROWDS = frozenset({"thousands", "hundreds", "dozens", "scores"})  # of people, where nothing else is said
_NAMED = frozenset({"ORG", "PERSON", "PRODUCT", "EVENT"})  # entities
_OBLIGING = frozenset({"must", "should", "ought"})
_GUILTY = frozenset({"responsible", "guilty", "culpable", "complicit", "behind", "blame"})
_SPEAKERS = frozenset({"i", "we", "you", "it"})


class Context(Struct, frozen=True):
    """What the frames of one Doc are made with: actors by head token, and the tokens of temporal expressions."""

    lexicon: Lexicon
    actors: Mapping[int, Mention]
    temporal: Collection[int]

    def kind(self, token: Token) -> str:
        """The kind of actor that a token names, or what it counts; empty for what is no actor."""
        kind = self.actors[token.i].kind if token.i in self.actors else ""
        whole = self.whole(token) if kind in {"", "other"} else None
        return self.actors[whole.i].kind if whole is not None and whole.i in self.actors else kind

    def is_thing(self, token: Token) -> bool:
        """Whether a token names neither an actor nor a crowd, nor anything else that has a name."""
        mention = self.actors.get(token.i)
        named = token.ent_type_ in _NAMED or token.lower_ in _CROWDS or (mention is not None and mention.form == "name")
        return not named and self.kind(token) in {"", "other"}

    def whole(self, token: Token) -> Token | None:
        """The noun that is counted or measured: "dozens of soldiers", "13 tons of medicine", "parts of the city"."""
        if lemma(token) not in COUNTING:
            return None
        return next((noun for name, found in prepositions(token) if name == "of" for noun in found), None)

    def filler(self, token: Token) -> Filler:
        """What the lexicon's conditions may ask of a token."""
        token = self.whole(token) or token
        kinds = set(clause_kinds(token))
        word = token.text if token.tag_ == "NNP" else lemma(token)
        if mention := self.actors.get(token.i):
            kinds |= {mention.kind} | ({"person"} if mention.kind == "role" else set())
            itself = token.lower_.endswith(("self", "selves"))
            if token.pos_ == "PRON" and mention.name and not itself:  # "its strike": the union's
                word = mention.name.split()[-1].lower()
        parts = [lemma(one) for one in children(token, "amod", "compound", "nmod")]
        if kinds == {"place"} and not parts and token.pos_ == "PROPN" and token.dep_ == "nsubj":
            kinds.add("state")  # "Cairo reopened the border", but not "Typhoon Maru hit the coast"
        storm = next((part for part in parts if "storm" in self.lexicon.classes(part)), word)  # "Storm Petra"
        return self.lexicon.filler(storm if token.pos_ == "PROPN" else word, kinds, parts)


def clause_kinds(token: Token) -> Iterator[str]:
    """What the lexicon's conditions may ask of a clause: its label, and what it says that others have to do, or did."""
    if token.dep_ not in CLAUSES:
        return
    yield token.dep_
    words, subject = group(token), child(token, *SUBJECTS)
    if subject is None or subject.lower_ in _SPEAKERS:
        return
    has_to = lemma(token) in {"have", "need"} and not words.modal and child(token, "xcomp") is not None
    if has_to or _is_subjunctive(token, subject) or (words.modal in _OBLIGING and not words.perfect):
        yield "obligation"
    if subject.pos_ != "PRON" and words.negator is None and _blames(token):
        yield "guilt"


def _is_subjunctive(verb: Token, subject: Token) -> bool:
    """Whether a clause says what is to be: "that the firm be sold", "that Norvia pay", but not "that taxes hurt"."""
    passive = child(verb, "auxpass")
    bare = verb.tag_ == "VB" and subject.tag_ in {"NN", "NNP"} if passive is None else passive.lower_ == "be"
    return bare and child(verb, "mark") is not None and child(verb, "aux") is None


def _blames(verb: Token) -> bool:
    """Whether a clause says who is to blame: "were responsible", "was behind the attack"."""
    if lemma(verb) != "be" or group(verb).modal:
        return False
    said = (*children(verb, "acomp"), *children(verb, "prep"), *children(verb, "xcomp"))
    return any(lemma(one) in _GUILTY for one in said)
