"""A model's entity -> the names in it: trimmed, and taken apart where it holds more than one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.actors.gazetteer import ORGANIZATION, Gazetteer
from kg.actors.titles import is_title, of_office
from kg.actors.words import words
from kg.doc import Token, Tokens

Stretches = Sequence[tuple[int, int]]  # tokens [start, end), in order
_CUT_BEFORE = frozenset("the a an his her its their our my this that '".split())
_BREAKS = frozenset("/ ; : ( ) - -- – —".split())
_BODIES = frozenset("ORG WORK_OF_ART LAW EVENT FAC".split())
_LONGEST = 20  # tokens of a known name


def pieces(entity: Tokens, gazetteer: Gazetteer, known: Stretches) -> Iterator[Tokens]:
    """The names in a model's span that no known name covers."""
    for piece in _split(entity, gazetteer, known):
        kept = _trimmed(piece, gazetteer)
        covered = any(start <= kept.start and kept.end <= end for start, end in near(known, kept))
        if len(kept) and not covered and not of_office(kept, gazetteer):
            yield kept


def near(known: Stretches, piece: Tokens) -> Stretches:
    """The known names that reach into a piece."""
    low = bisect_left(known, (piece.start - _LONGEST, 0))
    return [k for k in known[low : low + 2 * _LONGEST] if k[0] < piece.end and piece.start < k[1]]


def _split(entity: Tokens, gazetteer: Gazetteer, known: Stretches) -> Iterator[Tokens]:
    start = entity.start
    for token in entity:
        if token.i > start and _parts(entity, token, gazetteer, known):
            yield entity.doc.span(start, token.i)
            start = token.i + 1
        elif entity.label_ != "ORG" and token.i + 1 < entity.end and is_title(token, gazetteer):
            start = token.i + 1
    yield entity.doc.span(start, entity.end)


def _parts(entity: Tokens, token: Token, gazetteer: Gazetteer, known: Stretches) -> bool:
    """Whether two names meet at a token inside a model's span."""
    if token.tag_ == "POS":
        return not of_members(token, gazetteer)
    if token.is_space or (token.text in _BREAKS and (token.whitespace_ or token.text == "/")):
        return True
    if token.text == "," and token.i + 1 < entity.end:
        following = entity.doc[token.i + 1]
        return gazetteer.signs.get(following.text) != "legal-form" and following.ent_type_ != "GPE"
    return token.lower_ == "and" and not _one_body(entity, token, gazetteer, known)


def of_members(mark: Token, gazetteer: Gazetteer) -> bool:
    """Whether a possessive is part of a body's name, as its members are many ("Teachers' Union", "People's Party")."""
    if not mark.i or not (mark.text == "'" or mark.nbor(-1).text in words("people")):
        return False
    inside = list(takewhile(lambda one: one.ent_iob_ == "I" and one.tag_ != "POS", mark.doc[mark.i + 1 :]))
    return mark.ent_type_ in _BODIES and len(inside) > 0 and gazetteer.nouns.get(inside[-1].lower_) == ORGANIZATION


def _one_body(entity: Tokens, joint: Token, gazetteer: Gazetteer, known: Stretches) -> bool:
    """Whether an "and" is part of one body's name ("Securities and Exchange Commission")."""
    if entity.label_ not in _BODIES:
        return False
    if any(end == joint.i or start in {joint.i + 1, joint.i + 2} for start, end in near(known, entity)):
        return False
    before = entity.doc[entity.start : joint.i]
    common = all(gazetteer.nouns.get(t.lower_) or t.lower_ in _CUT_BEFORE for t in before)
    return common or any(t.lower_ in {"of", "for"} for t in before)


def _trimmed(piece: Tokens, gazetteer: Gazetteer) -> Tokens:
    """A piece without articles, possessive endings, dates and offices around the name; empty where no name is left."""
    start, end, doc = piece.start, piece.end, piece.doc
    while start < end and (doc[start].lower_ in _CUT_BEFORE or not _wordlike(doc[start])):
        start += 1
    while end > start and (doc[end - 1].tag_ in {"POS", "IN", "CC"} or not _wordlike(doc[end - 1])):
        end -= 1
    while end > start and gazetteer.signs.get(doc[end - 1].text) == "skipped":
        end -= 1
    if piece.label_ == "PERSON" or (start and doc[start - 1].lower_ == "of"):
        while start < end - 1 and gazetteer.signs.get(doc[start].text) == "office":
            start += 1
    kept = doc.span(start, end)
    only_form = len(kept) == 1 and gazetteer.signs.get(kept.text) == "legal-form"
    return kept if any(c.isupper() for c in kept.text) and not only_form else doc.span(start, start)


def _wordlike(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)
