"""Tokens of a stretch -> the same Tokens: what the parser misreads so often that it is worth hanging elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.doc import by_phrases, coordination, nouns, participles
from kg.doc.reading import Mender, Reading
from kg.doc.words import words

if TYPE_CHECKING:
    from kg.doc.text import Token

_CLAUSES = frozenset({"ccomp", "conj", "advcl"})
_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "nummod", "compound", "nmod"})
# Verbs in the past that the model takes for the present.
_PASTS = {"overthrew": "overthrow", "overtook": "overtake", "overran": "overrun", "oversaw": "oversee"}

# By the label that the parser has given a token, what may be wrong with it.
MENDERS: dict[str, Mender] = {
    "prep": by_phrases.phrase,
    "acl": participles.after_noun,
    "relcl": participles.of_clause,
    "ccomp": participles.complement,
    "amod": coordination.participle,
    "conj": coordination.conjunct,
    "ROOT": nouns.shown,
    "nsubj": nouns.subject,
    "nsubjpass": nouns.passive_subject,
    "csubj": nouns.gerund,
    "appos": nouns.beside,
    "attr": nouns.stayed,
    "prt": nouns.particle,
    "xcomp": nouns.stayed,
    "advcl": nouns.like_verb,
    "pobj": nouns.like_verb,
    "dobj": nouns.like_verb,
}


def mend(tokens: list[Token], heads: list[int]) -> bool:
    """Hang what the parser misread where it belongs; whether what hangs on a token may begin or end elsewhere now."""
    read, moved = Reading(tokens, heads), False
    for i, token in enumerate(tokens):
        if token.tag_ == "VBP":
            _make_past(token)
        if token.lower_ == "provided":
            _make_conjunction(i, read)
        if token.lower_ == "ex":
            moved |= nouns.former(i, read)
        if (mender := MENDERS.get(token.dep_)) is not None:
            moved |= mender(i, read)
    return moved


def set_edges(tokens: Sequence[Token]) -> None:
    """Give each token the first and the last of those that hang on it."""
    for token in tokens:
        token.left_edge = token.right_edge = token
    for token in tokens:
        for above in token.ancestors:
            above.left_edge = min(above.left_edge, token, key=_place)
            above.right_edge = max(above.right_edge, token, key=_place)


def _place(token: Token) -> int:
    return token.i


def _make_past(token: Token) -> None:
    """Make a past of what looks like no present: "overthrew", and "agreed" unless "-ed" belongs to its base form."""
    if token.lower_ in _PASTS:
        token.tag_, token.lemma_ = "VBD", _PASTS[token.lower_]
    elif token.lower_.endswith("ed") and token.lemma_ != token.lower_:
        token.tag_ = "VBD"


def _make_conjunction(i: int, read: Reading) -> None:
    """Make a "provided" that the parser took for a verb the conjunction of the clause after it."""
    clause = _clause_behind(i, read)
    if clause is not None and read.heads[i] < i and not any(j < i for j in read.below(i)):
        read.hang(clause, read.heads[i], "advcl")
        read.hang(i, clause, "mark")
        read.tokens[i].tag_, read.tokens[i].pos_ = "IN", "SCONJ"


def _clause_behind(i: int, read: Reading) -> int | None:
    """The clause that hangs on a word behind it, or that begins right behind it and hangs on the same word."""
    below = [j for j in read.below(i, *_CLAUSES) if j > i]
    beside = i + 1
    while beside < len(read.heads) and read.heads[beside] not in {beside, read.heads[i]}:
        beside = read.heads[beside]
    if i < beside < len(read.heads) and read.heads[beside] == read.heads[i] and read.tokens[beside].dep_ in _CLAUSES:
        below.append(beside)
    return min(below, default=None)


def part(tokens: list[Token], lefts: dict[int, list[Token]], verb: int) -> None:
    """Make a noun right before a bare verb its subject, with what belongs to it: "let the new law stand"."""
    noun = tokens[verb - 1]
    apart = [one for one in lefts[verb] if one.dep_ not in _BEFORE_NOUNS]
    own = lefts[verb][len(apart) : -1]
    if lefts[verb] != [*apart, *own, noun]:
        return
    for one in own:
        one.head = noun
    noun.dep_, noun.left_edge = "nsubj", (*own, noun)[0].left_edge
    lefts[verb], lefts[verb - 1] = [*apart, noun], own + lefts.get(verb - 1, [])


def is_particle(token: Token, head: Token) -> bool:
    """Whether what the parser took for a preposition belongs to the verb before it: "voted down the motion"."""
    down = token.lower_ == "down" and token.dep_ == "prep" and head.i + 1 == token.i
    return down and head.lemma_ in words("down")
