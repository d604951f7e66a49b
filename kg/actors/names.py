"""Doc, Gazetteer -> Name: where the names are, repaired, each with its kind.

Three sources, the surest first: names of the gazetteer, the model's entities, runs of proper nouns that
neither covers. The model's spans are trimmed (articles, possessive endings), split at titles and at
coordinations, and its labels are corrected by what the gazetteer and the words say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, Entry, Gazetteer

_KINDS = {
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
_NUMERIC = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())
_CUT_BEFORE = frozenset("the a an his her its their our my this that".split())
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens [start, end), its kind, and the known actor that it names."""

    start: int
    end: int
    kind: str
    entry: Entry | None = None


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text in order; none overlap."""
    taken = [False] * len(doc)
    found: list[Name] = []
    for name in [*_model_names(doc, gazetteer), *_listed(doc, gazetteer), *_runs(doc, gazetteer)]:
        if name.end > name.start and not any(taken[name.start : name.end]):
            taken[name.start : name.end] = [True] * (name.end - name.start)
            found.append(name)
    return sorted((n for n in found if n.kind != NONE), key=lambda n: n.start)


def is_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is a title or an office that may stand before a person's name."""
    sign = gazetteer.genders.get(token.text)
    if sign:
        return sign.endswith("title")
    return gazetteer.nouns.get(token.lower_) == PERSON and token.lower_ in gazetteer.levels


def _listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of the gazetteer, the longest first at each place."""
    position = 0
    while position < len(doc):
        name = _listed_at(doc, position, gazetteer)
        if name:
            yield name
        position = name.end if name else position + 1


def _listed_at(doc: Doc, start: int, gazetteer: Gazetteer) -> Name | None:
    if not (doc[start].tag_ in _PROPER or doc[start].ent_type_ or doc[start].text[:1].isupper()):
        return None
    for end in range(min(start + gazetteer.longest, len(doc)), start, -1):
        entry = gazetteer.names.get(doc[start:end].text)
        if entry and doc[end - 1].tag_ != "PRP":
            return Name(start, end, entry.kind, entry)
    return None


def _model_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    for entity in doc.ents:
        if entity.label_ in _KINDS:
            for piece in _pieces(entity, gazetteer):
                yield _named(piece, _KINDS[entity.label_], gazetteer)


def _pieces(entity: Tokens, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """A model's span without what is no part of a name, split where it holds more than one."""
    start = entity.start
    for token in entity:
        inner = token.i > entity.start
        if inner and (token.dep_ == "cc" or token.tag_ == "POS" or token.is_space) and _splits(entity, token):
            yield from _trimmed(entity.doc[start : token.i])
            start = token.i + 1
        elif entity.label_ != "ORG" and is_title(token, gazetteer) and token.i + 1 < entity.end:
            start = token.i + 1
    yield from _trimmed(entity.doc[start : entity.end])


def _splits(entity: Tokens, token: Token) -> bool:
    return token.tag_ == "POS" or token.is_space or entity.label_ not in {"ORG", "WORK_OF_ART"}


def _trimmed(piece: Tokens) -> Iterator[Tokens]:
    start, end = piece.start, piece.end
    while start < end and (piece.doc[start].lower_ in _CUT_BEFORE or not _wordlike(piece.doc[start])):
        start += 1
    while end > start and (piece.doc[end - 1].tag_ == "POS" or not _wordlike(piece.doc[end - 1])):
        end -= 1
    if end > start and any(c.isupper() for c in piece.doc[start:end].text):
        yield piece.doc[start:end]


def _wordlike(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _runs(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Runs of proper nouns outside the model's entities."""
    start = None
    for token in doc:
        proper = token.tag_ in _PROPER and token.ent_type_ not in _NUMERIC and not is_title(token, gazetteer)
        if proper and start is None:
            start = token.i
        elif not proper and start is not None:
            yield _named(doc[start : token.i], OTHER, gazetteer)
            start = None
    if start is not None:
        yield _named(doc[start : len(doc)], OTHER, gazetteer)


def _named(piece: Tokens, kind: str, gazetteer: Gazetteer) -> Name:
    """A name with its kind set right."""
    entry = gazetteer.named(piece.text)
    if entry:
        return Name(piece.start, piece.end, entry.kind, entry)
    last = gazetteer.nouns.get(piece[-1].lower_)
    if kind in {ORGANIZATION, OTHER} and last == NONE and len(piece) > 1:
        return Name(piece.start, piece.end, NONE)
    if kind == OTHER and gazetteer.genders.get(piece[0].text) in {"masculine", "feminine"} and len(piece) > 1:
        return Name(piece.start, piece.end, PERSON)
    if kind != PLACE and piece.text in gazetteer.cities and gazetteer.genders.get(piece.text) is None:
        return Name(piece.start, piece.end, PLACE)
    return Name(piece.start, piece.end, kind)
