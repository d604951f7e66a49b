"""Head token -> the stretch of its noun phrase: premodifiers and a short `of`-phrase, no clause, no apposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.actors.words import words
from kg.doc import Token

NUMERIC = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())  # entities that are no names
# Places that are named behind "of": "the village of X".
NAMED_PLACES = frozenset(
    "archipelago city county district emirate enclave hamlet island kingdom metropolis municipality prefecture"
    " province region republic suburb town township village".split()
)
_BEFORE = frozenset("det amod compound nmod nummod poss quantmod predet npadvmod".split())
_VERBAL = frozenset({"VERB", "AUX"})
_TITLES = frozenset({"amod", "compound", "nmod"})
_DETERMINING = frozenset({"det", "poss", "nummod"})
_HYPHENS = frozenset("- – / '".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
# Verbs that say something of their object with "of": "convicted the banker of fraud".
# What a clause is summed up as: "sold the striker, a move that angered fans".
_LONGEST_TAIL = 12  # tokens
_LONGEST_APPOSITION = 25


def before(head: Token) -> int:
    """Where the premodifiers of a head begin."""
    start = head.i
    for child in reversed(list(head.lefts)):
        joined = child.dep_ == "punct" and child.text in _HYPHENS
        if not joined and (child.dep_ not in _BEFORE or _adverbial(child)):
            break
        if child.right_edge.i + 1 != start:
            break
        start = child.left_edge.i
    return start


def _adverbial(child: Token) -> bool:
    """Whether a child is a time or a clause before the phrase rather than a part of it."""
    return child.dep_ == "npadvmod" and child.pos_ != "PROPN" and child.ent_type_ in {"", "DATE", "TIME"}


def tail(head: Token) -> int:
    """Where a phrase ends: after its head and its number, or after a short `of`-phrase that follows at once."""
    first = next(iter(head.rights), None)
    numbered = first is not None and first.tag_ == "CD" and first.i == head.i + 1  # "Formula 1"
    end, last = head.i + 1 + numbered, head
    while (inner := _of_at_once(last)) is not None and inner.i + 1 - head.i <= _LONGEST_TAIL:
        end, last = inner.i + 1, inner
    return end


def _of_at_once(head: Token) -> Token | None:
    """The noun in `head of noun`, with nothing between head and "of"."""
    first = next(iter(head.rights), None)
    if first is None or first.i != head.i + 1 or first.dep_ != "prep" or first.lower_ != "of":
        return None
    verb = head.head.head if head.head.dep_ == "agent" else head.head
    if head.dep_ in {"dobj", "nsubjpass", "pobj"} and verb.lemma_ in words("of something"):
        return None
    return next((t for t in first.rights if t.dep_ == "pobj"), None)


def conjuncts(first: Token) -> Iterator[Token]:
    """A token and what is coordinated with it, in order."""
    pending = [first]
    while pending:
        token = pending.pop(0)
        yield token
        pending += [child for child in token.rights if child.dep_ == "conj" or is_listed(child)]


def is_listed(beside: Token) -> bool:
    """Whether what the parser took for an apposition goes on a list: "the king, his wife and two aides left".

    What is set beside a subject has a comma after it.
    """
    last = beside.right_edge.i + 1
    joined = beside.dep_ == "appos" and any(t.dep_ == "cc" for t in beside.rights) and beside.head.dep_ == "nsubj"
    return joined and last < len(beside.doc) and beside.doc[last].pos_ in _VERBAL


def titles(listed: Sequence[Token]) -> list[Token]:
    """Those of some coordinated nouns that are titles of the name at their end: "mayor and party leader Ann Lee"."""
    last = listed[-1]
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    named = last.ent_type_ == "PERSON" and any(t.dep_ in _TITLES and not t.ent_type_ for t in last.lefts)
    if not (named or (following.ent_type_ == "PERSON" and _is_bare(last))):
        return []
    return [one for one in listed[:-1] if _is_bare(one)]


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands without an article: in the singular it can only be a title, but for a headline."""
    bare = not any(t.dep_ in _DETERMINING for t in noun.lefts)
    return bare and noun.tag_ in {"NN", "NNP"} and not noun.ent_type_


def apposition(head: Token) -> Token | None:
    """The noun set beside a head: the officer in "Smith, an officer", the age in "Smith, 49"."""
    first: Token = head
    while first.dep_ == "conj":
        first = first.head
    beside: Token
    for beside in (*head.rights, *(first.rights if first != head else ())):
        near = beside.i - head.i <= (2 if beside.pos_ == "NUM" else _LONGEST_APPOSITION)
        nominal = beside.pos_ in _NOMINAL and near and not _of_clause(beside, head)
        if beside.dep_ == "appos" and nominal and not is_listed(beside) and apposed(beside) == head:
            return beside
        number = beside.dep_ in {"npadvmod", "nummod"} and beside.pos_ == "NUM"
        if number and beside.head == head and beside.i == head.i + 2:
            return beside
    return None


def _of_clause(beside: Token, head: Token) -> bool:
    """Whether a noun stands beside one in a clause between, or beside all that is said of the head.

    "The judge who jailed the actor, a friend of Lee", "the union endorsed Lee, another sign of unity".
    """
    between = beside.pos_ == "NOUN" and any(t.dep_ == "relcl" and head.i < t.i < beside.i for t in head.rights)
    return between or beside.lemma_ in words("summing") or head.i < head.head.i < beside.i


def apposed(beside: Token) -> Token:
    """What a noun is set beside: the last in "A and B, an officer", though the parser hangs it on the first.

    A noun in brackets is set beside the noun before them: "the head of the NFU (National Farmers Union)".
    """
    start = beside.left_edge.i
    if start > 1 and beside.doc[start - 1].text == "(" and beside.doc[start - 2].dep_ == "pobj":
        return beside.doc[start - 2]
    listed = [token for token in conjuncts(beside.head) if token.i < beside.i]
    return max(listed, key=lambda token: token.i)


def of_object(head: Token) -> Token | None:
    """The noun in `head of noun`."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((t for t in child.rights if t.dep_ == "pobj"), None)
    return None


def possessor(head: Token) -> Token | None:
    """The noun or pronoun in `noun's head`, `its head`."""
    return next((t for t in head.lefts if t.dep_ == "poss"), None)


def antecedent(relative: Token) -> Token | None:
    """The noun that the clause of a relative pronoun belongs to."""
    for token in [relative, *relative.ancestors]:
        if token.dep_ == "relcl":
            return token.head
    return None
