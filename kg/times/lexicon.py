"""times-words.tsv, times-shapes.tsv -> Lexicon: what a category of the grammar matches, and what each match means.

A category is a closed class of words (`MONTH`: january|jan -> 1) or an open one given by a shape (`YEAR`: four digits).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec import Struct

from kg.errors import DataError
from kg.resources import read_data, rows
from kg.times.holidays import holiday_names
from kg.times.tokens import tokenize

Value = str | int | float
_WORDS, _SHAPES = "times-words.tsv", "times-shapes.tsv"


class Category(Struct, frozen=True):
    """A class of words: what it matches (blanks follow tokens), the keys of first tokens, and what matches mean."""

    pattern: str
    firsts: frozenset[str]
    value: Callable[[str], Value]


def key(norm: str) -> str:
    """What a token is looked up by: itself, `#` for all that has a digit in it, `@` for a node."""
    if norm[0] == "@":
        return "@"
    return "#" if norm[0].isdigit() or norm[-1].isdigit() else norm


def normal(phrase: str) -> str:
    """A phrase in normal form, each token followed by a blank."""
    return "".join(token.norm + " " for token in tokenize(phrase))


@lru_cache(maxsize=1)
def categories() -> dict[str, Category]:
    """All categories of the grammar by name."""
    shapes = {row["name"]: (row["shape"], row["value"]) for _, row in rows(read_data(_SHAPES), _SHAPES)}
    return {name: _category(_entries().get(name, {}), *shapes.get(name, ("", ""))) for name in {*_entries(), *shapes}}


def members(category: str) -> frozenset[str]:
    """The words of a closed category."""
    return frozenset(_entries()[category])


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, Value]]:
    """Category -> phrase -> value, from the word list and the holidays."""
    found: dict[str, dict[str, Value]] = {"HOLIDAY": {name: name for name in holiday_names()}}
    for line, row in rows(read_data(_WORDS), _WORDS):
        if not row["words"]:
            raise DataError(f"{_WORDS}:{line}: category {row['category']} has no words")
        entries = found.setdefault(row["category"], {})
        for word in row["words"].split("|"):
            entries[word] = _number(row["value"]) if row["value"] else word
    return found


def _number(text: str) -> Value:
    """A value as a whole number, where it is one."""
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def _category(entries: dict[str, Value], shape: str, kind: str) -> Category:
    """The category of a list of phrases, of a shape, or of both."""
    values = {normal(phrase): value for phrase, value in entries.items()}
    pattern = "|".join([*([alternatives(values)] if values else []), *([f"(?:{shape}) "] if shape else [])])
    firsts = {key(phrase.split(" ", 1)[0]) for phrase in values} | ({"#"} if shape else set())
    read = read_number if kind == "number" else str.strip
    return Category(f"(?:{pattern})", frozenset(firsts), lambda text: values[text] if text in values else read(text))


def alternatives(phrases: Iterable[str]) -> str:
    """The pattern that matches any of the phrases, the longest first."""
    return "(?:" + "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p))) + ")"


def read_number(text: str) -> Value:
    """The number that a token stands for.

    >>> read_number("21th~ "), read_number("2,000 "), read_number("3.5 "), read_number("q3 ")
    (21, 2000, 3.5, 3)
    """
    digits = re.sub(r"[^\d.]", "", text)
    return float(digits) if "." in digits else int(digits)
