"""Parsed, Gazetteer -> Mention: names, nominals and pronouns, each with its head and kind, not yet in chains."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.drafts import NAME, NOMINAL, PRONOUN, Draft
from kg.actors.gazetteer import GROUP, NONE, OTHER, PERSON, Gazetteer
from kg.actors.names import Name, find_names, is_title
from kg.actors.phrases import before, conjuncts, noun_phrase
from kg.actors.pronouns import pronoun_kind
from kg.model import Mention
from kg.parse import Parsed

_NUMERIC = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})


def find_mentions(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All mentions of actors and things in an article, in order, the longer first; nested ones stand on their own."""
    found: dict[tuple[int, int], Draft] = {}
    names = {name.end - 1: name for name in find_names(parsed.doc, gazetteer)}
    covered = {i for name in names.values() for i in range(name.start, name.end)}
    for token in parsed.doc:
        for draft in _drafts_at(token, names, covered, gazetteer):
            found.setdefault((draft.start, draft.end), draft)
    ordered = sorted(found.values(), key=lambda d: (d.start, -d.end))
    return tuple(_mention(parsed, draft) for draft in ordered)


def _mention(parsed: Parsed, draft: Draft) -> Mention:
    span = parsed.of(parsed.doc[draft.start : draft.end])
    identity = draft.entry.identity if draft.entry else None
    return Mention(span, parsed.of(draft.head), draft.form, draft.kind, identity=identity)


def _drafts_at(token: Token, names: dict[int, Name], covered: set[int], gazetteer: Gazetteer) -> Iterator[Draft]:
    """The mentions that end in a token as their head."""
    if name := names.get(token.i):
        yield from _named(token, name, gazetteer)
    elif token.i in covered or token.ent_type_ in _NUMERIC:
        return
    elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in _INSIDE:
        kind = gazetteer.noun_kind(token.lemma_.lower())
        if kind != NONE:
            start, end = noun_phrase(token)
            yield Draft(start, end, token, NOMINAL, kind)
    elif kind := pronoun_kind(token):
        yield Draft(token.i, token.i + 1, token, PRONOUN, kind)
    if token.dep_ != "conj" and any(t.dep_ == "conj" for t in token.rights) and token.pos_ in {"NOUN", "PROPN"}:
        yield from _group(token, gazetteer)


def _named(last: Token, name: Name, gazetteer: Gazetteer) -> Iterator[Draft]:
    """The phrase of a name, and the office before it ("Apple CEO Steve Jobs": the phrase, the office, the name)."""
    heads = [t for t in last.doc[name.start : name.end] if not name.start <= t.head.i < name.end or t.head is t]
    head = heads[-1] if heads else last
    start = before(head) if head.dep_ not in {"compound", "nmod"} else name.start
    start = min(start, name.start)
    office = next((t for t in reversed(last.doc[start : name.start]) if t.pos_ in {"NOUN", "PROPN"}), None)
    if office is not None and office.i + 1 == name.start and office.dep_ != "poss":
        kind = PERSON if is_title(office, gazetteer) else gazetteer.noun_kind(office.lemma_.lower())
        if kind != NONE:
            yield Draft(start, name.end, last, NAME, name.kind, name.entry)
            yield Draft(start, office.i + 1, office, NOMINAL, kind)
            start = name.start
    yield Draft(start, name.end, last, NAME, name.kind, name.entry)


def _group(first: Token, gazetteer: Gazetteer) -> Iterator[Draft]:
    members = list(conjuncts(first))
    cc = [t for m in members for t in m.rights if t.dep_ == "cc"]
    if cc and all(gazetteer.noun_kind(m.lemma_.lower()) != NONE or m.pos_ == "PROPN" for m in members):
        kinds = {gazetteer.nouns.get(m.lemma_.lower(), OTHER) for m in members}
        yield Draft(before(first), noun_phrase(members[-1])[1], cc[-1], NOMINAL, GROUP if kinds != {OTHER} else OTHER)
