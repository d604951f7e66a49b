"""Token -> tokens: dependents, conjuncts, voice, particles and lemmas in the dependency tree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.actors.phrases import is_listed, titles
from kg.doc import Token
from kg.events.control import words

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})  # tags
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
COUNTING = frozenset(
    "dozen hundred thousand million number group lot series ton tonne % percent kind piece bunch part most much "
    "couple handful round spate string wave package raft contingent batch majority some many several all one two rest "
    "few last bulk remainder".split()
)
_JOINING = frozenset({"along", "together"})
_DETERMINING = frozenset({"det", "poss", "nummod"})
_IN_ANOTHER = frozenset({"GPE", "LOC", "FAC"})  # "Paris, France"
_TOLD_TO = frozenset("order tell force urge allow compel warn advise permit require instruct oblige".split())
_MARGINS = frozenset({"majority", "margin"})
_COMPLETED = frozenset({"nsubj", "dobj", "ccomp", "xcomp"})
_HAVING = frozenset("have get want need like prefer keep order see".split())  # "wanted the ban lifted"
_ALIKE = frozenset("hurt shut hit cut".split())  # participles that look like the present: "eleven hurt in crash"
_UP_OR_DOWN = frozenset({"up", "down"})
_LATELY = frozenset("recently newly previously just already earlier freshly".split())
_BETWEEN_VERBS = frozenset({"cc", "advmod", "punct"})
_STEPS = 12  # how far up the tree a shared auxiliary or a verb is looked for


def children(token: Token, *deps: str) -> Sequence[Token]:
    """The dependents with one of the labels, in order."""
    below = token.below
    if len(deps) == 1:
        return below.get(deps[0], ())
    return () if below.keys().isdisjoint(deps) else [one for one in token.children if one.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels."""
    if token.below.keys().isdisjoint(deps):
        return None
    return next(one for one in token.children if one.dep_ in deps)


def is_mistaken(token: Token) -> bool:
    """Whether the tagger took a plural for a verb: "Reports that he left", at the start of a sentence."""
    return token.tag_ == "VBZ" and token.dep_ in NOUN_PLACES


def is_pending(noun: Token) -> bool:
    """Whether what the parser took for an object stands after "pending", a preposition: "was freed pending trial"."""
    return noun.left_edge.lower_ == "pending" and noun.dep_ == "dobj" and is_passive(noun.head)


@lru_cache(maxsize=2048)  # asked for each time that what hangs on a verb, a noun or a preposition is read
def conjuncts(first: Token) -> tuple[Token, ...]:
    """A token and the nominals that are coordinated with it, in order; a title goes with the name after it."""
    if not first.children:
        return (first,)
    found = _coordinated(first)
    named = titles(found)
    beside = (one for each in found for one in (*_counted(each)[1:], *companions(each)))
    return (*(one for one in found if one not in named), *beside)


def _coordinated(first: Token) -> list[Token]:
    """A token and what the parser or a headline's comma coordinates with it."""
    found = [first]
    while (following := _next_conjunct(found[-1]) or _listed(found[-1])) is not None:
        found.append(following)
    return found


def _counted(noun: Token) -> list[Token]:
    """What a noun counts: "talks" and "visits" in "a number of talks and visits"."""
    of = child(noun, "prep") if lemma(noun) in COUNTING else None
    inner = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return _coordinated(inner) if inner is not None else []


def companions(head: Token) -> list[Token]:
    """Who else does or undergoes what a subject or an object does: "along with France", "together with his wife"."""
    outer = children(head, "prep", "advmod")
    if not outer:
        return []
    joined = (one for first in outer for one in (first, *children(first, "prep")) if is_joining(one))
    return [one for preposition in joined for noun in children(preposition, "pobj") for one in _coordinated(noun)]


