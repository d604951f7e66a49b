"""Frames + relations -> Frames: whom a political act concerns, where no phrase of its own names another party.

Coders of political events name two sides. "The state eased limits on what farmers may sell in Norvia" has the second
one deep in the object's phrase, "gave money to pay for tents for those hit in Norvia" in a clause of purpose.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.actors.phrases import before, tail
from kg.doc import Token
from kg.events.backbone import is_a, load_types
from kg.events.context import ACTORS, PLACES, Context
from kg.events.frames import Frame
from kg.events.lexicon import Entry
from kg.events.noun_phrases import is_definite
from kg.events.participants import Roles
from kg.events.relations import CONTENT
from kg.events.ties import Edge
from kg.events.tree import children

_ACTING = ACTORS - {"role"}
_PARTIES = _ACTING | PLACES
_MUTUAL = ("Contact", "Agreement", "Cooperate", "Clash")  # types whose agents are the two sides
_OF_FORCES = ("Mobilize", "Retreat")  # types that tell where one's own forces go
_MOVED = frozenset({"patient", "place", "destination", "origin", "beneficiary"})
_OWN = frozenset({"its", "his", "her", "their"})
_PHRASES = frozenset({"dobj", "prep", "pobj", "pcomp", "dative", "xcomp", "ccomp", "acomp", "attr", "oprd", "advcl"})
_OPEN = frozenset({"if", "unless", "until", "till", "for"})  # marks of conditions, and of what is for others to do
_MODIFYING = ("amod", "compound", "nmod")
_PEOPLES = frozenset({"NORP", "GPE"})  # entities


def with_concerned(frames: Sequence[Frame], ties: Sequence[Edge], context: Context) -> list[Frame]:
    """The frames; the topic of a political act that names no other party, nor does its content, is the nearest one."""
    by_trigger = {one.trigger.i: one for one in frames}
    about: dict[int, list[Frame]] = {}
    for edge in ties:
        if edge.relation in CONTENT:
            about.setdefault(edge.source, []).append(by_trigger[edge.target])
    return [_concerned(one, about.get(one.trigger.i, []), context) for one in frames]


def _concerned(one: Frame, content: Sequence[Frame], context: Context) -> Frame:
    if not (one.entry.plover or load_types()[one.entry.type].plover):
        return one
    moved = [token for role, token in one.roles if _is_moved(role, one.entry)]
    agents = [token for role, token in one.roles if role == "agent"] or moved  # "soldiers were deployed"
    several = len(agents) > 1 and any(is_a(one.entry.type, family) for family in _MUTUAL)
    others = [token for role, token in one.roles if role != "agent" and token not in moved]
    others += [token for event in content for _, token in event.roles if not _is_among(token, agents, context)]
    if not agents or several or any(_is_particular(token, context) for token in others):
        return one
    told = any(context.kind(token) in _PARTIES for token in others)
    parties = _free(_below(one.proposition.support or one.trigger), one.roles, context)
    found = (token for token in parties if _is_named(token, context) or (not told and _is_known(token, context)))
    topic = [("topic", token) for token in itertools.islice(found, 1)]
    return replace(one, roles=tuple(sorted((*one.roles, *topic), key=lambda pair: pair[1].i)))


def _is_moved(role: str, entry: Entry) -> bool:
    """Whether a participant is what an agent sends, or where to, rather than another party: "moved the army"."""
    return role in _MOVED and any(is_a(entry.type, family) for family in _OF_FORCES)


def _is_particular(token: Token, context: Context) -> bool:
    """Whether a participant is one that readers can tell: a name, "the government"; not "thousands of people"."""
    mention = context.actors.get(token.i)
    if (mention is not None and mention.form == "name") or token.pos_ == "PROPN":
        return True
    phrase = token.doc[before(token) : tail(token)]
    known = mention is not None and mention.kind in _PARTIES and is_definite(token) and not _is_own(token)
    return known or any(_is_named(one, context) for one in phrase)


def _is_own(token: Token) -> bool:
    """Whether a noun is somebody's: "its troops" are no other party."""
    return any(one.lower_ in _OWN for one in children(token, "poss"))


def _is_named(token: Token, context: Context) -> bool:
    """Whether a token is the name of a party, or a noun with that of its country: "an Ethiopian plane"."""
    mention = context.actors.get(token.i)
    if mention is not None and mention.form == "name":
        return mention.kind in _PARTIES
    return token.pos_ == "NOUN" and any(one.ent_type_ in _PEOPLES for one in children(token, *_MODIFYING))


def _is_known(token: Token, context: Context) -> bool:
    """Whether a token is no name, but a party that readers can tell, and not the agent's own."""
    return context.kind(token) in _ACTING and token.pos_ != "PRON" and is_definite(token) and not _is_own(token)


def _free(words: Iterable[Token], roles: Roles, context: Context) -> Iterator[Token]:
    """Those words that name no participant, nor are said in the phrase of one, in a title or of a time."""
    taken = [token for _, token in roles]
    phrases = {word.text for token in taken for word in token.doc[before(token) : tail(token)]}
    for word in words:
        title = word.dep_ in _MODIFYING and context.kind(word.head) in {"person", "role"}  # "the EU ambassador"
        if not (word.text in phrases or title or word.i in context.temporal or _is_among(word, taken, context)):
            yield word


def _is_among(token: Token, actors: Sequence[Token], context: Context) -> bool:
    """Whether a token is, or names, one of some actors."""
    mention = context.actors.get(token.i)
    chains = {context.actors[one.i].chain for one in actors if one.i in context.actors}
    return token in actors or (mention is not None and mention.chain in chains)


def _below(head: Token) -> Iterator[Token]:
    """The words of a predicate's own phrases, in the order of the text; of the clauses with a mark only conditions."""
    pending, found = [one for one in head.rights if one.dep_ in _PHRASES], list[Token]()
    while pending:
        one = pending.pop()
        marks = {mark.lower_ for mark in children(one, "mark", "advmod") if one.dep_ == "advcl"}
        if not marks or marks & _OPEN:
            found.append(one)
            pending += one.children
    return iter(sorted(found, key=lambda token: token.i))
