"""Tokens of a stretch -> the same Tokens: what the parser misreads so often that it is worth hanging elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.doc.misread import MENDERS, SUBJECTS, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc as Source

    from kg.doc.text import Token

_CLAUSES = frozenset({"ccomp", "conj", "advcl"})
_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "nummod", "compound", "nmod"})
_DOWN = frozenset({"vote", "turn", "strike", "shoot"})
_NEAR = 30  # tokens between a subject and the place where it is
_PARTICIPLES = frozenset({"VBN", "VBD"})
# Verbs in the past that the model takes for the present.
_PASTS = {"overthrew": "overthrow", "overtook": "overtake", "overran": "overrun", "oversaw": "oversee"}
_NOUNS = frozenset({"NN", "NNS"})
_PLACES = frozenset({"GPE", "LOC"})
_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "end"})
_OF_DEEDS = ("over", "tion", "sion", "ment", "chase", "sale", "sal", "val", "ure", "ing", "use", "arrest", "murder")


def mend(tokens: list[Token], heads: list[int], piece: Source) -> bool:
    """Hang what the parser misread where it belongs; whether what hangs on a token may begin or end elsewhere now."""
    for token in tokens:
        if token.tag_ == "VBP" and token.lower_ in _PASTS:
            token.tag_, token.lemma_ = "VBD", _PASTS[token.lower_]
    for i in (i for i, token in enumerate(tokens) if token.lower_ == "provided"):
        _make_conjunction(i, tokens, heads, piece)
    joined = [i for i, token in enumerate(tokens) if token.dep_ == "amod" and _is_joined_verb(i, heads, tokens)]
    for i in joined:
        noun, heads[i] = heads[i], heads[heads[i]]
        heads[noun], tokens[noun].dep_ = i, "dobj"
        tokens[i].tag_, tokens[i].pos_, tokens[i].dep_ = "VBD", "VERB", "conj"
    wider = [i for i, token in enumerate(tokens) if token.dep_ in SUBJECTS and _is_wider_place(i, heads, tokens)]
    for i in wider:
        heads[i], tokens[i].dep_ = i - 2, "appos"
    hyphens = [i for i, token in enumerate(tokens[:-1]) if token.text == "-" and token.dep_ in SUBJECTS]
    for i in hyphens:
        _join(i, tokens, heads)
    by = [i for i, token in enumerate(tokens) if token.lower_ == "by"]
    deeds = {i: deed for i in by if (deed := _deed(i, heads, tokens)) is not None}
    for i, deed in deeds.items():
        heads[i] = deed
    gerunds = [i for i, token in enumerate(tokens) if token.tag_ == "VBG" and _is_after_infinitive(i, heads, tokens)]
    for i in gerunds:
        heads[i] = heads[heads[i]]
    read = Reading(tokens, heads)
    moved = [i for i, token in enumerate(tokens) if token.dep_ in MENDERS and MENDERS[token.dep_](i, read)]
    return bool(joined or wider or hyphens or deeds or gerunds or moved)


def _join(hyphen: int, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make what stands around a hyphen one word: "Ex-husband Li Wu said"."""
    if hyphen and heads[hyphen - 1] == heads[hyphen]:
        heads[hyphen - 1], tokens[hyphen - 1].dep_ = hyphen + 1, "compound"
    heads[hyphen], tokens[hyphen].dep_ = hyphen + 1, "punct"


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


def _make_conjunction(i: int, tokens: list[Token], heads: list[int], piece: Source) -> None:
    """Make a "provided" that the parser took for a verb the conjunction of the clause after it."""
    below = (j for j, head in enumerate(heads) if head == i or (head == heads[i] and piece[j].left_edge.i == i + 1))
    clause = next((j for j in below if j > i and tokens[j].dep_ in _CLAUSES), None)
    if clause is not None and heads[i] < i and i not in heads[:i]:
        heads[clause], heads[i] = heads[i], clause
        tokens[clause].dep_, tokens[i].dep_, tokens[i].tag_, tokens[i].pos_ = "advcl", "mark", "IN", "SCONJ"


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
    return token.lower_ == "down" and token.dep_ == "prep" and head.i + 1 == token.i and head.lemma_ in _DOWN


def _is_joined_verb(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a participle after "and" is the verb of what the parser joined to one: "met them and proposed talks"."""
    noun = heads[i]
    apart = i < noun and tokens[i].tag_ in _PARTICIPLES and tokens[i - 1].dep_ == "cc" and heads[i - 1] == heads[noun]
    return apart and tokens[noun].dep_ == "conj" and tokens[noun].tag_ in _NOUNS and tokens[heads[noun]].pos_ == "VERB"


def _is_wider_place(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether what seems a second subject tells where a city lies: "Officials in Darwin, Australia said"."""
    if i < 3 or tokens[i - 1].text != "," or tokens[i - 2].dep_ != "pobj":
        return False
    places = all(one.pos_ == "PROPN" and one.ent_type_ in _PLACES for one in (tokens[i - 2], tokens[i]))
    return places and any(heads[j] == heads[i] and tokens[j].dep_ in SUBJECTS for j in range(max(i - _NEAR, 0), i))


def _deed(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> int | None:
    """The object before a by-phrase that tells who does what it names: "opposed the takeover of Norvoil by Sund"."""
    verb = heads[i]
    if tokens[i].dep_ != "prep" or tokens[verb].pos_ != "VERB" or verb > i:
        return None
    noun = next((j for j in range(verb + 1, i) if heads[j] == verb and tokens[j].dep_ == "dobj"), None)
    if noun is None or not tokens[noun].lower_.endswith(_OF_DEEDS):
        return None
    of = any(heads[j] == noun and tokens[j].lower_ == "of" for j in range(noun + 1, i))
    doer = next((t for j, t in enumerate(tokens[i + 1 :], i + 1) if heads[j] == i and t.dep_ == "pobj"), None)
    if doer is None or doer.pos_ not in {"PROPN", "NOUN"} or doer.ent_type_ in _AMOUNTS:
        return None
    known = doer.lower_ not in _FRACTIONS and not doer.lower_.endswith(_OF_DEEDS)
    return noun if of and known and all(heads[j] != verb for j in range(noun + 1, i)) else None


def _is_after_infinitive(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a gerund seems joined to the infinitive under another gerund: "forcing us to go and taking all"."""
    first = heads[i]
    joined = tokens[i].dep_ == "conj" and tokens[first].tag_ == "VB" and tokens[first].dep_ == "xcomp"
    return joined and tokens[heads[first]].tag_ == "VBG"
