"""Tokens -> Tokens with nodes: the cascade of times-grammar.tsv, which is loaded and compiled once.

A finite-state cascade in the manner of Abney (1996): each level goes over the tokens once, turns the longest match at
each place into a node, and hands the shorter sequence to the next level. All patterns are bounded, so that the time
is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate
from typing import Any

from msgspec import Struct

from kg.errors import DataError
from kg.resources import read_data, rows
from kg.times.context import Fields, Node
from kg.times.lexicon import key
from kg.times.near import Near, Source
from kg.times.patterns import Pattern, compile_pattern
from kg.times.tokens import Token, tokenize

FILE = "times-grammar.tsv"
REACH = 12  # tokens; no pattern that uses a node is longer


class Rule(Struct, frozen=True, eq=False):
    """One row of the grammar."""

    line: int
    gives: str
    pattern: Pattern
    reading: Callable[..., Any]
    guard: Callable[[Near], bool] | None
    example: str


class Match(Struct, frozen=True):
    """What a rule found: the tokens [start, end) and the fields."""

    rule: Rule
    start: int
    end: int
    fields: Fields


class Shelf(Struct, frozen=True):
    """The rules that can begin with a token of some kind, and one pattern that matches where any of them does."""

    rules: tuple[Rule, ...]
    any: re.Pattern[str]


Level = dict[str, Shelf]
_GROUP = re.compile(r"\(\?P<\w+>")


@lru_cache(maxsize=1)
def levels() -> tuple[Level, ...]:
    """The rules of each level, by the keys of the tokens that they begin with."""
    found: dict[str, dict[str, list[Rule]]] = {}
    for line, row in rows(read_data(FILE), FILE):
        rule = _rule(line, row)
        for first in rule.pattern.firsts:
            found.setdefault(row["level"], {}).setdefault(first, []).append(rule)
    return tuple({first: _shelf(tuple(rules)) for first, rules in found[level].items()} for level in sorted(found))


@cache
def _shelf(rules: tuple[Rule, ...]) -> Shelf:
    """The shelf of some rules."""
    return Shelf(rules, re.compile("|".join(_GROUP.sub("(?:", rule.pattern.regex.pattern) for rule in rules)))


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
    first, *others = levels()
    tokens = _Pass(tokenize(source.text[:end]), first, source).run()
    for level in others:
        tokens = list(_near_nodes(tokens, level, source))
    return tokens


def _near_nodes(tokens: list[Token], level: Level, source: Source) -> Iterator[Token]:
    """The tokens after a level that makes nodes of nodes: only what stands near one can change."""
    at = 0
    for begin, end in _stretches([n for n, token in enumerate(tokens) if token.node], len(tokens)):
        yield from tokens[at:begin]
        yield from _Pass(tokens[begin:end], level, source).run()
        at = end
    yield from tokens[at:]


def _stretches(places: list[int], size: int) -> Iterator[tuple[int, int]]:
    """The stretches that reach `REACH` tokens around some places, joined where they overlap."""
    begin, end = 0, 0
    for place in places:
        if place - REACH > end:
            yield begin, end
            begin = place - REACH
        end = min(place + REACH, size)
    yield begin, end


class _Pass:
    """One level going over the tokens."""

    def __init__(self, tokens: list[Token], level: Level, source: Source) -> None:
        self.tokens = tokens
        self.level = level
        self.source = source
        self.starts = list(accumulate([len(token.norm) + 1 for token in tokens], initial=0))
        self.text = "".join([token.norm + " " for token in tokens])

    def run(self) -> list[Token]:
        """The tokens, with the matches of this level as nodes."""
        found: list[Token] = []
        done = 0
        level = self.level
        words = [token.norm for token in self.tokens]
        for at in [n for n, word in enumerate(words) if (word if word.isalpha() else key(word)) in level]:
            if at >= done and (match := self.longest(at)):
                found += [*self.tokens[done : match.start], self.node(match)]
                done = match.end
        return found + self.tokens[done:]

    def longest(self, at: int) -> Match | None:
        """The longest match that begins at a token; one whose context begins there gives way to a longer one inside."""
        found = self.matches(at)
        if not found:
            return None
        best = max(found, key=lambda match: match.end)
        if best.start > at:
            inner = [match for match in self.matches(best.start) if match.start == best.start]
            return max([best, *inner], key=lambda match: match.end)
        return best

    def matches(self, at: int) -> list[Match]:
        """All matches that begin at a token, and that their guards let pass."""
        shelf = self.level.get(key(self.tokens[at].norm))
        if shelf is None or not shelf.any.match(self.text, self.starts[at]):
            return []
        return [match for rule in shelf.rules if (match := self.match(rule, at))]

    def match(self, rule: Rule, at: int) -> Match | None:
        """What a rule finds at a token, if its guard lets it pass."""
        hit = rule.pattern.regex.match(self.text, self.starts[at])
        if hit is None:
            return None
        marks = rule.pattern.regex.groupindex
        start = bisect_left(self.starts, hit.end("from") if "from" in marks else hit.start())
        end = bisect_left(self.starts, hit.end("upto") if "upto" in marks else hit.end())
        fields = self.fields(rule.pattern.values(hit))
        passed = rule.guard is None or rule.guard(Near(self.source, self.tokens, start, end, fields))
        return Match(rule, start, end, fields) if passed else None

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
