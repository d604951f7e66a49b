"""Doc, Gazetteer -> Name: where the names are, repaired, each with its kind.

Three sources, the surest first: names of the gazetteer, the model's entities, runs of proper nouns that
neither covers. The model's spans are trimmed (articles, possessive endings) and split at titles and
coordinations; kinds are set right in `name_kinds`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.actors.countries import main_state, states_in
from kg.actors.drafts import Name
from kg.actors.gazetteer import NONE, ORGANIZATION, OTHER, PERSON, PLACE, Gazetteer
from kg.actors.metonyms import governing
from kg.actors.name_kinds import LABELS, UNKNOWN, agreed, kind_of

NUMERIC = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())
_CUT_BEFORE = frozenset("the a an his her its their our my this that '".split())
_BREAKS = frozenset("/ ; : ( ) - -- – —".split())
_PROPER = frozenset({"NNP", "NNPS"})
_MODEL_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*[A-Za-z]{0,3}\+?|[IVX]{1,4}")
_MODEL = re.compile(
    r"[1-9]\d{2}(?:-\d+)?[A-Za-z]{0,3}|[A-Z]{1,2}-?\d{2,4}"
)  # the model of a known firm: no count, no year
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z]\.?")


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text in order; none overlap."""
    taken = [False] * len(doc)
    found: list[Name] = []
    for name in _candidates(doc, gazetteer):
        if not any(taken[name.start : name.end]):
            longer = _lengthened(doc, _with_run(doc, name, taken, gazetteer), taken, gazetteer)
            taken[longer.start : longer.end] = [True] * (longer.end - longer.start)
            found.append(longer)
    found.sort(key=lambda n: n.start)
    found = _of_this_country(doc, found, gazetteer)
    found = _joined(doc, found)
    proper = [name for name in _outside_headlines(doc, found) if not _common(doc, name, gazetteer)]
    settled = agreed(doc, _acronyms(doc, proper), gazetteer)
    return [governing(doc, name, gazetteer) for name in settled if name.kind != NONE]


def _outside_headlines(doc: Doc, names: list[Name]) -> list[Name]:
    """Names without those that only a headline in capitals makes look like names, as the body never has them."""
    capital = [s for s in islice(doc.sents, 2) if _in_capitals(s)]
    ends = {i for s in capital for i in range(s.start, s.end)}
    body = {token.text for name in names if name.start not in ends for token in doc[name.start : name.end]}
    return [n for n in names if n.entry or n.start not in ends or doc[n.end - 1].text in body]


def _in_capitals(sentence: Tokens) -> bool:
    """Whether all longer words of a sentence without a full stop begin with a capital letter."""
    words = [t.text for t in sentence if t.is_alpha and len(t) > 4]
    stopped = any(t.text in ".!" for t in list(sentence)[-3:] if t.is_punct)
    return len(words) > 2 and not stopped and all(word[0].isupper() for word in words)


