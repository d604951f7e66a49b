"""Slots of a proposition -> Roles: who plays which role in an event, by the lexicon and by what may fill a role."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Token
from kg.events.arguments import Slots, prepositions
from kg.events.backbone import is_a
from kg.events.borrowing import AIMING
from kg.events.context import ACTORS, PLACES, Context
from kg.events.control import words
from kg.events.lexicon import Entry
from kg.events.propositions import Proposition
from kg.events.subjects import passive_agents, stated_subjects
from kg.events.tree import NOMINAL, SUBJECTS, child, children, conjuncts, lemma

# What may fill a role besides agent, patient, topic, instrument and attribute: a kind of actor or of place.
_KINDS_OF_ROLE = {
    "partner": ACTORS,
    "recipient": ACTORS,
    "beneficiary": ACTORS,
    "place": PLACES,
    "origin": ACTORS | PLACES,
    "destination": ACTORS | PLACES,
}
_ALWAYS_OF_KIND = frozenset({"place", "origin", "destination", "beneficiary"})
_MUTUAL = ("Contact", "Agreement", "Cooperation", "Conflict", "Marry")  # types whose other side may be anybody
_SIDED = (*_MUTUAL, "Promise")  # types that the people of several parties do together
# Types that have a topic, whatever it is.
_ABOUT_SOMETHING = ("Communication", "Contact", "Decision", "Legal", "Protest", "Strike")
_OF_ACTORS = frozenset({"mod", "who"})  # slots that only actors fill
# Whose deeds a common noun right before a noun names, by the type of the deed: "a rebel attack", "student protests".
_DOERS = (
    ("Protest", frozenset({"force", "group", "person", "worker"})),
    ("Strike", frozenset({"group", "person", "worker"})),
    ("Conflict", frozenset({"force", "group"})),
    ("Coercion", frozenset({"force"})),
)
_TOOLS = frozenset({"arms", "weapon", "craft"})
_UNDERGONE = frozenset({"Kill", "Injure", "Abduct"})  # "soldier killings", "student abductions"
_ACTING_FOR = frozenset({"official", "force"})  # nouns of those whose deeds are their party's
_PARTIES = frozenset({"state", "organization", "place"})
_THINGS = frozenset({"", "other"})  # kinds of what is no actor
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})  # of nouns, whatever the tagger says
_AT_BUILDINGS = frozenset({"at", "near", "inside", "outside"})  # "outside the ministry"
_AT = frozenset({"against", "on", "at"})
_LOCATING = frozenset("on at in near through inside outside".split())
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})  # entities
_OTHERS = frozenset({"another", "others"})
_NEUTER = frozenset({"it", "they", "them", "this", "that", "these", "those"})

Roles = tuple[tuple[str, Token], ...]


def roles(proposition: Proposition, slots: Slots, entry: Entry, context: Context) -> Roles:
    """The participants in the order of the text, each token and each actor once in a role."""
    found: dict[int, tuple[str, Token]] = {}
    for slot, token in ((_slot(name, one), one) for name, tokens in slots.items() for one in tokens):
        if (role := context.lexicon.role(entry, slot)) is None:
            continue
        fitted = _fitted(role, slot, context.kind(token), entry.type)
        if slot == "of":
            fitted = _after_of(proposition, token, fitted, entry, context)
        if slots.get("obj"):
            fitted = _beside_object(fitted, slot, token, entry, context)
        elif slot == "subj" and is_a(entry.type, "Scheduling") and not context.kind(token):
            fitted = "patient"  # "the flights resumed": nobody resumes them
        again = slot == "poss" and fitted != role and slots.get("subj")  # "the jet made its first flight"
        moved = slot == "subj" and fitted == "patient" and is_a(entry.type, "Change")  # "the yen rose before easing"
        if again or (not moved and context.is_thing(token) and _is_borrowed(token, slot, proposition)):
            continue
        if token.i not in found and _may_take_part(token, slot, fitted, entry, context):
            found[token.i] = (fitted, token)
    if any(is_a(entry.type, family) for family in _SIDED):
        for role, token in list(found.values()):
            found |= {side.i: (role, side) for side in _sides(token, context) if side.i not in found}
    return tuple(_once(_by_others([found[i] for i in sorted(found)], context), context))


def _slot(name: str, token: Token) -> str:
    """The slot of a token; parsers tell a to-phrase as a dative where they can."""
    return "to" if name == "iobj" and token.head.lower_ == "to" else name


def _sides(group: Token, context: Context) -> tuple[Token, ...]:
    """The parties for which a group acts: "Norvian and EU negotiators", "the armies of Norvia and Sund"."""
    whose = [one for one in children(group, "amod", "nmod", "compound", "poss") if child(one, "conj")]
    whose += [one for name, found in prepositions(group) if name == "of" for one in found[:1]]
    acting = group.tag_ in {"NNS", "NNPS"} and context.lexicon.classes(lemma(group)) & _ACTING_FOR
    for first in whose if acting else ():
        sides = conjuncts(first)
        if len(sides) > 1 and all(context.kind(one) in _PARTIES for one in sides):
            return sides
    return ()


def _beside_object(role: str, slot: str, token: Token, entry: Entry, context: Context) -> str:
    """The role of what is no object where there is one: "attacked passengers on a train", "signed it against a fee"."""
    if slot not in _AT or role != "patient" or context.lexicon.role(entry, "obj") != "patient":
        return role
    struck = is_a(entry.type, "Conflict") and context.kind(token) in ACTORS
    return role if struck or not (entry.type == "Act" or is_a(entry.type, "Conflict")) else "place"


def _after_of(proposition: Proposition, token: Token, role: str, entry: Entry, context: Context) -> str:
    """The role of what stands after "of", where its kind or an owner beside it shows what it is."""
    if role == "patient" and _does(proposition, token, context):
        return "agent"
    if role == "agent" and context.is_thing(token) and proposition.slots.get("poss"):
        return "patient"  # "the agency's launch of a probe"
    if role == "agent" and context.is_thing(token) and _has_topic(entry):
        return "topic"  # "a vote of confidence"
    return role


def _does(proposition: Proposition, token: Token, context: Context) -> bool:
    """Whether an actor after "of" does what a noun tells ("the resistance of the church"), rather than undergoes it."""
    deed = proposition.pos == "noun" and "deed" in context.lexicon.classes(proposition.predicate)
    return deed and context.kind(token) in ACTORS


def _is_borrowed(token: Token, slot: str, proposition: Proposition) -> bool:
    """Whether a thing is said of another clause or phrase: actors may be taken from there, things may not."""
    if slot == "subj":
        has = proposition.support is not None and lemma(proposition.support) == "have"  # "the petition has signatures"
        return has or _is_described(token, proposition.trigger) or token not in _told_subjects(proposition)
    own = any(token in found for found in proposition.slots.values())
    return not own and slot not in AIMING and lemma(proposition.trigger) not in words("blaming")


def _is_described(noun: Token, verb: Token) -> bool:
    """Whether a clause without a subject says what a thing is for or like: measures to help schools help nobody yet."""
    return verb.head == noun and child(verb, *SUBJECTS) is None and lemma(noun) not in words("text")


def _told_subjects(proposition: Proposition) -> tuple[Token, ...]:
    """The subjects that a predicate has in its own clause; only actors are taken for those of another clause."""
    verb = proposition.support or (proposition.trigger.head if proposition.pos == "adj" else proposition.trigger)
    return (*stated_subjects(verb), *passive_agents(verb))


def _by_others(found: list[tuple[str, Token]], context: Context) -> list[tuple[str, Token]]:
    """The roles without an agent that a plain pronoun shows to be acted upon: "survived a plot to kill him"."""
    acted_on = {
        mention.chain
        for role, token in found
        if role != "agent" and token.tag_ == "PRP" and not token.lower_.endswith(("self", "selves"))
        if (mention := context.actors.get(token.i)) is not None and mention.chain
    }
    chains = {token.i: mention.chain for _, token in found if (mention := context.actors.get(token.i)) is not None}
    return [(role, token) for role, token in found if role != "agent" or chains.get(token.i) not in acted_on]


def _once(found: list[tuple[str, Token]], context: Context) -> Iterator[tuple[str, Token]]:
    """The roles; of several words for one actor in a role ("Lee made his appearance"), only the name or the first."""
    best: dict[tuple[str, str], int] = {}
    for role, token in found:
        mention = context.actors.get(token.i)
        if mention is not None and mention.chain and (mention.form == "name" or (role, mention.chain) not in best):
            best[role, mention.chain] = token.i
    for role, token in found:
        mention = context.actors.get(token.i)
        if mention is None or best.get((role, mention.chain), token.i) == token.i:
            yield role, token


def _fitted(role: str, slot: str, kind: str, event_type: str) -> str:
    """The role of a slot as its filler allows it: a text that is signed is no party, a place is where things happen."""
    if role == "agent" and slot == "poss" and kind == "other":
        return "patient"  # "its launch"
    if role == "partner" and slot == "obj" and kind not in ACTORS:
        return "patient"
    if event_type == "Act" and slot == "to" and kind == "place":
        return "destination"  # "diverted to the island"
    if kind == "place" and role == "patient" and slot == "in" and is_a(event_type, "Change"):
        return "place"  # "announced the cuts in Norvia"
    if kind == "place" and ((role == "topic" and slot in _LOCATING) or (role == "agent" and slot == "mod")):
        return "place"  # "found on the island", "the Paris attacks"
    return role


def _asks_kind(role: str, event_type: str) -> bool:
    """Whether only certain kinds may fill a role in a type of event."""
    if role == "partner" and not any(is_a(event_type, family) for family in _MUTUAL):
        return True
    return event_type == "Act" or role in _ALWAYS_OF_KIND


def _is_event(token: Token, slot: str, entry: Entry) -> bool:
    """Whether a pronoun stands for an event that somebody changes ("called it off"), whatever its chain says."""
    if token.lower_ not in _NEUTER or slot != "obj" or not is_a(entry.type, "Scheduling"):
        return False
    return not any(slot in condition.slots and condition.wanted for condition in entry.conditions)


def _is_of_kind(token: Token, role: str, slot: str, context: Context) -> bool:
    """Whether a noun is of a kind that fills a role; a house may be a place, a place with a name a party."""
    mention = context.actors.get(token.i)
    if mention is None or context.is_thing(token):
        return role in _ALWAYS_OF_KIND and "locality" in context.lexicon.classes(lemma(token))
    if mention.kind == "organization" and role == "place" and slot in _AT_BUILDINGS:
        return True
    if mention.kind == "place" and role == "partner" and mention.form == "name":
        return True
    return mention.kind in _KINDS_OF_ROLE[role]


def _cannot_act(token: Token, slot: str, entry: Entry, context: Context) -> bool:
    """Whether what stands for an agent is none: "prayers from the balcony", "brought the wildfire under control"."""
    if context.kind(token) in ACTORS:
        return is_a(entry.type, "NaturalDisaster")
    return slot == "from"


def _is_doer(token: Token, entry: Entry, context: Context) -> bool:
    """Whether a common noun right before the noun of a deed says who does it: "a rebel attack", "a police raid"."""
    if token.i + 1 != token.head.i or entry.type in _UNDERGONE:
        return False
    able = next((names for family, names in _DOERS if is_a(entry.type, family)), frozenset[str]())
    kinds = context.lexicon.classes(lemma(token))
    post = token.tag_ == "JJ" and "post" in kinds  # "a general strike"
    return bool(kinds & able) and not kinds & _TOOLS and not post  # "a missile launch"


def _gets_nothing(token: Token, slot: str, context: Context) -> bool:
    """Whether what stands for a recipient is none: "lifted the ban on imports", "was taken to the stadium"."""
    there = slot == "to" and "locality" in context.lexicon.classes(lemma(token))
    return (there or slot in _AT) and context.is_thing(token)


def _may_take_part(token: Token, slot: str, role: str, entry: Entry, context: Context) -> bool:
    """Whether a token is a participant: a noun that is no time, no part of the predicate and of a kind that fits."""
    nominal = token.pos_ in NOMINAL or token.dep_ in _NOUN_PLACES or (slot == "subj" and context.kind(token) in ACTORS)
    if not (nominal or slot in _OF_ACTORS) or not any(map(str.isalnum, token.text)):
        return False
    bare = token.ent_type_ in _AMOUNTS or (token.pos_ == "NUM" and token.i not in context.actors)
    amount = role in _KINDS_OF_ROLE and bare  # "sold it for five million euros", "by 56 votes to 43"
    mention = context.actors.get(token.i)
    told = lemma(token) in entry.words and (mention is None or mention.kind not in ACTORS)
    if amount or told or token.i in context.temporal or token.lower_ == "history":  # "the largest cut in its history"
        return False
    none = _is_event(token, slot, entry) or (role == "recipient" and _gets_nothing(token, slot, context))
    if none or (role == "agent" and _cannot_act(token, slot, entry, context)):
        return False
    if slot in _OF_ACTORS or (slot == "by" and entry.pos == "verb" and role == "patient"):
        known = mention is not None and mention.kind in ACTORS | PLACES
        return known or (slot == "mod" and role == "agent" and _is_doer(token, entry, context))
    if token.pos_ == "PRON" or token.lower_ == "other":  # "the other", not "each other"
        told = token.lower_ in _OTHERS or any(c.lower_ == "the" for c in token.lefts)
        return mention is not None or told or (token.lower_ == "those" and bool(token.rights))
    if role in _KINDS_OF_ROLE and _asks_kind(role, entry.type):
        return _is_of_kind(token, role, slot, context)
    if role == "topic" and (mention is None or (slot == "on" and mention.kind == "other")):
        return _has_topic(entry)
    return entry.type != "Act" or role in {"agent", "patient"}


def _has_topic(entry: Entry) -> bool:
    """Whether an event of a type is about something."""
    return any(is_a(entry.type, family) for family in _ABOUT_SOMETHING)
