"""Pattern of the grammar -> compiled pattern: a small language over tokens in normal form.

    word            that word            WORD        a category (lexicon.py), kept as the field `word`
    @date           a node found before  WORD:name   the same, kept as the field `name`
    [ ... ]         may be left out      ( a | b )   one of them
    << ... >>       the expression proper, where its context is part of the pattern

`@date` also matches what is filed under it, such as `@date.month`; its field is named `date`.
Every pattern is bounded: it can match only so many tokens, so that reading a text takes linear time.
"""

from __future__ import annotations

import re
from itertools import count

from msgspec import Struct

from kg.errors import DataError
from kg.times.lexicon import Value, alternatives, categories, normal

_SYMBOL = re.compile(r"<<|>>|[\[\]()|]|[^\s\[\]()|]+")
_MARKS = {"<<": "(?P<from>)", ">>": "(?P<upto>)"}
_NODE = r"@{}[\w.]*#\d+ "


class Pattern(Struct, frozen=True):
    """A compiled pattern, the keys of the tokens that it can begin with, and the names of its fields by group."""

    regex: re.Pattern[str]
    firsts: frozenset[str]
    fields: dict[str, tuple[str, str]]

    def values(self, found: re.Match[str]) -> dict[str, Value]:
        """The fields of a match: the values of words; of a node, its token."""
        known = categories()
        result: dict[str, Value] = {}
        for group, (name, kind) in self.fields.items():
            if (text := found[group]) is not None and name not in result:
                result[name] = text.strip() if kind.startswith("@") else known[kind].value(text)
        return result


class _Compiler:
    """Walks over the symbols of one pattern and writes its regular expression."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.symbols = _SYMBOL.findall(source)
        self.at = 0
        self.groups = count()
        self.fields: dict[str, tuple[str, str]] = {}

    def compile(self) -> Pattern:
        regex, firsts, empty = self.choice()
        if self.at < len(self.symbols) or empty:
            raise DataError(f"pattern {self.source!r}: {'may match nothing' if empty else 'a bracket too many'}")
        return Pattern(re.compile(regex), firsts, self.fields)

    def choice(self) -> tuple[str, frozenset[str], bool]:
        """Sequences with `|` between them: the expression, its first keys, whether it may be empty."""
        options = [self.sequence()]
        while self.at < len(self.symbols) and self.symbols[self.at] == "|":
            self.at += 1
            options.append(self.sequence())
        regex = "|".join(option[0] for option in options)
        return f"(?:{regex})", frozenset().union(*(o[1] for o in options)), any(o[2] for o in options)

    def sequence(self) -> tuple[str, frozenset[str], bool]:
        """Symbols one after the other, up to a closing bracket or a bar."""
        parts: list[str] = []
        firsts: frozenset[str] = frozenset()
        empty = True
        while self.at < len(self.symbols) and self.symbols[self.at] not in ("|", "]", ")"):
            part, keys, optional = self.item()
            parts.append(part)
            firsts |= keys if empty else frozenset()
            empty = empty and optional
        return "".join(parts), firsts, empty

    def item(self) -> tuple[str, frozenset[str], bool]:
        """One symbol, or all between two brackets."""
        symbol = self.symbols[self.at]
        self.at += 1
        if symbol in _MARKS:
            return _MARKS[symbol], frozenset(), True
        if symbol in "[(":
            regex, firsts, empty = self.choice()
            if self.symbols[self.at : self.at + 1] != ["]" if symbol == "[" else ")"]:
                raise DataError(f"pattern {self.source!r}: {symbol!r} is never closed")
            self.at += 1
            return regex + "?" * (symbol == "["), firsts, empty or symbol == "["
        return (*self.element(symbol), False)

    def element(self, symbol: str) -> tuple[str, frozenset[str]]:
        """A word, a category or a node."""
        kind, _, name = symbol.partition(":")
        if kind.startswith("@") and len(kind) > 1:
            return self.group(kind, name or kind[1:].split(".")[0], _NODE.format(re.escape(kind[1:]))), frozenset("@")
        if kind.isupper() and len(kind) > 1:
            if kind not in categories():
                raise DataError(f"pattern {self.source!r}: no category {kind}")
            category = categories()[kind]
            return self.group(kind, name or kind.lower(), category.pattern), category.firsts
        word = normal(symbol)
        return alternatives([word]), frozenset([word.strip()])

    def group(self, kind: str, name: str, regex: str) -> str:
        """A group of the expression that keeps a field."""
        group = f"g{next(self.groups)}"
        self.fields[group] = (name, kind)
        return f"(?P<{group}>{regex})"


def compile_pattern(source: str) -> Pattern:
    """Compile a pattern; raises DataError where it is not well formed, or may match nothing."""
    return _Compiler(source).compile()
