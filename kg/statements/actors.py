"""Statements + Mentions -> Statements: the actor and the name of each source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from kg.doc import Token
from kg.model import Mention, Span, Statement
from kg.parse import Parsed
from kg.statements.tree import child

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NEAR = 8  # mentions whose heads start before a word and may still hold it
_QUANTITIES = frozenset("hundred thousand million dozen score majority minority number lot couple handful rest".split())


def with_actors(parsed: Parsed, statements: Sequence[Statement], mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements with the IRI and the name of the actor whose mention the head of the source belongs to, or is it.

    "who" stands for its antecedent, and "dozens of" for what they are dozens of. A statement whose source
    is nobody's mention stays as it is.
    """
    resolved = sorted((m for m in mentions if m.actor), key=lambda m: (m.head.part, m.head.start, m.span))
    heads = [(m.head.part, m.head.start) for m in resolved]
    return tuple(_filled(parsed, one, resolved, heads) for one in statements)


def _filled(parsed: Parsed, one: Statement, mentions: list[Mention], heads: list[tuple[str, int]]) -> Statement:
    """One statement with its actor."""
    tokens = parsed.tokens(one.source) if one.source else None
    if not tokens:
        return one
    head = parsed.of(_speaker(tokens.root))
    k = bisect_left(heads, (head.part, head.end))
    near = mentions[max(k - _NEAR, 0) : k + _NEAR]
    fitting = [m for m in near if _inside(head, m.head)] or [m for m in near if m.span == one.source]
    if not fitting:
        return one
    best = max(fitting, key=lambda m: (m.head.start, m.span.end - m.span.start))
    return replace(one, actor=best.actor, name=best.name)


def _speaker(root: Token) -> Token:
    """The noun that a source really is: the antecedent of a relative pronoun, what a quantity is of."""
    if root.lower_ in _RELATIVE:
        verb = root
        while verb.dep_ != "relcl" and verb.head != verb:
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else root
    of = next((c for c in root.rights if c.lower_ == "of"), None)
    counted = child(of, "pobj") if of is not None and (root.pos_ == "NUM" or root.lemma_ in _QUANTITIES) else None
    return counted if counted is not None else root


def _inside(inner: Span, outer: Span) -> bool:
    """Whether a word lies in the head of a mention."""
    return inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end
