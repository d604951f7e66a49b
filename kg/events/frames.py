"""Proposition -> Frame: the type that the lexicon gives a predicate with its arguments, and who plays which role."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.arguments import Slots, prepositions
from kg.events.backbone import is_a
from kg.events.lexicon import Entry, Filler, Lexicon
from kg.events.propositions import REPEATED, Proposition
from kg.events.tree import BLAMES, NOMINAL, lemma, predicate_of
from kg.model import Mention

ACTORS = frozenset({"person", "organization", "state", "group", "role"})
PLACES = frozenset({"place", "state"})
# What may fill a role besides agent, patient, topic, instrument and attribute: a kind of actor or of place.
_KINDS_OF_ROLE = {
    "partner": ACTORS,
    "recipient": ACTORS,
    "beneficiary": ACTORS,
    "place": PLACES,
    "origin": ACTORS | PLACES,
    "destination": ACTORS | PLACES,
}
_ALWAYS_OF_KIND = frozenset({"place", "origin", "destination"})
_ABOUT_SOMETHING = ("Communication", "Contact", "Decision", "Legal")  # types that have a topic, whatever it is
_PARTS = frozenset(
    "dozen hundred thousand million number group lot series ton tonne % percent kind piece bunch".split()
)
_MODIFIERS = frozenset({"mod"})
_OF_THE_DEED = frozenset({"of", "for", "with"})


Roles = tuple[tuple[str, Token], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A typed proposition; `roles` pairs each role with the head token that fills it, in the order of the text."""

    proposition: Proposition
    entry: Entry
    roles: Roles

    @property
    def trigger(self) -> Token:
        """The head word that names the event."""
        return self.proposition.trigger

    @property
    def predicate(self) -> str:
        """The lemma with all words that belong to it: "call off", "go on strike"."""
        linked = self.entry.object_slot and any(role == "patient" for role, _ in self.roles)  # "look into"
        several = self.proposition.pos == "verb" and (self.entry.words or linked)
        return self.entry.predicate if several else self.proposition.predicate


@dataclass(frozen=True, slots=True)
class Context:
    """What the frames of one Doc are made with: actors by head token, and the tokens of temporal expressions."""

    lexicon: Lexicon
    actors: Mapping[int, Mention]
    temporal: Collection[int]

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


def frame(proposition: Proposition, context: Context) -> Frame | None:
    """The frame of a proposition; None where it is no event (a state, a cue of speech, a mere description)."""
    slots = _with_borrowed(proposition, context)
    entry = _match(proposition, slots, context)
    typed = entry is not None and entry.type != "Act"
    if entry is None:
        if proposition.construction != REPEATED and (
            proposition.pos == "adj"
            or _is_unsure_noun(proposition, context.lexicon)
            or _is_no_event(proposition, context.lexicon)
        ):
            return None
        entry = Entry(
            proposition.predicate, lemma(proposition.trigger), proposition.pos, "Act", "act/" + proposition.pos
        )
    raised = any(c.dep_ == "xcomp" for c in slots.get("comp", ()))
    if raised and (entry.type == "Schedule" or (not typed and proposition.construction == "passive")):
        return None  # "is scheduled to", "is set to": the status of what is scheduled
    if entry.type == "Act" or is_a(entry.type, "Scheduling"):  # what is borrowed belongs to the object
        slots = proposition.slots
    roles = tuple(_roles(slots, entry, context))
    if not typed and not _is_told(proposition, roles, context):
        return None
    return Frame(proposition, entry, roles)


def _with_borrowed(proposition: Proposition, context: Context) -> Slots:
    """The slots, and the actors in phrases that the parser hung on the object: "imposed limits on imports from X"."""
    slots = dict(proposition.slots)
    lenders = slots.get("obj" if proposition.pos == "verb" else "of", ())
    for name, found in (pair for noun in lenders for pair in _phrases(noun)):
        actors = tuple(one for one in found if one.i in context.actors)
        if actors and name not in slots:
            slots[name] = actors
    if lemma(proposition.trigger) in BLAMES:  # "accused the general of treason": the parser took it for "general of"
        for name, found in (pair for noun in slots.get("obj", ()) for pair in prepositions(noun)):
            deeds = tuple(one for one in found if one.i not in context.actors)
            if deeds and name in _OF_THE_DEED:
                slots.setdefault(name, deeds)
    return slots


