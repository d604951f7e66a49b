"""Ties -> Edge: what connectives, verbs of cause and order, and adverbs such as "then" tell of two events.

`kg/data/connectives.tsv` lists them: `as` says whether a word (a preposition, a conjunction), a verb between two
event nouns, or an adverb tells the relation; `of` and `over` name the types that the two events must have, the first
the one that the connective hangs on; `whole` is an occasion that has parts, as a summit or an attack has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from kg.doc import Token
from kg.events.alike import word_sets
from kg.events.frames import Frame
from kg.events.subjects import passive_agents
from kg.events.ties import Edge, Ties, nouns
from kg.events.tree import VERBAL, child, children, is_infinitive, is_passive, lemma
from kg.resources import read_data, rows

SOURCE = "connectives.tsv"
WHOLE = "whole"
_WHOLES = ("Meet", "Negotiate", "Host", "Conflict", "Disaster", "Try", "Vote", "Elect", "Visit", "Seize")
_OVER_CLAUSES = frozenset({"as", "when", "while", "once"})  # "disasters such as floods" is no "while"
_LONGEST = 3  # words of a phrase such as "in the wake of", its last one aside
_INVERSE = {"includes": "part-of"}
_EFFECTS = ("Die", "Kill", "Injure", "FallIll", "Destroy", "Change", "Disaster", "Flee")


class Sign(Struct, frozen=True):
    """What a connective tells, and the types that the events must have (any where empty)."""

    relation: str
    of: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_connectives() -> Mapping[tuple[str, str], tuple[Sign, ...]]:
    """(connective, as what) -> what it tells, in the order of the table."""
    found: dict[tuple[str, str], tuple[Sign, ...]] = {}
    for _, row in rows(read_data(SOURCE), SOURCE):
        of, over = (tuple(filter(None, row[column].split("|"))) for column in ("of", "over"))
        key = (row["connective"], row["as"])
        found[key] = (*found.get(key, ()), Sign(row["relation"], of, over))
    return found


def connected(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """What the sentence of an event ties it to."""
    yield from _by_word(frame, ties)
    yield from _by_relative(frame, ties)
    yield from _by_verb(frame, ties)
    yield from _by_agent(frame, ties)
    yield from _by_adverb(frame, ties)


# ------------------------------------------------------------------------------------------------ words
def _by_word(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """What a preposition or a conjunction over an event tells: "resigned after the vote"."""
    support = frame.proposition.support
    top = support if support is not None and support.dep_ != "relcl" else frame.trigger  # "after the vote, held in May"
    for cue, head, signs in _connectives(top):
        above = _subject_event(head, ties)
        above = ties.above(head) if above is None else above
        if above is None or above == frame.trigger.i:
            continue
        near = head.i in ties.holders or above < cue[0].i  # not "a team at the games won"
        if sign := next((one for one in signs if _fits(one, above, frame, ties) and (near or not one.over)), None):
            yield _edge(above, sign.relation, frame.trigger.i, cue)


def _by_relative(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """What a relative clause tells of the event that it is about: "a raid in which two men died"."""
    verb = frame.trigger
    if verb.dep_ != "relcl" or verb.head.i not in ties.frames:
        return
    for preposition in children(verb, "prep"):
        if any(one.lower_ == "which" for one in children(preposition, "pobj")):
            signs = load_connectives().get((preposition.lower_, "word"), ())
            whole = ties.frames[verb.head.i]
            if sign := next((one for one in signs if _fits(one, verb.i, whole, ties)), None):
                yield _edge(verb.i, sign.relation, verb.head.i, (preposition,))


def _connectives(top: Token) -> Iterator[tuple[tuple[Token, ...], Token, tuple[Sign, ...]]]:
    """The connectives over an event, the word that they hang on, and what they may tell."""
    signs = load_connectives()
    if top.dep_ == "advcl":
        for mark in (*children(top, "mark"), *children(top, "advmod")):
            yield (mark,), top.head, signs.get((mark.lower_, "word"), ())
    while top.dep_ == "conj" and top.head.dep_ in {"pobj", "conj"}:
        top = top.head
    if top.dep_ in {"pobj", "pcomp"}:
        cue = _phrase(top.head)
        for start in range(len(cue)):
            phrase = " ".join(t.lower_ for t in cue[start:])
            if found := () if phrase in _OVER_CLAUSES else signs.get((phrase, "word")):
                yield cue[start:], cue[start].head, found
                return


def _phrase(preposition: Token) -> tuple[Token, ...]:
    """A preposition with the words that it belongs to: "ahead of", "because of", "in response to", "part of"."""
    words = [preposition]
    for _ in range(_LONGEST):
        above = words[0].head
        joined = above.pos_ in {"ADP", "SCONJ", "ADV"} or above.lower_ == "part" or _in_phrase(above)
        if above == words[0] or not joined or above.i > words[0].i:
            break
        words.insert(0, above)
    if words[-1].i - words[0].i >= len(words):  # "in the wake of": with the article between
        words = list(preposition.doc[words[0].i : preposition.i + 1])
    return tuple(words)


def _in_phrase(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in {"in", "as", "on"}


def _fits(sign: Sign, above: int, frame: Frame, ties: Ties) -> bool:
    """Whether two events have the types that a sign asks for; only what a noun names includes others."""
    if sign.relation in _INVERSE and ties.frames[above].proposition.pos != "noun":
        return False
    if sign.of and not ties.is_any(above, sign.of):
        return False
    return _is_whole(frame, ties) if sign.over == (WHOLE,) else not sign.over or ties.is_any(frame.trigger.i, sign.over)


def _is_whole(frame: Frame, ties: Ties) -> bool:
    """Whether a noun names an occasion that other events happen in."""
    if frame.proposition.pos != "noun" or frame.trigger.dep_ == "pcomp":
        return False
    act = frame.entry.type == "Act" and bool(word_sets(lemma(frame.trigger)))
    return act or ties.is_any(frame.trigger.i, _WHOLES)


def _edge(source: int, relation: str, target: int, cue: tuple[Token, ...]) -> Edge:
    """An edge; where the relation is one that is turned round, from the target to the source."""
    if relation in _INVERSE:
        return Edge(target, _INVERSE[relation], source, cue)
    return Edge(source, relation, target, cue)


# ------------------------------------------------------------------------------------------------ verbs
def _subject_event(verb: Token, ties: Ties) -> int | None:
    """The event that is the subject of a verb of order: "the decision came" is about the decision."""
    subject = child(verb, "nsubj")
    return ties.holders.get(subject.i) if lemma(verb) == "come" and subject is not None else None


def _by_verb(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """What a verb of cause or order ties to the event that is its subject, or that it tells more of.

    "The attack led to a strike", "they cut wages, leading to a strike", "a strike sparked by the attack".
    """
    trigger = frame.proposition.support or frame.trigger
    if trigger.dep_ == "nsubj" and not is_passive(trigger.head):
        yield from _told_by(trigger.head, frame.trigger.i, ties)
    elif trigger.dep_ == "nsubjpass":
        yield from _caused(trigger.head, frame.trigger.i, ties)
    for clause in children(trigger, "relcl", "acl", "advcl"):
        if clause.tag_ == "VBN":
            yield from _caused(clause, frame.trigger.i, ties)
        elif clause.dep_ == "relcl" or (clause.tag_ == "VBG" and child(clause, "mark") is None):
            yield from _told_by(clause, frame.trigger.i, ties)


def _told_by(verb: Token, subject: int, ties: Ties) -> Iterator[Edge]:
    """What the subject of a verb of cause or order leads to, follows or includes."""
    signs, word = load_connectives(), lemma(verb)
    for preposition in children(verb, "prep"):
        if found := signs.get((f"{word} {preposition.lower_}", "verb")):
            yield from _each(subject, found[0].relation, nouns(preposition), (verb, preposition), ties)
            return
    objects = [*children(verb, "dobj", "ccomp", "xcomp")]
    if found := signs.get((word, "verb")):
        yield from _each(subject, found[0].relation, objects, (verb,), ties)
    elif ties.lexicon.stative(word, "verb") == "cause":
        objects += [noun for prep in children(verb, "prep") if prep.lower_ in {"to", "in"} for noun in nouns(prep)]
        yield from _each(subject, "causes", objects, (verb,), ties)


def _caused(verb: Token, effect: int, ties: Ties) -> Iterator[Edge]:
    """What caused, or came before, an event that is the subject of a passive: "protests sparked by the vote"."""
    word = lemma(verb)
    if word == "follow":
        yield from _each(effect, "before", passive_agents(verb), (verb,), ties)
    elif ties.lexicon.stative(word, "verb") == "cause":
        yield from _each(effect, "caused-by", passive_agents(verb), (verb,), ties)


def _each(source: int, relation: str, others: Iterable[Token], cue: tuple[Token, ...], ties: Ties) -> Iterator[Edge]:
    """The same relation to each of some tokens that stand for an event."""
    for token in others:
        if token.i in ties.holders:
            yield _edge(source, relation, ties.holders[token.i], cue)


def _by_agent(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """An event that is the agent of another one causes it: "the earthquake killed a guard"."""
    aim = is_infinitive(frame.trigger)  # "took steps to improve the air"
    if frame.proposition.pos != "verb" or aim or not ties.is_any(frame.trigger.i, _EFFECTS):
        return
    for token in frame.proposition.slots.get("subj", ()):
        if token.i in ties.frames and token.pos_ == "NOUN":
            yield Edge(token.i, "causes", frame.trigger.i, (frame.trigger,))


# ------------------------------------------------------------------------------------------------ adverbs
def _by_adverb(frame: Frame, ties: Ties) -> Iterator[Edge]:
    """What "then" or "later" puts after the clause before: "he met the king and then left"."""
    trigger = frame.trigger
    if trigger.pos_ not in VERBAL:
        return
    for adverb in children(trigger, "advmod"):
        if found := load_connectives().get((adverb.lower_, "adverb")):
            before = _clause_before(trigger, ties)
            if before is not None and not any(one.lower_ == "than" for one in adverb.children):
                yield Edge(trigger.i, found[0].relation, before, (adverb,))


def _clause_before(verb: Token, ties: Ties) -> int | None:
    """The event of the clause that a verb is coordinated with, of one about its subject, or of the sentence before."""
    if verb.dep_ == "conj":
        return ties.holders.get(verb.head.i)
    if subject := child(verb, "nsubj", "nsubjpass"):
        for clause in children(subject, "relcl"):
            return ties.holders.get(clause.i)
    start = verb.sent.start
    if verb.dep_ != "ROOT" or start == 0:
        return None
    root = verb.doc[start - 1].sent.root
    told = (one for one in (root, *children(root, "xcomp")) if one.i in ties.holders)
    return next((ties.holders[one.i] for one in told), None)