def is_joining(preposition: Token) -> bool:
    """Whether a preposition joins another to a subject or an object: "along with", "together with", "alongside"."""
    if preposition.lower_ != "with" or preposition.i < 2 or preposition.nbor(-1).lower_ not in _JOINING:
        return preposition.lower_ == "alongside"
    before = preposition.nbor(-2)  # "was arrested along with two aides", but "went along with the plan"
    return before.pos_ not in VERBAL or is_passive(before)


def _next_conjunct(first: Token) -> Token | None:
    """The nominal that is coordinated with a token; no mere part of a word that was cut at its hyphen.

    What "&" links is one name: "Procter & Gamble".
    """
    joined = (c for c in first.rights if c.dep_ == "conj" or is_listed(c))
    nominals = (c for c in joined if c.pos_ in NOMINAL or c.pos_ == "ADJ")
    found = next((one for one in nominals if one.text[0].isalnum() and not (is_cut(one) or _is_told(one, first))), None)
    if found is not None and found.i == first.i + 2 and found.nbor(-1).text == "&" and first.pos_ == "PROPN":
        return _next_conjunct(found)
    return found


def _is_told(noun: Token, first: Token) -> bool:
    """Whether what seems to be coordinated is the object of a next participle: "killing ten and flooding roads"."""
    return noun.left_edge.tag_ == first.head.tag_ == "VBG" and noun.left_edge.dep_ == "amod"


def is_cut(token: Token) -> bool:
    """Whether a word is the first half of one that the tokenizer cut at its hyphen: "counter-measures"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.text == "-" and not token.whitespace_ and not following.whitespace_


def next_verb(verb: Token) -> Token | None:
    """The verb that is joined to another right after it, with which it may share what follows: "seized and burned"."""
    found = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)
    if found is None or not (found.tag_ == verb.tag_ or {found.tag_, verb.tag_} <= {"VBD", "VBN"}):
        return None
    return found if all(t.dep_ in _BETWEEN_VERBS for t in found.doc[verb.i + 1 : found.i]) else None


def _listed(first: Token) -> Token | None:
    """What a headline adds with a comma alone: "Zenta, Ovado settle dispute", "Zenta launches laptops, tablets"."""
    beside = child(first, "appos")
    if beside is None or first.idx >= first.doc.headline or child(beside, *_DETERMINING):
        return None
    names = beside.ent_type_ == first.ent_type_ not in _IN_ANOTHER
    alike = names and beside.pos_ == first.pos_ and bool(first.ent_type_ or first.pos_ == "NOUN")
    plural = first.dep_ != "nsubj" or first.head.tag_ in {"VB", "VBP"}
    return beside if alike and plural else None


def outermost(noun: Token) -> Token:
    """The noun by which a coordinated or counted one hangs on its verb: "number" of "a number of talks and visits"."""
    for _ in range(_STEPS):
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in COUNTING:
            noun = noun.head.head
        else:
            break
    return noun


@lru_cache(maxsize=2048)
def is_passive(verb: Token) -> bool:
    """Whether the surface subject of a verb undergoes: an auxiliary, an agent, a bare or a coordinated participle."""
    for step in range(_STEPS):
        found = {c.dep_ for c in verb.children}
        finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and "nsubj" in found  # "led to protests by students"
        if (
            found & {"auxpass", "nsubjpass"}
            or ("agent" in found and not finite and not _tells_margin(verb))
            or (_is_headline_passive(verb, found) or _is_small_passive(verb, found))
        ):
            return True
        gapped = "nsubj" in found and (verb.dep_ == "conj" or _is_one_of(verb))  # "three killed and dozens hurt"
        gapped = gapped and predicate_of(verb) not in words("undergone by nobody")
        past = verb.tag_ == "VBN" or _is_joined(verb, found)
        if not past or "aux" in found or ("nsubj" in found and not gapped):
            return False
        if verb.dep_ in {"acl", "amod", "relcl"} or (step == 0 and verb.dep_ == "advcl" and "dobj" not in found):
            return True
        if verb.dep_ != "conj" or ("dobj" in found and not gapped):
            return False
        verb = verb.head
    return False


def _tells_margin(verb: Token) -> bool:
    """Whether what stands after "by" tells how many were for it: "had voted to leave by a large majority"."""
    return any(lemma(noun) in _MARGINS for by in children(verb, "agent") for noun in children(by, "pobj"))


def _is_joined(verb: Token, found: set[str]) -> bool:
    """Whether a past form goes on after a participle that describes a noun: "designed by Lee and built in 2001"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.head.tag_ != "VBN" or found & _COMPLETED:
        return False
    return verb.head.dep_ == "acl" or (lemma(verb) in words("done to one") and child(verb.head, "auxpass") is not None)


