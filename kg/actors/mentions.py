"""Parsed, Gazetteer -> Mention: names, nominals and pronouns, each with its head and kind, not yet in chains.

Mentions nest as the text does: "Apple's chief" holds "Apple"; "Smith, the envoy" is a mention beside "Smith"
and "the envoy"; "A and B" is one beside its members, with the conjunction as its head, so that no other
mention has that head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.actors.drafts import NAME, NOMINAL, PRONOUN, Draft, Name
from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, STATE, Gazetteer
from kg.actors.names import find_names
from kg.actors.nominals import government, nominal_kind, partial_kind
from kg.actors.phrases import antecedent, apposition, before, conjuncts, tail
from kg.actors.pronouns import RELATIVE, pronoun_kind
from kg.actors.titles import is_title
from kg.model import Mention
from kg.parse import Parsed

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
_MODIFIER = frozenset({"compound", "nmod", "amod"})
Drafts = dict[tuple[int, int], Draft]


@dataclass(frozen=True, slots=True)
class _Text:
    """The names of a text by their last token, and all tokens that names cover."""

    names: Mapping[int, Name]
    covered: frozenset[int]
    gazetteer: Gazetteer


def find_mentions(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All mentions of actors and things in an article, in order, the longer first; nested ones stand on their own."""
    names = find_names(parsed.doc, gazetteer)
    covered = frozenset(i for name in names for i in range(name.start, name.end))
    text = _Text({name.end - 1: name for name in names}, covered, gazetteer)
    found: Drafts = {}
    for token in parsed.doc:
        for draft in _simple(token, text) if token.pos_ in _NOMINAL or token.i in covered else ():
            found.setdefault((draft.start, draft.end), draft)
    heads = {draft.head.i: draft for draft in found.values()}
    for draft in [*_coordinations(heads), *_appositions(heads)]:
        found.setdefault((draft.start, draft.end), draft)
    kept = [d for d in found.values() if not _idle_relative(d, heads)]
    return tuple(_mention(parsed, draft) for draft in sorted(kept, key=lambda d: (d.start, -d.end)))


def _mention(parsed: Parsed, draft: Draft) -> Mention:
    span = parsed.of(parsed.doc[draft.start : draft.end])
    identity = draft.entry.identity if draft.entry else None
    return Mention(span, parsed.of(draft.head), draft.form, draft.kind, identity=identity)


def _simple(token: Token, text: _Text) -> Iterator[Draft]:
    """The mentions that have a token as their head, coordinations and appositions aside."""
    if name := text.names.get(token.i):
        yield from _named(token, name, text)
    elif token.i in text.covered:
        return
    elif found := pronoun_kind(token):
        yield Draft(token.i, token.i + 1, token, PRONOUN, found)
    elif (kind := nominal_kind(token, text.gazetteer)) != NONE:
        start, end = before(token), _end(token, text)
        yield Draft(start, end, token, NOMINAL, kind, government(token, start, end, text.gazetteer))
    elif (kind := partial_kind(token, text.gazetteer)) != NONE:
        yield Draft(before(token), tail(token), token, PRONOUN, kind)


def _end(head: Token, text: _Text) -> int:
    """The end of a common-noun phrase; "Secretary of State X" ends before the person."""
    end = tail(head)
    for i in range(head.i + 3, end):
        name = next((n for n in (text.names.get(j) for j in range(i, end)) if n is not None and n.start == i), None)
        if name is not None and name.kind == PERSON and not is_title(head.doc[i - 1], text.gazetteer):
            return i
    return end


def _named(last: Token, name: Name, text: _Text) -> Iterator[Draft]:
    """The phrase of a name, and the office before it ("Apple CEO Steve Jobs": the phrase, the office, the name)."""
    head = _head(last, name)
    if _adjective(head, name):
        state = text.gazetteer.adjectives.get(head.doc[name.start : name.end].text)
        if state is not None and text.gazetteer.names_event(head.head.lemma_.lower()):
            yield Draft(name.start, name.end, last, NAME, STATE, state)  # who acts in "the Russian invasion"
        return
    if _names_a_thing(head, name, text):
        return
    draft = Draft(name.start, _extended(last, head, name, text), last, NAME, name.kind, name.entry)
    if head.dep_ in _MODIFIER and head.head.i > head.i:
        yield draft
        return
    start = min(before(head), name.start)
    start = max([start, *(t.i + 1 for t in last.doc[start : name.start] if t.dep_ == "cc")])
    if name.start - 1 in text.covered and last.doc[name.start - 1].dep_ != "poss":
        start = name.start
    office = _office(last.doc[start : name.start], text.gazetteer)
    yield replace(draft, start=start)
    if office is not None:
        yield Draft(start, name.start, office, NOMINAL, _office_kind(office, text.gazetteer))
        yield draft


def _head(last: Token, name: Name) -> Token:
    """The token of a name that hangs on something outside it."""
    inside = range(name.start, name.end)
    return next((t for t in reversed(last.doc[name.start : name.end]) if t.head.i not in inside or t.head is t), last)


