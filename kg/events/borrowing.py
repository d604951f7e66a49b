"""Proposition -> Slots: its own, and what phrases and clauses around them say of others who take part.

"Imposed limits on imports from Norvia" tells whom the limits are for deep in a phrase, "gave tents to help Norvia" in a
clause of purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.doc import Token
from kg.events.arguments import Slots, prepositions, verb_slots
from kg.events.backbone import is_a
from kg.events.context import ACTORS, PLACES, Context
from kg.events.control import words
from kg.events.lexicon import Entry
from kg.events.propositions import Proposition
from kg.events.subjects import own_subjects, passive_agents, text_of
from kg.events.tree import NOMINAL, SUBJECTS, VERBAL, child, children, is_infinitive, is_passive, lemma

AIMING = frozenset({"against", "on"})
_LOCATING = frozenset("in at near along across inside outside".split())
_OF_THE_DEED = frozenset({"of", "for", "with"})
_THINGS = frozenset({"", "other"})  # kinds of what is no actor
_OF_ACTORS = frozenset({"mod", "who"})  # slots that only actors fill
_BORDERS = frozenset({"border", "frontier", "boundary"})  # "to the border with Norvia": near it
_MADE_OF = frozenset({"compose", "comprise", "consist", "make"})
_HELD = AIMING | {"for"}
_HOLDING = frozenset({"impose", "introduce", "declare", "enforce"})  # what is imposed somewhere holds there
_WITH_OTHERS = frozenset({"meeting", "agreement"})  # classes
_BETWEEN = frozenset({"between", "among"})
_WHERE_THEY_ARE = ("Protest", "Strike")  # "farmers in Norvia protested": there
_YIELDED = ("to", "obj")
_CONTENT = ("into", "of", "obj", "over")


def with_borrowed(proposition: Proposition, context: Context) -> Slots:
    """The slots, and the actors in phrases that the parser hung on the object: "imposed limits on imports from X"."""
    slots = dict(proposition.slots)
    lenders = slots.get("obj" if proposition.pos == "verb" else "of", ())
    passive = proposition.construction == "passive"
    for name, found in (pair for noun in lenders for pair in _phrases(noun, proposition.trigger)):
        if passive and name == "by":
            continue  # "the tax proposed by the minister was rejected": not by him, nor he
        actors = tuple(one for one in found if one.i in context.actors)
        own = slots.get(name, ())
        if actors and not any(one.i in context.actors for one in own):
            slots[name] = (*own, *actors)
    if proposition.pos == "verb" and "from" in slots and not lenders and "with" not in slots:
        slots |= _other_side(slots["from"], context)
    if lemma(proposition.trigger) in words("handing") and not (slots.get("to") or slots.get("iobj")):
        slots["to"] = tuple(one for one in _far(proposition.trigger) if context.kind(one) in ACTORS | PLACES)[-1:]
    if lemma(proposition.trigger) in words(
        "blaming"
    ):  # "accused the general of treason": the parser took it for "general of"
        for name, found in (pair for noun in slots.get("obj", ()) for pair in prepositions(noun)):
            deeds = tuple(one for one in found if one.i not in context.actors)
            if deeds and name in _OF_THE_DEED:
                slots.setdefault(name, deeds)
    if lemma(proposition.trigger) in words("describing") and not slots.get("as"):
        slots["as"] = tuple(_judgements(proposition.trigger))
    return slots


def _other_side(left: tuple[Token, ...], context: Context) -> Slots:
    """With whom the talks or the deal are that somebody leaves: "walked out of talks with Norvia"."""
    nouns = (noun for noun in left if context.lexicon.classes(lemma(noun)) & _WITH_OTHERS)
    return {name: found for noun in nouns for name, found in prepositions(noun) if name == "with"}


def _judgements(verb: Token) -> Iterator[Token]:
    """What something is described as: "described the visit as a success", "as historic"."""
    for above in (verb, *children(verb, "dobj")):
        for one in children(above, "prep"):
            if one.lower_ == "as":
                yield from children(one, "pobj", "amod", "acomp")


def _far(verb: Token) -> Iterator[Token]:
    """What comes after "to" in the clauses about an object: "returned a cup that was stolen in 1990 to Norvia"."""
    about = [below for noun in children(verb, "dobj") for below in children(noun, "acl", "relcl", "prep")]
    told = (below for below in (*about, *children(verb, "advcl")) if not is_infinitive(below))
    for one in (token for below in told for token in below.subtree):
        if one.lower_ == "to" and one.dep_ in {"prep", "dative"}:
            yield from children(one, "pobj")


def with_nested(proposition: Proposition, slots: Slots, entry: Entry, context: Context) -> Slots:
    """The slots, and the actors and places deeper in their phrases: "sent troops to the force in Norvia"."""
    found = dict(slots)
    for slot, token in ((slot, token) for slot, tokens in slots.items() for token in tokens):
        found[slot] = (*found[slot], *_included(token, context))
        whole = context.whole(token)
        if whole is not None and context.lexicon.role(entry, slot) == "place":  # "in parts of Norvia"
            found[slot] = (*found[slot], whole)
        elif lemma(token) in entry.words:  # what hangs on a word of the predicate: "went on strike in Norvia"
            for name, inner in prepositions(token):
                found.setdefault(name, inner)
        elif _lends(slot, token, entry, context):
            told = proposition.construction == "passive" and token.i < proposition.trigger.i
            for called, inner in _phrases(token, proposition.trigger):
                if told and called not in _LOCATING:
                    continue  # "the visit to Norvia was announced": by whom, to nobody there
                name = "near" if called == "with" and lemma(token) in _BORDERS else called
                own, wanted = found.get(name, ()), _wanted(name, entry, context)
                actors = tuple(one for one in inner if context.kind(one) in wanted)
                if actors and (not own or (name == slot and not any(context.kind(one) in wanted for one in own))):
                    found[name] = (*own, *actors)  # "in an attack in Norvia"
    return found


def with_content(proposition: Proposition, slots: Slots, entry: Entry, context: Context) -> Slots:
    """The slots, and the actors in what is said, wanted or looked into: "gave tents to help Norvia"."""
    found = dict(slots)
    for family, names, lend in _LENDING:
        if is_a(entry.type, family) and not any(found.get(name) for name in names):
            actors = tuple(one for one in lend(proposition) if context.kind(one) in ACTORS)
            found |= {names[0]: actors} if actors else {}
    return found


def _helped(proposition: Proposition) -> Iterator[Token]:
    """Whom aid is to help: "gave tents to help Norvia"."""
    for aim in proposition.slots.get("purpose", ()):
        if lemma(aim) in words("helping"):
            yield from verb_slots(aim).get("obj", ())


def _reconciled(proposition: Proposition) -> Iterator[Token]:
    """Between whom a mediator mediates: "an effort to end the war between Norvia and Sund"."""
    yield from _helped(proposition)
    for aim in proposition.slots.get("purpose", ()):
        below = (found for one in aim.subtree if one.lower_ in _BETWEEN for _, found in prepositions(one.head))
        yield from (one for found in below for one in found)


def _looked_into(proposition: Proposition) -> Iterator[Token]:
    """Whom an inquiry is about: "an inquiry into the killing of a priest", "into whether the priest was killed"."""
    for token in (token for slot in _CONTENT for token in proposition.slots.get(slot, ())):
        if token.pos_ in VERBAL:
            yield from own_subjects(token)
        for clause in children(token, "acl", "ccomp"):
            if child(clause, *SUBJECTS) is not None:
                yield from own_subjects(clause)
        for _, inner in prepositions(token):
            yield from inner


def _addressed(proposition: Proposition) -> Iterator[Token]:
    """Whom a text says something to: "sent a letter to the king urging him to go"."""
    if text := text_of(proposition.trigger):
        yield from (one for name, found in prepositions(text) if name == "to" for one in found)
        above = verb_slots(text.head) if text.head.pos_ in VERBAL else {}
        yield from (*above.get("iobj", ()), *above.get("to", ()))


def _demanding(proposition: Proposition) -> Iterator[Token]:
    """Whose demands one bows to: "gave in to the demands of the rebels"."""
    for noun in (
        token for slot in _YIELDED for token in proposition.slots.get(slot, ()) if lemma(token) in words("wish")
    ):
        yield from children(noun, "poss")
        yield from (one for name, found in prepositions(noun) if name in {"from", "by", "of"} for one in found)


# Type, slots of which one must be filled to need nothing, and what else fills the first of them.
_LENDING: tuple[tuple[str, tuple[str, ...], Callable[[Proposition], Iterator[Token]]], ...] = (
    ("ProvideAid", ("to", "iobj"), _helped),
    ("Negotiate", ("with", "between"), _reconciled),
    ("Investigate", ("about",), _looked_into),
    ("Communication", ("to", "iobj"), _addressed),
    ("Concede", ("iobj",), _demanding),
)


def _included(token: Token, context: Context) -> Iterator[Token]:
    """The actors that a phrase names as some of those that it means: "three firms, including Norvoil"."""
    inside = [found for name, found in prepositions(token) if name == "including"]
    made = (clause for clause in children(token, "acl") if lemma(clause) in _MADE_OF)  # "a force composed of Norvians"
    inside += [found for clause in made for name, found in prepositions(clause) if name == "of"]
    return (one for found in inside for one in found if context.kind(one) in ACTORS)


def _wanted(name: str, entry: Entry, context: Context) -> frozenset[str]:
    """The kinds of what a preposition deeper in a phrase may add; a protest may be against anything."""
    if name == "against" and context.lexicon.role(entry, name) == "topic":
        return ACTORS | PLACES | _THINGS
    if name == "to" and context.lexicon.role(entry, name) == "destination":
        return ACTORS | PLACES  # "a visit by the king to Norvia"
    return PLACES if name in _LOCATING else ACTORS if name in {"to", *AIMING} else frozenset()


def _lends(slot: str, token: Token, entry: Entry, context: Context) -> bool:
    """Whether what a noun phrase tells of others may belong to the event: not a subject's, nor that of "after"."""
    told = slot != "subj" or any(is_a(entry.type, family) for family in _WHERE_THEY_ARE)
    inside = told and slot not in _OF_ACTORS and token.pos_ in NOMINAL
    return inside and context.lexicon.role(entry, slot) is not None


def _phrases(noun: Token, trigger: Token, depth: int = 3) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The prepositional phrases in a noun phrase, those of its `of`-phrases and of other participles included."""
    inside = list(prepositions(noun))
    told = (one for one in children(noun, "acl") if one != trigger and not is_infinitive(one))
    for clause in told:  # "imposed on Norvia", not "made in Norvia"
        inside += [
            (name, found)
            for name, found in prepositions(clause)
            if name in _HELD or (name == "from" and not is_passive(trigger)) or lemma(clause) in _HOLDING
        ]
        yield "by", passive_agents(clause)
    for name, found in inside:
        if name != "of":
            yield name, found
        for inner in found if depth else ():
            if inner.pos_ in NOMINAL:
                yield from _phrases(inner, trigger, depth - 1)