def _is_one_of(participle: Token) -> bool:
    """Whether a participle is said of some, one of whom has just been named: "Lee, one of nine people banned"."""
    subject = child(participle, "nsubj")
    counted = subject is not None and any(c.lower_ == "of" for c in subject.children for c in (c, *c.children))
    return participle.dep_ == "relcl" and counted and not child(participle, "dobj")


def _is_small_passive(verb: Token, found: set[str]) -> bool:
    """Whether a participle is what someone wants done, or has done, to its subject: "wanted the ban lifted"."""
    bare = verb.dep_ == "ccomp" and "nsubj" in found and not found & {"aux", "mark", "dobj"}
    return bare and verb.tag_ in {"VBN", "VBD"} and verb.i > verb.head.i and lemma(verb.head) in _HAVING


def _is_headline_passive(verb: Token, found: set[str]) -> bool:
    """Whether a headline's past form without an object is a participle: headlines tell the past in the present."""
    before = verb.dep_ == "ccomp" and verb.i < verb.head.i
    first = before and verb.nbor(1).text == ","  # "Coach sacked, deputy takes over"
    root = verb.tag_ in {"VBD", "VBN"} and (verb.dep_ == "ROOT" or first)
    if verb.lower_ in words("past") or predicate_of(verb) in words("undergone by nobody"):
        return False
    if verb.idx >= verb.doc.headline or not (root or (verb.lower_ in _ALIKE and verb.dep_ != "relcl")):
        return False
    telling = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)  # "Fire destroys market; arson ruled out"
    told = {"xcomp"} if lemma(verb) in _TOLD_TO else set()  # "Hospital ordered to close"
    return "nsubj" in found and not telling and not (found - told) & {"dobj", "xcomp", "aux", "attr", "acomp"}


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def is_news(participle: Token) -> bool:
    """Whether a participle before a noun says what has just been done to it: "the newly elected mayor"."""
    before = participle.lefts[-1] if participle.tag_ in {"VBN", "VBD"} and participle.lefts else participle
    return before.lower_ in _LATELY and participle.dep_ == "amod"


def takes_time(verb: Token) -> bool:
    """Whether a verb only says how long something went on: "took an hour to find him", "the hunt took two days"."""
    if lemma(verb) != "take" or any(c.lower_ == "off" for c in verb.subtree):
        return False
    return any(c.ent_type_ in {"TIME", "DATE"} for c in children(verb, "dobj", "dative"))


def is_moved(adverb: Token) -> bool:
    """Whether an adverb tells by how much something has changed: "was up 4%"."""
    return adverb.lower_ in _UP_OR_DOWN and child(adverb, "npadvmod") is not None


def is_wished_for(clause: Token) -> bool:
    """Whether a clause tells what is for others to do: "called for the mayor to go", "gave leave for them to go"."""
    return child(clause, *SUBJECTS) is not None and any(c.lower_ == "for" for c in children(clause, "mark"))


def particle(verb: Token) -> Token | None:
    """The particle of a particle verb ("call off")."""
    return child(verb, "prt")


def lemma(token: Token) -> str:
    """The lemma in lower case, mended; where the model gives none, the word itself."""
    return token.base


def predicate_of(verb: Token) -> str:
    """The lemma of a verb with its particle."""
    part = particle(verb)
    return lemma(verb) + (f" {part.lower_}" if part is not None else "")
