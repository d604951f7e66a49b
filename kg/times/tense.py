"""Tokens of an expression -> direction: whether its clause speaks of the past, the future, or neither.

Read from the governing verb: its form, its auxiliaries, and for an infinitive or a participle whether what governs it
looks ahead ("is set to open", "a vote scheduled for").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.times.context import FUTURE, PAST, PRESENT
from kg.times.lexicon import members

if TYPE_CHECKING:
    from kg.doc import Token, Tokens

_AHEAD = {"will", "shall", "'ll", "ll", "wo", "would", "may", "might", "should", "must", "'d"}
_MAY_BE = {"can", "could", "ca"}
_UNTO = {"until", "till", "to", "for", "by", "into"}
_AT_FIRST = {"originally", "initially", "previously", "first"}  # planned once
_PUT_OFF = {"cancel", "scrap", "put", "shift", "move"}
_UP_TO = {"until", "till"}
_IF = {"if", "unless"}
_BESIDE_NOUN = {"poss", "compound", "nmod", "amod", "nummod"}
_UNDERGONE = {"dobj", "nsubjpass"}
_VERBS = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_DEEPEST = 12


def clause_of(words: Tokens) -> tuple[int, bool]:
    """The direction of the clause of an expression, and whether the verb itself is dated: PAST, FUTURE, PRESENT or 0.

    What stands beside a noun ("Friday's meeting") is dated by the noun and not by the verb: a past verb still makes it
    past, a future one leaves it open.
    """
    return _direction(words.root), words.root.dep_ not in _BESIDE_NOUN


def said_at(root: Token) -> Token | None:
    """The verb that a time stands right behind, where the parser hangs it on what is said: "said Monday it will go"."""
    top = root.head if root.dep_ == "pobj" else root
    said, first = top.head, top.left_edge
    between = said.head.i < first.i == said.left_edge.i and root.i < said.i
    if said.dep_ != "ccomp" or not between or first.nbor(-1).is_punct or said.head.pos_ != "VERB":
        return None
    return said.head if any(one.dep_ in _SUBJECTS and one.i > root.i for one in said.lefts) else None


def _direction(root: Token) -> int:
    """The direction of the clause that a token stands in."""
    if verb := said_at(root):
        return _tense(verb)
    for token in _upwards(root):
        if token.lower_ == "ahead":
            return FUTURE if any(one.lower_ == "of" for one in token.rights) else 0
        if token.pos_ == "ADJ" and token.lemma_ in members("PLANNED"):
            return FUTURE
        if token.pos_ in _VERBS:
            return _seen_from(root, token)
    return 0


def _upwards(token: Token) -> Iterator[Token]:
    """A token and what governs it, up to the root of its sentence."""
    for _ in range(_DEEPEST):
        yield token
        if token.head == token:
            return
        token = token.head


def _seen_from(root: Token, verb: Token) -> int:
    """The direction of a verb for an expression that it governs."""
    found = _tense(verb)
    while root.dep_ == "conj" and root.head.pos_ not in _VERBS:  # "for Thursday and Friday"
        root = root.head
    if root.dep_ in _BESIDE_NOUN:
        if root.head.head == verb and root.head.dep_ in _UNDERGONE and verb.lemma_ in members("AGENDA"):
            return found if verb.lemma_ == "hold" else FUTURE  # "they plan a March vote", "will hold a March vote"
        if root.head.dep_ in _UNDERGONE and (verb.lemma_ in members("PLANNED") or verb.lemma_ in _PUT_OFF):
            return 0  # "put off Friday's vote", which may have been near
        return {FUTURE: 0, PRESENT: PAST}.get(found, found)
    if root.dep_ != "pobj":
        return found
    ahead = verb.lemma_ in members("PROSPECT")
    if ahead and root.head.lower_ == "from":  # "was put off from April 3"
        return 0
    if (found == PRESENT or (found == PAST and ahead)) and root.head.head.pos_ == "NOUN":
        return 0  # "it is more than the price on Monday", "voted for a strike on Monday"
    word = root.head.lower_
    if found == PAST and word in _UNTO:
        return _deferred(word, verb)
    return found


def _deferred(preposition: str, verb: Token) -> int:
    """The direction of "put off from Friday until Monday", "had been planned for Monday", "returned by Monday"."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if preposition in _UP_TO and verb.lemma_ in members("HALTING"):
        return FUTURE
    if verb.lemma_ in members("PROSPECT"):
        return 0 if perfect else FUTURE
    return 0 if preposition == "for" or (preposition == "by" and not perfect) else PAST


def _tense(verb: Token) -> int:
    """The direction that a verb gives to its clause; without a tense of its own, that of the verb above it."""
    inside = False
    for token in _upwards(verb):
        found = _own(token) if token.pos_ in _VERBS else None
        if found == PRESENT and token.dep_ == "advcl":
            if any(one.lower_ in _IF for one in token.lefts if one.dep_ == "mark"):
                return FUTURE
            inside = True  # "will leave when the work is done in May"
        elif found is not None:
            return PRESENT if inside and found == PAST else found
    return PRESENT if inside else 0


def _own(verb: Token) -> int | None:
    """The direction that a verb has by itself; None where it is as that of its governor."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if any(helper.lemma_ == "have" for helper in helpers):
        return PAST
    if words & _AHEAD:
        return FUTURE
    if words & _MAY_BE:
        return 0
    if "to" in words:
        return _infinitive(verb)
    if verb.dep_ == "conj" and verb.lower_ == verb.lemma_ and not helpers:
        return None  # "would take office in January and run in May"
    return _by_form(verb, {helper.tag_ for helper in helpers})


def _by_form(verb: Token, helpers: set[str]) -> int | None:
    """The direction of a verb's own form, with the forms of its auxiliaries."""
    if verb.tag_ == "VBD":
        return PAST
    if verb.tag_ == "VBN":
        if verb.lemma_ in members("PLANNED"):
            return 0 if any(one.lower_ in _AT_FIRST for one in verb.children) else FUTURE
        return PRESENT if helpers & {"VBZ", "VBP"} else PAST
    if verb.tag_ == "VBG":
        if helpers:
            return PAST if "VBD" in helpers else FUTURE
        return 0 if verb.dep_ == "acl" else None
    if verb.tag_ in ("VBZ", "VBP"):
        if verb.lemma_ in members("TIMETABLE"):
            return FUTURE
        return PAST if verb.lemma_ in members("REPORT") else PRESENT
    return None


def _infinitive(verb: Token) -> int | None:
    """The direction of an infinitive; what was looked ahead to before something else may have been either way."""
    if not _looks_ahead(verb):
        return None
    overtaken = any(c.lower_ in _AT_FIRST or (c.dep_ == "aux" and c.lower_ == "had") for c in verb.head.children)
    return 0 if overtaken else FUTURE


def _looks_ahead(verb: Token) -> bool:
    """Whether an infinitive is ahead: "a vote to be held", "is to", "is going to", after what looks ahead."""
    head = verb.head
    if head.lemma_ in members("TRYING"):
        return False
    if verb.dep_ in ("acl", "relcl") or head.lemma_ == "be" or (head.lemma_ == "go" and head.tag_ == "VBG"):
        return True
    return head.lemma_ in members("PROSPECT") or head.lemma_ in members("REPORT")
