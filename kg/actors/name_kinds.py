"""Name -> Name: what kind of thing a name names, from the model's label, its words, its place and its namesakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.actors.drafts import Name
from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, Gazetteer

LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANIZATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": GROUP,
    "PRODUCT": OTHER,
    "WORK_OF_ART": OTHER,
    "LAW": NONE,
    "EVENT": NONE,
    "LANGUAGE": NONE,
}
_WHERE = frozenset("in at near from of across around outside inside throughout via into".split())
_GENDERS = frozenset({"masculine", "feminine"})


def kind_of(piece: Tokens, kind: str, gazetteer: Gazetteer) -> str:
    """The kind of a name that no list knows; `kind` is what the model says."""
    if len(piece) > 1 and (told := _by_words(piece, kind, gazetteer)):
        return told
    if kind == ORGANIZATION and _owned(piece):
        return OTHER
    given = gazetteer.signs.get(piece[0].text) in _GENDERS
    if kind not in {PLACE, NONE} and piece.text in gazetteer.cities and not given:
        return PLACE if kind != PERSON or _somewhere(piece) else kind
    return kind


def _by_words(piece: Tokens, kind: str, gazetteer: Gazetteer) -> str | None:
    """What the words of a name of several say: "... Inc." is a body, "... Airport" a place, "... Act" no actor."""
    if gazetteer.signs.get(piece[-1].text) == "legal-form":
        return ORGANIZATION
    head = gazetteer.nouns.get(piece[-1].lower_)
    if head in {NONE, ORGANIZATION, PLACE} and kind in {ORGANIZATION, OTHER, NONE}:
        return head
    return PERSON if kind == OTHER and gazetteer.signs.get(piece[0].text) in _GENDERS else None


def _owned(piece: Tokens) -> bool:
    """Whether a name is used as things are: "an X", "its X", "the company's X"; a country's X may be a body."""
    for child in piece.root.lefts:
        if child.i < piece.start and child.lower_ in {"a", "an", "its", "their", "his", "her", "my", "our"}:
            return True
        if child.i < piece.start and child.dep_ == "poss" and child.ent_type_ not in {"GPE", "LOC"}:
            return True
    return False


def _somewhere(piece: Tokens) -> bool:
    before: Token = piece.root.head
    return piece.root.dep_ == "pobj" and before.lower_ in _WHERE


def agreed(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Names with one kind for all that are written alike; a surname follows the full names that end in it."""
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        votes.setdefault(doc[name.start : name.end].text, Counter())[name.kind] += 1
        if name.kind == PERSON and name.end - name.start > 1 and name.entry is None:
            surnames.update(_endings(doc, name))
    return [_settled(doc, name, votes, surnames) for name in names]


def _endings(doc: Doc, name: Name) -> set[str]:
    """The shorter forms of a person's name, hyphens or spaces between the parts ("Mary-Ann Lee": "Ann-Lee", "Lee")."""
    parts = re.split(r"[-\s]", doc[name.start : name.end].text)
    tails = [parts[i:] for i in range(1, len(parts))]
    return {joint.join(tail) for tail in tails for joint in (" ", "-")}


def _settled(doc: Doc, name: Name, votes: dict[str, Counter[str]], surnames: set[str]) -> Name:
    text = doc[name.start : name.end].text
    if name.entry is not None:
        return name
    if text in surnames:
        return replace(name, kind=PERSON)
    told = votes[text]
    # what stands as a thing or an event once is one everywhere: the model calls most unknown names bodies
    if told[ORGANIZATION] and (told[OTHER] or told[NONE]):
        return replace(name, kind=OTHER if told[OTHER] else NONE)
    best = max(told.values())
    return replace(name, kind=next(kind for kind in told if told[kind] == best))
