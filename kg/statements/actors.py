"""Statements + Mentions -> Statements: the actor and the name of each source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention, Span, Statement
from kg.parse import Parsed


def with_actors(parsed: Parsed, statements: Sequence[Statement], mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements with the IRI and the name of the actor whose mention fits the source, where there is one."""
    ordered = sorted((m for m in mentions if m.actor), key=lambda m: (m.span.part, m.span.start, -m.span.end))
    keys = [(m.span.part, m.span.start) for m in ordered]
    return tuple(_filled(parsed, one, ordered, keys) for one in statements)


def _filled(parsed: Parsed, statement: Statement, ordered: list[Mention], keys: list[tuple[str, int]]) -> Statement:
    """One statement with its actor."""
    source = statement.source
    if source is None:
        return statement
    first = bisect_left(keys, (source.part, source.start))
    last = bisect_left(keys, (source.part, source.end))
    root = parsed.of(parsed.tokens(source).root)
    fitting = [m for m in ordered[first:last] if _inside(root, m.head)] or [
        m for m in ordered[first:last] if m.span == source
    ]
    if not fitting:
        return statement
    best = max(fitting, key=lambda m: m.span.end - m.span.start)
    return replace(statement, actor=best.actor, name=best.name)


def _inside(head: Span, outer: Span) -> bool:
    """Whether a head word lies in the head of a mention."""
    return head.part == outer.part and outer.start <= head.start and head.end <= outer.end
