"""Tokens -> Tokens with nodes: the cascade of times-grammar.tsv, which is loaded and compiled once.

A finite-state cascade in the manner of Abney (1996): each level goes over the tokens once, turns the longest match at
each place into a node, and hands the shorter sequence to the next level. All patterns are bounded, so that the time
is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from kg.errors import DataError
from kg.resources import read_data, rows
from kg.times.context import Fields, Node
from kg.times.lexicon import key
from kg.times.near import Near, Source
from kg.times.patterns import Pattern, compile_pattern
from kg.times.tokens import Token, tokenize

FILE = "times-grammar.tsv"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar."""

    line: int
    gives: str
    pattern: Pattern
    reading: Callable[..., Any]
    guard: Callable[[Near], bool] | None
    example: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: the tokens [start, end) and the fields."""

    rule: Rule
    start: int
    end: int
    fields: Fields


Level = dict[str, tuple[Rule, ...]]


@lru_cache(maxsize=1)
def levels() -> tuple[Level, ...]:
    """The rules of each level, by the keys of the tokens that they begin with."""
    found: dict[str, dict[str, list[Rule]]] = {}
    for line, row in rows(read_data(FILE), FILE):
        rule = _rule(line, row)
        for first in rule.pattern.firsts:
            found.setdefault(row["level"], {}).setdefault(first, []).append(rule)
    return tuple({first: tuple(rules) for first, rules in found[level].items()} for level in sorted(found))


def _rule(line: int, row: dict[str, str]) -> Rule:
    """The rule of a row; raises DataError where it names what is not there."""
    try:
        guard = _function(row["guard"]) if row["guard"] else None
        return Rule(
            line, row["gives"], compile_pattern(row["pattern"]), _function(row["reading"]), guard, row["example"]
        )
    except (AttributeError, ImportError, ValueError) as error:
        raise DataError(f"{FILE}:{line}: {error}") from error


def _function(name: str) -> Callable[..., Any]:
    """The function that a module of this package has."""
    module, function = name.split(".")
    found: Callable[..., Any] = getattr(import_module(f"kg.times.{module}"), function)
    return found


def expressions(source: Source, end: int | None = None) -> list[Token]:
    """The tokens of a text, up to an offset, after all levels: an expression, or a part of one, is one with a node."""
    tokens = tokenize(source.text[:end])
    for level in levels():
        tokens = _Pass(tokens, level, source).run()
    return tokens


class _Pass:
    """One level going over the tokens."""

    def __init__(self, tokens: list[Token], level: Level, source: Source) -> None:
        self.tokens = tokens
        self.level = level
        self.source = source
        self.starts = [0]
        for token in tokens:
            self.starts.append(self.starts[-1] + len(token.norm) + 1)
        self.index = {start: n for n, start in enumerate(self.starts)}
        self.text = "".join(token.norm + " " for token in tokens)

    def run(self) -> list[Token]:
        """The tokens, with the matches of this level as nodes."""
        found: list[Token] = []
        at = 0
        while at < len(self.tokens):
            match = self.longest(at) if key(self.tokens[at].norm) in self.level else None
            if match is None:
                found.append(self.tokens[at])
                at += 1
            else:
                found += [*self.tokens[at : match.start], self.node(match)]
                at = match.end
        return found

    def longest(self, at: int) -> Match | None:
        """The longest match that begins at a token; one whose context begins there gives way to a longer one inside."""
        best = max(self.matches(at), key=lambda match: match.end, default=None)
        if best and best.start > at and key(self.tokens[best.start].norm) in self.level:
            inner = max(self.matches(best.start), key=lambda match: match.end, default=None)
            return inner if inner and inner.end > best.end and inner.start == best.start else best
        return best

    def matches(self, at: int) -> list[Match]:
        """All matches that begin at a token, and that their guards let pass."""
        found = []
        for rule in self.level.get(key(self.tokens[at].norm), ()):
            if hit := rule.pattern.regex.match(self.text, self.starts[at]):
                start = self.index[hit.end("from") if "from" in rule.pattern.regex.groupindex else hit.start()]
                end = self.index[hit.end("upto") if "upto" in rule.pattern.regex.groupindex else hit.end()]
                fields = self.fields(rule.pattern.values(hit))
                if rule.guard is None or rule.guard(Near(self.source, self.tokens, start, end, fields)):
                    found.append(Match(rule, start, end, fields))
        return found

    def fields(self, values: dict[str, Any]) -> Fields:
        """The fields of a match, with nodes for their tokens."""
        return {name: self.source.nodes[int(v.split("#")[1])] if _is_node(v) else v for name, v in values.items()}

    def node(self, match: Match) -> Token:
        """The token that stands for a match."""
        category = match.rule.gives.format_map(match.fields)
        self.source.nodes.append(Node(category, match.rule.reading, match.fields))
        first, last = self.tokens[match.start], self.tokens[match.end - 1]
        norm = f"@{category}#{len(self.source.nodes) - 1}"
        return Token(norm, first.start, last.end, self.source.nodes[-1])


def _is_node(value: object) -> bool:
    """Whether a field is the token of a node."""
    return isinstance(value, str) and value.startswith("@")
