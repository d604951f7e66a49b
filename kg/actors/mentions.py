"""Parsed, Gazetteer -> Mention: names, nominals and pronouns, each with its head and kind, not yet in chains.

Mentions nest as the text does: "Apple's chief" holds "Apple"; "Smith, the envoy" is a mention beside "Smith"
and "the envoy"; "A and B" is one beside its members, with the conjunction as its head, so that no other
mention has that head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from kg.actors.drafts import NAME, NOMINAL, PRONOUN, Draft
from kg.actors.gazetteer import GROUP, NONE, OTHER, PERSON, PLACE, STATE, Gazetteer
from kg.actors.name_phrases import MODIFIER, Names, name_phrases
from kg.actors.names import find_names
from kg.actors.nominals import government, nominal_kind, partial_kind
from kg.actors.phrases import antecedent, apposition, before, conjuncts, tail
from kg.actors.pronouns import RELATIVE, pronoun_kind
from kg.actors.titles import is_title
from kg.doc import Token
from kg.model import Mention
from kg.parse import Parsed

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})


def find_mentions(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All mentions of actors and things in an article, in order, the longer first; nested ones stand on their own."""
    listed = find_names(parsed.doc, gazetteer)
    covered = frozenset(i for name in listed for i in range(name.start, name.end))
    names = Names({name.end - 1: name for name in listed}, covered, gazetteer)
    found: dict[tuple[int, int], Draft] = {}
    for token in parsed.doc:
        if token.pos_ in _NOMINAL or token.i in names.by_end:
            for draft in _simple(token, names):
                found.setdefault((draft.start, draft.end), draft)
    heads = {draft.head.i: draft for draft in found.values()}
    for draft in [*_coordinations(heads), *_appositions(heads)]:
        found.setdefault((draft.start, draft.end), draft)
    kept = [d for d in found.values() if not _idle_relative(d, heads)]
    return tuple(_mention(parsed, draft) for draft in sorted(kept, key=lambda d: (d.start, -d.end)))


def _mention(parsed: Parsed, draft: Draft) -> Mention:
    first, last = parsed.doc[draft.start], parsed.doc[draft.end - 1]
    span = parsed.span(first.idx, last.idx + len(last.text))
    identity = draft.entry.identity if draft.entry else None
    return Mention(span, parsed.of(draft.head), draft.form, draft.kind, identity=identity)


def _simple(token: Token, names: Names) -> Iterator[Draft]:
    """The mentions that have a token as their head, coordinations and appositions aside."""
    if name := names.by_end.get(token.i):
        yield from name_phrases(token, name, names)
    elif token.i in names.covered:
        return
    elif found := pronoun_kind(token):
        yield Draft(token.i, token.i + 1, token, PRONOUN, found)
    elif (kind := nominal_kind(token, names.gazetteer)) != NONE:
        start, end = before(token), _end(token, names)
        yield Draft(start, end, token, NOMINAL, kind, government(token, start, end, names.gazetteer))
    elif (kind := partial_kind(token, names.gazetteer)) != NONE:
        yield Draft(before(token), tail(token), token, PRONOUN, kind)


def _end(head: Token, names: Names) -> int:
    """The end of a common-noun phrase; "Secretary of State X" ends before the person."""
    end = tail(head)
    for i in (i for i in range(head.i + 3, end) if head.doc[i - 1].dep_ != "prep"):
        name = next((n for n in (names.by_end.get(j) for j in range(i, end)) if n is not None and n.start == i), None)
        if name is not None and name.kind == PERSON and not is_title(head.doc[i - 1], names.gazetteer):
            return i
    return end


def _coordinations(heads: Mapping[int, Draft]) -> Iterator[Draft]:
    """One mention for all members of a coordination."""
    for draft in list(heads.values()):
        if draft.form == PRONOUN or draft.head.dep_ in {"conj", *MODIFIER}:
            continue
        members = [heads.get(t.i) for t in conjuncts(draft.head)]
        known = [m for m in members if m is not None]
        end = max((m.end for m in known), default=0)
        joint = next((t for m in known for t in m.head.rights if t.dep_ == "cc" and t.i < end), None)
        if len(known) > 1 and len(known) == len(members) and joint is not None:
            kind = OTHER if all(m.kind == OTHER for m in known) else GROUP
            yield Draft(min(m.start for m in known), end, joint, NOMINAL, kind)


def _appositions(heads: Mapping[int, Draft]) -> Iterator[Draft]:
    """A mention with what is set beside it ("Smith, the envoy", "Smith, 49")."""
    for draft in list(heads.values()):
        beside = apposition(draft.head)
        other = heads.get(beside.i) if beside is not None else None
        if other is not None and _two_names(draft, other):
            yield Draft(draft.start, other.end, draft.head.doc[draft.end], NOMINAL, GROUP)
        elif beside is not None and draft.kind not in {PLACE, STATE}:
            end = max(heads[beside.i].end if beside.i in heads else tail(beside), draft.end)
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