def _adjective(head: Token, name: Name) -> bool:
    """Whether a people's name is an adjective here ("the Israeli leader", "Czech and Polish workers")."""
    top = head
    while top.dep_ == "conj":
        top = top.head
    return name.kind == GROUP and top.dep_ in {*_MODIFIER, "acomp", "advmod"} and (top.i < top.head.i or head != top)


def _names_a_thing(head: Token, name: Name, text: _Text) -> bool:
    """Whether a product's name only says which thing is meant ("the iTunes store": the store is the mention)."""
    noun = head.head
    if name.kind != OTHER or head.dep_ not in _MODIFIER or noun.pos_ != "NOUN" or noun.i < head.i:
        return False
    return nominal_kind(noun, text.gazetteer) == OTHER


def _extended(last: Token, head: Token, name: Name, text: _Text) -> int:
    """The end of a name with the region or the `of`-phrase after it ("Lyon, France", "Supreme Court of Chile")."""
    if name.entry is None and text.gazetteer.nouns.get(last.lower_) == ORGANIZATION:
        return tail(last)
    return _with_region(head, name)


def _with_region(head: Token, name: Name) -> int:
    """The end of a place's name with the region after it ("San Jose, California")."""
    doc = head.doc
    if name.kind != PLACE or name.end + 1 >= len(doc) or doc[name.end].text != ",":
        return name.end
    region = next((t for t in head.rights if t.dep_ in {"appos", "npadvmod", "conj"} and t.i > name.end), None)
    listed = region is None or any(
        t.dep_ in {"cc", "conj", "appos"} for t in (*region.rights, *head.rights) if t != region
    )
    if region is None or listed or region.ent_type_ not in {"GPE", "LOC"} or region.left_edge.i != name.end + 1:
        return name.end
    return region.i + 1


def _office(words: Tokens, gazetteer: Gazetteer) -> Token | None:
    """The noun that says what a name names right after it ("the blog X", "President X", "Secretary of State X")."""
    if not len(words) or words[-1].dep_ == "poss" or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return None
    above = words[-1].head.head if words[-1].dep_ == "pobj" and words[-1].head.lower_ == "of" else words[-1]
    noun = above if above.i >= words.start else words[-1]
    courtesy = noun.lower_ not in gazetteer.levels and gazetteer.signs.get(noun.text, "").endswith("title")
    common = noun.text.islower() or is_title(noun, gazetteer)
    return noun if common and not courtesy and _office_kind(noun, gazetteer) != NONE else None


def _office_kind(office: Token, gazetteer: Gazetteer) -> str:
    return PERSON if is_title(office, gazetteer) else gazetteer.noun_kind(office.lemma_.lower())


def _coordinations(heads: Mapping[int, Draft]) -> Iterator[Draft]:
    """One mention for all members of a coordination."""
    for draft in list(heads.values()):
        if draft.form == PRONOUN or draft.head.dep_ in {"conj", *_MODIFIER}:
            continue
        members = [heads.get(t.i) for t in conjuncts(draft.head)]
        known = [m for m in members if m is not None]
        joint = next((t for m in known for t in m.head.rights if t.dep_ == "cc"), None)
        if len(known) > 1 and len(known) == len(members) and joint is not None:
            kind = OTHER if all(m.kind == OTHER for m in known) else GROUP
            yield Draft(min(m.start for m in known), max(m.end for m in known), joint, NOMINAL, kind)


def _appositions(heads: Mapping[int, Draft]) -> Iterator[Draft]:
    """A mention with what is set beside it ("Smith, the envoy", "Smith, 49")."""
    for draft in list(heads.values()):
        beside = apposition(draft.head)
        other = heads.get(beside.i) if beside is not None else None
        if other is not None and _two_names(draft, other):
            yield Draft(draft.start, other.end, draft.head.doc[draft.end], NOMINAL, GROUP)
        elif beside is not None and draft.kind not in {PLACE, STATE}:
            end = max(heads[beside.i].end if beside.i in heads else beside.i + 1, draft.end)
            closed = end < len(beside.doc) and beside.doc[end].text == ")"
            yield replace(draft, end=end + closed)


def _two_names(draft: Draft, other: Draft) -> bool:
    """Whether a name with a name beside it is a list without "and", as headlines have it ("Nokia, Sony settle")."""
    names = draft.form == other.form == NAME and draft.kind == other.kind and draft.kind not in {PLACE, STATE, OTHER}
    return names and other.start == draft.end + 1 and draft.head.doc[draft.end].text == ","


def _idle_relative(draft: Draft, heads: Mapping[int, Draft]) -> bool:
    """Whether a relative pronoun stands for nothing that is a mention."""
    if draft.form != PRONOUN or draft.head.lower_ not in RELATIVE:
        return False
    noun = antecedent(draft.head)
    return noun is None or noun.i not in heads