def _of_this_country(doc: Doc, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names with those no longer known ("Congress") that bodies of several countries bear, where it is another's."""
    guarded = [n for n in names if n.entry and doc[n.start : n.end].text in gazetteer.guarded]
    if not guarded:
        return names
    top = main_state(states_in(doc, gazetteer))
    foreign = {n for n in guarded if top not in {None, gazetteer.country(n.entry)}}
    return [replace(n, entry=None) if n in foreign else n for n in names]


def _joined(doc: Doc, names: list[Name]) -> list[Name]:
    """Names with those joined that the model took apart ("Anna" and "Berg" as two places)."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and _halves(doc, last, name):
            joined[-1] = replace(last, end=name.end)
        else:
            joined.append(name)
    return joined


def _halves(doc: Doc, a: Name, b: Name) -> bool:
    unknown = a.entry is None and b.entry is None
    return unknown and a.end == b.start and a.kind == b.kind == PLACE and b.start <= doc[a.end - 1].head.i < b.end


def _common(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is only a common noun in capitals ("the Court", "the Government")."""
    first = doc[name.start]
    article = name.start and doc[name.start - 1].lower_ in {"the", "this", "that"}
    return bool(article) and name.entry is None and name.end == name.start + 1 and first.lower_ in gazetteer.levels


def is_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is a title or an office that may stand before a person's name."""
    sign = gazetteer.signs.get(token.text, "")
    if sign in {"masculine", "feminine"}:
        return False
    known = token.lower_ in gazetteer.levels and token.pos_ != "VERB"
    return sign.endswith("title") or (known and gazetteer.nouns.get(token.lower_) == PERSON)


def _candidates(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names from all sources, the surest first."""
    listed = list(_listed(doc, gazetteer))
    known = [(name.start, name.end) for name in listed]
    for entity in doc.ents:
        if entity.label_ in LABELS:
            for piece in _pieces(entity, gazetteer, known):
                if not list(_not_office(piece, gazetteer)) or gazetteer.signs.get(piece.text) == "legal-form":
                    continue
                if not any(start <= piece.start and piece.end <= end for start, end in _near(known, piece)):
                    yield Name(piece.start, piece.end, kind_of(piece, LABELS[entity.label_], gazetteer))
    yield from listed
    for piece in _runs(doc, gazetteer):
        yield Name(piece.start, piece.end, kind_of(piece, UNKNOWN, gazetteer))


def _near(known: list[tuple[int, int]], piece: Tokens) -> list[tuple[int, int]]:
    """The known names that reach into a piece."""
    low = bisect_left(known, (piece.start - 20, 0))
    return [k for k in known[low : low + 40] if k[0] < piece.end and piece.start < k[1]]


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
    length = gazetteer.lengths.get(first.text)
    if length is None or first.ent_type_ in NUMERIC or not (first.text[:1].isupper() or first.tag_ in _PROPER):
        return None
    for end in range(min(start + length, len(doc)), start, -1):
        entry = gazetteer.names.get(doc[start:end].text)
        if entry and doc[end - 1].tag_ not in {"PRP", "IN"}:
            return Name(start, end, entry.kind, entry)
    return None


def _pieces(entity: Tokens, gazetteer: Gazetteer, known: list[tuple[int, int]]) -> Iterator[Tokens]:
    """A model's span without what is no part of a name, split where it holds more than one."""
    start = entity.start
    for token in entity:
        if token.i > start and _parts(entity, token, gazetteer, known):
            yield from _trimmed(entity.doc[start : token.i], gazetteer)
            start = token.i + 1
        elif entity.label_ != "ORG" and token.i + 1 < entity.end and is_title(token, gazetteer):
            start = token.i + 1
    yield from _trimmed(entity.doc[start : entity.end], gazetteer)


def _parts(entity: Tokens, token: Token, gazetteer: Gazetteer, known: list[tuple[int, int]]) -> bool:
    """Whether two names meet at a token inside a model's span."""
    if token.tag_ == "POS" or token.is_space or (token.text in _BREAKS and (token.whitespace_ or token.text == "/")):
        return True
    if token.text == "," and token.i + 1 < entity.end:
        following = entity.doc[token.i + 1]
        return gazetteer.signs.get(following.text) != "legal-form" and following.ent_type_ != "GPE"
    return token.lower_ == "and" and not _one_body(entity, token, gazetteer, known)


def _one_body(entity: Tokens, joint: Token, gazetteer: Gazetteer, known: list[tuple[int, int]]) -> bool:
    """Whether an "and" is part of one body's name ("Securities and Exchange Commission")."""
    if entity.label_ not in {"ORG", "WORK_OF_ART", "LAW", "EVENT", "FAC"}:
        return False
    if any(end == joint.i or start in {joint.i + 1, joint.i + 2} for start, end in _near(known, entity)):
        return False
    before = entity.doc[entity.start : joint.i]
    common = all(gazetteer.nouns.get(t.lower_) or t.lower_ in _CUT_BEFORE for t in before)
    return common or any(t.lower_ in {"of", "for"} for t in before)


def _trimmed(piece: Tokens, gazetteer: Gazetteer) -> Iterator[Tokens]:
    start, end, doc = piece.start, piece.end, piece.doc
    while start < end and (doc[start].lower_ in _CUT_BEFORE or not _wordlike(doc[start])):
        start += 1
    while end > start and (doc[end - 1].tag_ in {"POS", "IN", "CC"} or not _wordlike(doc[end - 1])):
        end -= 1
    while end - 1 > start and gazetteer.signs.get(doc[end - 1].text) == "skipped":
        end -= 1
    if piece.label_ == "PERSON" or (start and doc[start - 1].lower_ == "of"):
        while start < end - 1 and gazetteer.signs.get(doc[start].text) == "office":
            start += 1
    kept = doc[start:end]
    if end > start and any(c.isupper() for c in kept.text) and gazetteer.signs.get(kept.text) != "skipped":
        yield kept


def _wordlike(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _runs(doc: Doc, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """Runs of proper nouns outside the model's entities that are no part of an office or a date."""
    start = None
    for token in doc:
        proper = _proper(token, gazetteer)
        if start is not None and (not proper or token.is_sent_start is True):
            yield from _not_office(doc[start : token.i], gazetteer)
            start = None
        if start is None and proper:
            start = token.i
    if start is not None:
        yield from _not_office(doc[start : len(doc)], gazetteer)


def _proper(token: Token, gazetteer: Gazetteer) -> bool:
    return (
        token.tag_ in _PROPER
        and token.ent_type_ not in NUMERIC
        and token.text[:1].isalpha()
        and not token.text.islower()
        and gazetteer.signs.get(token.text) != "skipped"
        and not is_title(token, gazetteer)
    )


def _not_office(run: Tokens, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """A run unless it only says which office is meant ("Prime" before "Minister", "State" after "Secretary of")."""
    doc, start = run.doc, run.start
    after = run.end < len(doc) and is_title(doc[run.end], gazetteer)
    behind = start > 1 and doc[start - 1].lower_ == "of" and is_title(doc[start - 2], gazetteer)
    if not ((after or behind) and all(gazetteer.signs.get(t.text) == "office" for t in run)):
        yield run


def _with_run(doc: Doc, name: Name, taken: list[bool], gazetteer: Gazetteer) -> Name:
    """A name with the proper nouns right after it that the model left out ("Sony" of "Sony Pictures")."""
    end = name.end
    if end < len(doc) and gazetteer.signs.get(doc[end].text) == "legal-form" and name.kind != NONE:
        return Name(name.start, end + 1, ORGANIZATION, name.entry)
    if name.entry is not None or name.kind not in {OTHER, ORGANIZATION}:
        return name
    while end < len(doc) and not taken[end] and _proper(doc[end], gazetteer) and not doc[end].ent_type_:
        end += 1
    run = doc[name.end : end]
    if not len(run) or not list(_not_office(run, gazetteer)):
        return name
    return Name(name.start, end, kind_of(doc[name.start : end], name.kind, gazetteer))


def _lengthened(doc: Doc, name: Name, taken: list[bool], gazetteer: Gazetteer) -> Name:
    """A name with the model number after it ("Boeing 787", "Falcon 9")."""
    end = name.end
    if name.kind not in {OTHER, ORGANIZATION, NONE, UNKNOWN} or end >= len(doc) or taken[end]:
        return name
    number = doc[end]
    if name.entry is not None and not (name.entry.identity in gazetteer.trades and _MODEL.fullmatch(number.text)):
        return name
    if not _MODEL_NUMBER.fullmatch(number.text) or number.ent_type_ in {"MONEY", "PERCENT", "TIME", "ORDINAL"}:
        return name
    year = number.ent_type_ == "DATE" and name.kind == ORGANIZATION
    return name if year else Name(name.start, end + 1, NONE if name.kind == NONE else OTHER)


def _acronyms(doc: Doc, names: list[Name]) -> list[Name]:
    """Give an acronym in parentheses the kind and the identity of the name that it stands for."""
    settled = list(names)
    for i in range(1, len(names)):
        long, short = settled[i - 1], names[i]
        bracketed = short.start == long.end + 1 and doc[long.end].text == "("
        if bracketed and short.end == short.start + 1 and _ACRONYM.fullmatch(doc[short.start].text):
            settled[i] = replace(short, kind=long.kind, entry=short.entry or long.entry)
    return settled
