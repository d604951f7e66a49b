"""Doc, Gazetteer -> Name: where the names are, repaired, each with its kind.

Three sources, the surest first: names of the gazetteer, the model's entities, runs of proper nouns that
neither covers. The model's spans are trimmed (articles, possessive endings) and split at titles and
coordinations; its kinds are set right in `name_kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.actors.drafts import Name
from kg.actors.gazetteer import NONE, ORGANIZATION, OTHER, PERSON, Gazetteer
from kg.actors.name_kinds import LABELS, agreed, kind_of

NUMERIC = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Jan Jan. Feb Feb. Mar Mar. "
    "Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec. Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday EST EDT GMT UTC PST PDT CET No. Nos. AM PM".split()
)
_CUT_BEFORE = frozenset("the a an his her its their our my this that '".split())
_PROPER = frozenset({"NNP", "NNPS"})
_MODEL_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*[A-Za-z]{0,3}\+?|[IVX]{1,4}")


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text in order; none overlap."""
    taken = [False] * len(doc)
    found: list[Name] = []
    for name in _candidates(doc, gazetteer):
        if not any(taken[name.start : name.end]):
            name = _lengthened(doc, name, taken)
            taken[name.start : name.end] = [True] * (name.end - name.start)
            found.append(name)
    found.sort(key=lambda n: n.start)
    return [name for name in agreed(doc, found, gazetteer) if name.kind != NONE]


def is_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is a title or an office that may stand before a person's name."""
    sign = gazetteer.signs.get(token.text, "")
    if sign in {"masculine", "feminine"}:
        return False
    return sign.endswith("title") or (
        gazetteer.nouns.get(token.lower_) == PERSON and token.lower_ in gazetteer.levels and token.pos_ != "VERB"
    )


def _candidates(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names from all sources, the surest first."""
    listed = list(_listed(doc, gazetteer))
    known = {(name.start, name.end) for name in listed}
    pieces = [(p, e.label_) for e in doc.ents if e.label_ in LABELS for p in _pieces(e, gazetteer, known)]
    for piece, label in pieces:
        if not any(_aligned(piece, name) for name in listed):
            yield Name(piece.start, piece.end, kind_of(piece, LABELS[label], gazetteer))
    yield from listed
    for piece in _runs(doc, gazetteer):
        yield Name(piece.start, piece.end, kind_of(piece, OTHER, gazetteer))


def _aligned(piece: Tokens, name: Name) -> bool:
    """Whether a known name covers a model's span, or all of it that counts."""
    return name.start <= piece.start and piece.end <= name.end


def _listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of the gazetteer, the longest first at each place."""
    position = 0
    while position < len(doc):
        name = _listed_at(doc, position, gazetteer)
        if name:
            yield name
        position = name.end if name else position + 1


def _listed_at(doc: Doc, start: int, gazetteer: Gazetteer) -> Name | None:
    first = doc[start]
    if first.ent_type_ in NUMERIC or not (first.text[:1].isupper() or first.tag_ in _PROPER):
        return None
    for end in range(min(start + gazetteer.longest, len(doc)), start, -1):
        entry = gazetteer.names.get(doc[start:end].text)
        if entry and doc[end - 1].tag_ not in {"PRP", "IN"}:
            return Name(start, end, entry.kind, entry)
    return None


def _pieces(entity: Tokens, gazetteer: Gazetteer, known: set[tuple[int, int]]) -> Iterator[Tokens]:
    """A model's span without what is no part of a name, split where it holds more than one."""
    start = entity.start
    for token in entity:
        if token.i > start and _parts(entity, token, start, known):
            yield from _trimmed(entity.doc[start : token.i], gazetteer)
            start = token.i + 1
        elif entity.label_ != "ORG" and token.i + 1 < entity.end and is_title(token, gazetteer):
            start = token.i + 1
    yield from _trimmed(entity.doc[start : entity.end], gazetteer)


def _parts(entity: Tokens, token: Token, start: int, known: set[tuple[int, int]]) -> bool:
    """Whether two names meet at a token inside a model's span."""
    if token.tag_ == "POS" or token.is_space or token.text in {"/", ";", ":", "(", ")"}:
        return True
    if token.dep_ != "cc":
        return False
    return entity.label_ not in {"ORG", "WORK_OF_ART"} or (start, token.i) in known or (token.i + 1, entity.end) in known


def _trimmed(piece: Tokens, gazetteer: Gazetteer) -> Iterator[Tokens]:
    start, end = piece.start, piece.end
    while start < end and (piece.doc[start].lower_ in _CUT_BEFORE or not _wordlike(piece.doc[start])):
        start += 1
    while end > start and (piece.doc[end - 1].tag_ == "POS" or not _wordlike(piece.doc[end - 1])):
        end -= 1
    while end - 1 > start and piece.doc[end - 1].text in _CALENDAR:
        end -= 1
    kept = piece.doc[start:end]
    if end > start and any(c.isupper() for c in kept.text) and kept.text not in _CALENDAR:
        yield kept


def _wordlike(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _runs(doc: Doc, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """Runs of proper nouns outside the model's entities that are no part of an office or a date."""
    start = None
    for token in doc:
        if start is not None and not (_proper(token, gazetteer) and token.is_sent_start is not True):
            yield from _not_office(doc[start : token.i], gazetteer)
            start = None
        if start is None and _proper(token, gazetteer):
            start = token.i
    if start is not None:
        yield from _not_office(doc[start : len(doc)], gazetteer)


def _proper(token: Token, gazetteer: Gazetteer) -> bool:
    return (
        token.tag_ in _PROPER
        and token.ent_type_ not in NUMERIC
        and token.text not in _CALENDAR
        and token.text[:1].isalpha()
        and not is_title(token, gazetteer)
    )


def _not_office(run: Tokens, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """A run unless it only says which office is meant ("Prime", "Foreign" before "Minister")."""
    after = run.doc[run.end] if run.end < len(run.doc) else None
    office = after is not None and is_title(after, gazetteer)
    if not (office and all(gazetteer.signs.get(t.text) == "office" for t in run)):
        yield run


def _lengthened(doc: Doc, name: Name, taken: list[bool]) -> Name:
    """A name with the model number after it ("A320 neo" has none, "Boeing 787" has one)."""
    end = name.end
    if name.kind not in {OTHER, ORGANIZATION, NONE} or name.entry is not None or end >= len(doc) or taken[end]:
        return name
    following = doc[end]
    if not _MODEL_NUMBER.fullmatch(following.text) or following.ent_type_ in NUMERIC - {"CARDINAL", "DATE", "QUANTITY"}:
        return name
    return Name(name.start, end + 1, OTHER, None)


def words(tokens: Iterable[Token]) -> list[str]:
    """The words of some tokens, hyphenated ones taken apart."""
    return [part for token in tokens for part in re.split(r"[-\s]", token.text) if any(c.isalnum() for c in part)]
