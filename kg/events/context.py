"""Token -> what an article says of it: the actor that it names, whether it belongs to a time, what the lexicon asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.arguments import prepositions
from kg.events.lexicon import Filler, Lexicon
from kg.events.tree import lemma
from kg.model import Mention

ACTORS = frozenset({"person", "organization", "state", "group", "role"})
PLACES = frozenset({"place", "state"})
_PARTS = frozenset(
    "dozen hundred thousand million number group lot series ton tonne % percent kind piece bunch".split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the frames of one Doc are made with: actors by head token, and the tokens of temporal expressions."""

    lexicon: Lexicon
    actors: Mapping[int, Mention]
    temporal: Collection[int]

    def kind(self, token: Token) -> str:
        """The kind of actor that a token names; empty for what is no actor."""
        return self.actors[token.i].kind if token.i in self.actors else ""

    def filler(self, token: Token) -> Filler:
        """What the lexicon's conditions may ask of a token."""
        token = _whole(token)
        kinds = {token.dep_} if token.dep_ in {"xcomp", "ccomp"} else set[str]()
        word = lemma(token)
        if mention := self.actors.get(token.i):
            kinds |= {mention.kind} | ({"person"} if mention.kind == "role" else set())
            if token.pos_ == "PRON" and mention.name:  # "its strike": the union's
                word = mention.name.split()[-1].lower()
        return Filler(word, frozenset(kinds))


def _whole(token: Token) -> Token:
    """The noun that is counted or measured: "dozens of peacekeepers", "13 tons of medicine"."""
    if lemma(token) not in _PARTS:
        return token
    return next((noun for name, found in prepositions(token) if name == "of" for noun in found), token)
