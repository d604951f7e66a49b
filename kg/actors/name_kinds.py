"""Name -> Name: what kind of thing a name names, from the model's label, its words, its place and its namesakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.actors.drafts import Name
from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, STATE, Gazetteer

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
_WHERE = frozenset("in at near from across around outside inside throughout via into".split())


def kind_of(piece: Tokens, kind: str, gazetteer: Gazetteer) -> str:
    """The kind of a name that no list knows; `kind` is what the model says."""
    last = piece[-1]
    sign = gazetteer.signs.get(piece[0].text)
    if len(piece) > 1:
        if gazetteer.signs.get(last.text) == "legal-form":
            return ORGANIZATION
        head = gazetteer.nouns.get(last.lower_)
        if head in {NONE, ORGANIZATION, PLACE} and kind != PERSON and kind != head:
            return head if kind in {ORGANIZATION, OTHER, NONE} else kind
        if kind == OTHER and sign in {"masculine", "feminine"}:
            return PERSON
    if kind not in {PLACE, NONE} and piece.text in gazetteer.cities and sign not in {"masculine", "feminine"}:
        return PLACE if kind != PERSON or _somewhere(piece) else kind
    return kind


def _somewhere(piece: Tokens) -> bool:
    before = piece.root.head
    return piece.root.dep_ == "pobj" and (before.lower_ in _WHERE or before.lower_ == "of")


def agreed(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names with one kind for all that are written alike; a surname follows the full names that end in it."""
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        text = doc[name.start : name.end].text
        votes.setdefault(text, Counter())[name.kind] += 1
        if name.kind == PERSON and name.end - name.start > 1:
            surnames.add(doc[name.end - 1].text)
    return [_settled(doc, name, votes, surnames) for name in names]


def _settled(doc: Doc, name: Name, votes: dict[str, Counter[str]], surnames: set[str]) -> Name:
    text = doc[name.start : name.end].text
    if name.entry is not None or name.kind in {STATE}:
        return name
    if text in surnames:
        return replace(name, kind=PERSON)
    best = max(votes[text].values())
    return replace(name, kind=next(k for k in votes[text] if votes[text][k] == best))
