"""Proposition -> Frame: the type that the lexicon gives a predicate with its arguments, and who plays which role."""

from __future__ import annotations

from msgspec import Struct

from kg.doc import Token
from kg.events.arguments import Slots
from kg.events.backbone import is_a
from kg.events.borrowing import with_borrowed, with_content, with_nested
from kg.events.context import ACTORS, Context
from kg.events.lexicon import Entry, Lexicon
from kg.events.lookup import signature_of
from kg.events.participants import Roles, roles
from kg.events.propositions import REPEATED, Proposition
from kg.events.subjects import is_foremost
from kg.events.tree import FINITE, SUBJECTS, child, is_infinitive, is_news, is_passive, lemma, outermost, predicate_of
from kg.events.verb_groups import group

_TAKEN = SUBJECTS | {"dobj"}


class Frame(Struct, frozen=True):
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
        objects = {role for role, _ in self.roles} & {"patient", "recipient"}
        linked = bool(self.entry.object_slot and objects)  # "look into"
        several = self.proposition.pos == "verb" and (self.entry.words or linked)
        return self.entry.predicate if several else self.proposition.predicate


def frame(proposition: Proposition, context: Context) -> Frame | None:
    """The frame of a proposition; None where it is no event (a state, a cue of speech, a mere description)."""
    if proposition.pos == "noun" and proposition.trigger.i in context.temporal:
        return None  # "until March"
    slots = with_borrowed(proposition, context)
    entry = _match(proposition, slots, context)
    typed = entry is not None and entry.type != "Act"
    if entry is None:
        if proposition.construction != REPEATED and (
            proposition.pos == "adj"
            or proposition.trigger.dep_ == "acomp"  # "was disappointed", "are missing"
            or _is_unsure_noun(proposition, context.lexicon)
            or _is_no_event(proposition, context.lexicon)
        ):
            return None
        entry = Entry(
            proposition.predicate, lemma(proposition.trigger), proposition.pos, "Act", "act/" + proposition.pos
        )
    raised = any(c.dep_ == "xcomp" for c in slots.get("comp", ()))
    dated = any(c.head == proposition.trigger for c in slots.get("purpose", ()))  # "with the vote set to take place"
    described = proposition.trigger.dep_ in {"acl", "relcl"}  # "a parade that had been planned for Friday": its date
    passive = proposition.construction == "passive" and "by" not in slots
    scheduled = entry.type == "Schedule" and (raised or ((dated or described) and passive))
    if scheduled or (raised and not typed and _gives_status(proposition)):
        return None  # "is scheduled to", "is set to", "is going to": the status of what comes
    if entry.type == "Act" or is_a(entry.type, "Scheduling"):  # what is borrowed belongs to the object
        slots = proposition.slots
    if typed:
        slots = with_nested(proposition, with_content(proposition, slots, entry, context), entry, context)
    found = roles(proposition, slots, entry, context)
    listed = proposition.pos == "noun" and bool(entry.conditions)
    if not (typed or listed) and not _is_told(proposition, found, context):
        return None
    return Frame(proposition, entry, found)


def _gives_status(proposition: Proposition) -> bool:
    """Whether a predicate over an infinitive only says how it stands with that: a passive, or one with a signature."""
    return proposition.construction == "passive" or signature_of(proposition.trigger, "inf") is not None


def _match(proposition: Proposition, slots: Slots, context: Context) -> Entry | None:
    """The lexicon's entry; a supported noun may have one that asks for the verb."""
    if not any(context.lexicon.knows(proposition.predicate, pos) for pos in (proposition.pos, "light")):
        return None
    asked = context.lexicon.asked(proposition.predicate)
    fillers = {slot: tuple(map(context.filler, found)) for slot, found in slots.items() if slot in asked}
    if proposition.support is not None:
        fillers["verb"] = (context.lexicon.filler(predicate_of(proposition.support)),)
        if entry := context.lexicon.match(proposition.predicate, "light", fillers):
            return entry
    elif proposition.pos == "noun" and (head := outermost(proposition.trigger)).dep_ in _TAKEN:
        fillers["above"] = (context.lexicon.filler(predicate_of(head.head)),)
    return context.lexicon.match(proposition.predicate, proposition.pos, fillers)


def _is_unsure_noun(proposition: Proposition, lexicon: Lexicon) -> bool:
    """Whether a noun tells an event only in the cases that the lexicon lists, and is not said to take place."""
    unsure = proposition.pos == "noun" and not lexicon.strength(proposition.predicate)
    return unsure and proposition.support is None


def _is_no_event(proposition: Proposition, lexicon: Lexicon) -> bool:
    """Whether the lexicon lists the predicate, with its particle or without, among those that are no events."""
    unsure = proposition.support is None
    return unsure and lexicon.stative(proposition.predicate, proposition.pos) not in {None, "transfer"}


def _is_told(proposition: Proposition, found: Roles, context: Context) -> bool:
    """Whether an act of no type is news: a noun that is surely an event, a verb that says what someone did.

    What a thing does or undergoes is told by a clause with a tense: "the bag was taken", not "a bag to take".
    """
    if proposition.pos == "verb":
        takers = [token for role, token in found if role in {"agent", "patient"}]
        does = any(context.kind(token) in ACTORS for token in takers)
        return not _only_describes(proposition.trigger) and (does or bool(takers and group(proposition.trigger).finite))
    if proposition.support is not None or proposition.construction == REPEATED:
        return True
    if context.lexicon.strength(proposition.predicate) == "always":
        return True
    return any(context.kind(token) in ACTORS for _, token in found)


def _is_clause(verb: Token) -> bool:
    """Whether what hangs on a noun tells all the same: "claims that it misled them", "The captain, Ali Lee, scored"."""
    misread = verb.head.dep_ == "ROOT" and verb.tag_ in FINITE and not is_passive(verb)
    return misread or child(verb, *SUBJECTS) is not None


def _only_describes(verb: Token) -> bool:
    """Whether a verb stands in a clause that describes a thing or tells what for."""
    infinitive = is_infinitive(verb)
    if infinitive and verb.head.dep_ == "attr" and is_foremost(verb.head):  # "was the youngest to score"
        return False
    if verb.dep_ in {"acl", "amod"}:
        return not (_is_clause(verb) or is_news(verb))
    if verb.dep_ == "advcl":
        return infinitive or not any(c.dep_ in {"mark", "advmod"} for c in verb.lefts)
    return infinitive and verb.dep_ == "relcl"
