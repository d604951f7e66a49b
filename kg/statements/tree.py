"""Token -> tokens and ranges of the dependency tree: extents, passives, subjects."""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Range

QUESTION_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp", "attr", "advmod"})
_PARTICIPIAL = frozenset({"acl", "amod", "advcl"})
_ACTIVE = frozenset({"dobj", "ccomp", "xcomp", "prep"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_NOBODY = frozenset({"it", "there"})
_COPULAS = frozenset({"be", "become"})
_STEPS = 8  # how far up the tree a subject is looked for


def extent(token: Token) -> Range:
    """The token range of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels."""
    for one in token.children:
        if one.dep_ in deps:
            return one
    return None


def is_passive(token: Token) -> bool:
    """Whether a verb is in the passive: with its auxiliary, or as a bare participle ("asked about it, he said ...").

    "'s" before a participle with an object is "has"; a participle with an object, or at the top of a
    sentence without a verb, is a past tense that the tagger has missed.
    """
    deps = {c.dep_ for c in token.children}
    if "agent" in deps:
        return True
    if "auxpass" in deps or "nsubjpass" in deps:
        aux = child(token, "auxpass")
        return not (aux is not None and aux.lower_ == "'s" and deps & _ACTIVE)
    if token.tag_ != "VBN" or deps & {"aux", "nsubj"}:
        return False
    if token.dep_ == "conj":
        return is_passive(token.head)  # "was hauled in and told"
    if token.dep_ not in _PARTICIPIAL:
        return False
    return "dobj" not in deps and not (token.dep_ == "acl" and token.head.dep_ == "ROOT")


def group_start(token: Token) -> int:
    """Where the auxiliaries, the negation and the adverbs right before a verb start."""
    start = token.i
    while start and token.doc[start - 1].head == token and token.doc[start - 1].dep_ in _BEFORE_VERB:
        start -= 1
    return start


def subject(token: Token) -> Token | None:
    """The noun that a verb is said of: its own subject, one shared in coordination, or one that controls it."""
    seen = token
    for _ in range(_STEPS):
        if found := child(seen, "nsubj", "nsubjpass"):
            return found
        if seen.dep_ in ("acl", "amod") and seen.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return None if any(t.tag_ == "TO" for t in seen.lefts) else seen.head
        if seen.dep_ == "conj":
            seen = coordinated(seen)
        elif (
            seen.dep_ == "xcomp" and (urged := child(seen.head, "dobj")) is not None and seen.head.i < urged.i < seen.i
        ):
            return urged
        elif (seen.dep_ in _SHARES_SUBJECT and seen.head != seen) or (seen.dep_ in ("dobj", "pobj") and seen != token):
            seen = seen.head
        else:
            return None
    return None


def is_impersonal(who: Token, verb: Token) -> bool:
    """Whether a subject is nobody: "it is worth noting that", "it goes without saying that"."""
    above = who.head
    return who.lower_ in _NOBODY and (above.pos_ == "AUX" or above.lemma_ in _COPULAS or verb.dep_ == "pcomp")


def coordinated(token: Token) -> Token:
    """The verb that a second verb is really coordinated with.

    Parsers hang "warned" on "resign" in "she said that he would resign and warned ...": a finite verb cannot
    share the auxiliary, so it goes with the first finite verb above that has its tense.
    """
    tense = _tense(token)
    if tense not in FINITE or child(token, *SUBJECTS) is not None:
        return token.head
    above = token.head
    while _tense(above) != tense or (above.pos_ == "AUX" and above.dep_ == "ccomp"):
        if above.dep_ not in ("ccomp", "conj", "xcomp") or above.head == above:
            return token.head
        above = above.head
    return above


def _tense(verb: Token) -> str:
    """The tag of the word that carries the tense of a verb: its first auxiliary, or itself."""
    aux = child(verb, "aux", "auxpass")
    return (verb if aux is None else aux).tag_


def noun_phrase(head: Token, verb: Token) -> Range:
    """The extent of a noun phrase, without the part of it that holds the verb."""
    start, end = extent(head)
    if not start <= verb.i < end:
        return start, end
    branch = verb
    while branch.head not in (head, branch):
        branch = branch.head
    if branch.i < head.i:
        return branch.right_edge.i + 1, end
    return start, branch.left_edge.i if branch.left_edge.i > head.i else min(
        t.i for t in (*verb.lefts, verb) if t.i > head.i
    )
