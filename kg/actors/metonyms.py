"""Name -> Name: a seat of government ("Washington", "the Kremlin") as the state, where it acts and is no place."""

from __future__ import annotations

from msgspec.structs import replace

from kg.actors.drafts import Name
from kg.actors.gazetteer import PERSON, STATE, Gazetteer
from kg.actors.words import words
from kg.doc import Doc, Token

_BETWEEN = frozenset("between with against by".split())


def governing(doc: Doc, name: Name, gazetteer: Gazetteer) -> Name:
    """The name as the state that it is the seat of, where it acts; else unchanged."""
    if name.entry is not None or name.kind == PERSON:
        return name
    piece = doc.span(name.start, name.end)
    entry = gazetteer.seats.get(text := piece.text)
    if entry is None or (text in gazetteer.cities and not _acts(piece.root, gazetteer)):
        return name
    return replace(name, kind=STATE, entry=entry)


def _acts(head: Token, gazetteer: Gazetteer) -> bool:
    """Whether a name stands where actors stand: it says, decides, has ties with others, has a position."""
    while head.dep_ == "conj":
        head = head.head
    above = head.head
    if head.dep_ == "nsubj" and above.lemma_.lower() in gazetteer.cues["acts"]:
        return True
    if head.dep_ == "pobj" and above.lower_ in _BETWEEN:
        return above.head.lemma_.lower() in words("dealings") or above.lower_ == "between"
    return head.dep_ == "poss" and gazetteer.names_event(above.lemma_.lower())