def _phrases(noun: Token, depth: int = 3) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The prepositional phrases in a noun phrase, those of its `of`-phrases included."""
    for name, found in prepositions(noun):
        if name != "of":
            yield name, found
        for inner in found if depth else ():
            if inner.pos_ in NOMINAL:
                yield from _phrases(inner, depth - 1)


def _match(proposition: Proposition, slots: Slots, context: Context) -> Entry | None:
    """The lexicon's entry; a supported noun may have one that asks for the verb."""
    fillers = {slot: tuple(map(context.filler, found)) for slot, found in slots.items()}
    if proposition.support is not None:
        fillers["verb"] = (Filler(predicate_of(proposition.support), frozenset()),)
        if entry := context.lexicon.match(proposition.predicate, "light", fillers):
            return entry
    return context.lexicon.match(proposition.predicate, proposition.pos, fillers)


def _is_unsure_noun(proposition: Proposition, lexicon: Lexicon) -> bool:
    """Whether a noun tells an event only in the cases that the lexicon lists."""
    return proposition.pos == "noun" and not lexicon.strength(proposition.predicate)


def _is_no_event(proposition: Proposition, lexicon: Lexicon) -> bool:
    """Whether the lexicon lists the predicate, with its particle or without, among those that are no events."""
    return lexicon.stative(proposition.predicate, proposition.pos) not in {None, "transfer"}


def _is_told(proposition: Proposition, roles: Roles, context: Context) -> bool:
    """Whether an act of no type is news: a verb that says what someone did, or a noun that is surely an event."""
    if proposition.pos == "verb":
        return not _only_describes(proposition.trigger) and any(role in {"agent", "patient"} for role, _ in roles)
    if proposition.support is not None or proposition.construction == REPEATED:
        return True
    if context.lexicon.strength(proposition.predicate) == "always":
        return True
    return any(token.i in context.actors and context.actors[token.i].kind in ACTORS for _, token in roles)


def _only_describes(verb: Token) -> bool:
    """Whether a verb stands in a clause that describes a thing or tells what for."""
    if verb.dep_ in {"acl", "amod"}:
        return True
    infinitive = any(c.tag_ == "TO" for c in verb.lefts)
    if verb.dep_ == "advcl":
        return infinitive or not any(c.dep_ in {"mark", "advmod"} for c in verb.lefts)
    return infinitive and verb.dep_ == "relcl"


def _roles(slots: Slots, entry: Entry, context: Context) -> Iterator[tuple[str, Token]]:
    """The participants, each token in one role only."""
    found: dict[int, tuple[str, Token]] = {}
    itself = is_a(entry.type, "Scheduling") and not slots.get("obj")  # "the flights resumed": nobody resumes them
    for slot, tokens in slots.items():
        role = context.lexicon.role(entry, slot)
        for token in tokens if role else ():
            fitted = _fitted(str(role), slot, context.actors.get(token.i))
            if slot == "subj" and itself and token.i not in context.actors:
                fitted = "patient"
            if token.i not in found and _may_take_part(token, slot, fitted, entry, context):
                found[token.i] = (fitted, token)
    yield from (found[i] for i in sorted(found))


def _fitted(role: str, slot: str, mention: Mention | None) -> str:
    """The role of a slot as its filler allows it: a text that is signed is no party, a place is where things happen."""
    kind = mention.kind if mention is not None else ""
    if role == "partner" and slot == "obj" and kind not in ACTORS:
        return "patient"
    return "place" if role == "topic" and slot == "on" and kind == "place" else role


def _may_take_part(token: Token, slot: str, role: str, entry: Entry, context: Context) -> bool:
    """Whether a token is a participant: a noun that is no time, no part of the predicate and of a kind that fits."""
    if token.pos_ not in NOMINAL and slot not in _MODIFIERS:
        return False
    if token.i in context.temporal or lemma(token) in entry.words:
        return False
    mention = context.actors.get(token.i)
    if token.pos_ == "PRON" or slot in _MODIFIERS:
        return mention is not None
    if role in _KINDS_OF_ROLE and (entry.type == "Act" or role in _ALWAYS_OF_KIND):
        return mention is not None and mention.kind in _KINDS_OF_ROLE[role]
    if role == "topic" and mention is None:
        return any(is_a(entry.type, family) for family in _ABOUT_SOMETHING)
    return entry.type != "Act" or role in {"agent", "patient"}
