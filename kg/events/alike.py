"""kg/data/event_words.tsv -> which words and which types may tell one and the same event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.events.backbone import is_a
from kg.resources import read_data, rows

SOURCE = "event_words.tsv"
# What makes a noun of a verb: "celebrate" gives "celebration", "perform" "performance".
_ENDING = re.compile(r"(?:at|icat)?(?:ion|or)|tion|ing|e?ment|ance|ence|al|ure|er|age|y|")
_SOFT = re.compile(r"(?:de?|t|se)$")  # "decide" gives "decision", "permit" "permission"
_SHORTEST = 3


@lru_cache(maxsize=1)
def _sets() -> Mapping[str, Mapping[str, frozenset[int]]]:
    """Kind of row -> word (or type) -> the numbers of the rows that it stands in."""
    found: dict[str, dict[str, frozenset[int]]] = {"alike": {}, "types": {}, "general": {}, "unlike": {}}
    for number, row in rows(read_data(SOURCE), SOURCE):
        table = found[row["kind"]]
        for word in row["words"].split("|"):
            table[word] = table.get(word, frozenset()) | {number}
    return found


@lru_cache(maxsize=1)
def _stands_for() -> Mapping[str, tuple[str, ...]]:
    """General noun -> the types that it may stand for."""
    found = (row for _, row in rows(read_data(SOURCE), SOURCE) if row["kind"] == "general")
    return {word: tuple(row["stands for"].split("|")) for row in found for word in row["words"].split("|")}


def word_sets(word: str) -> frozenset[int]:
    """The sets of words for one occasion that a noun belongs to."""
    return _sets()["alike"].get(word, frozenset())


def type_sets(name: str) -> frozenset[int]:
    """The sets of types that one event may be read as that a type belongs to."""
    return _sets()["types"].get(name, frozenset())


def is_homograph(word: str) -> bool:
    """Whether a noun is spelled like a verb, and tells something else ("left the firm ... medical leave")."""
    return word in _sets()["unlike"]


def is_general(word: str) -> bool:
    """Whether a noun may stand for whatever was told ("the incident")."""
    return word in _stands_for()


def may_stand_for(word: str, types: Iterable[str]) -> bool:
    """Whether a general noun may stand for an event of one of the types."""
    return any(is_a(name, family) for family in _stands_for().get(word, ()) for name in types)


def derived(noun: str, verb: str) -> bool:
    """Whether a noun is made from a verb.

    >>> derived("celebration", "celebrate"), derived("contest", "contract")
    (True, False)
    """
    stem = verb.removesuffix("e").removesuffix("y").removesuffix("at")
    if len(stem) >= _SHORTEST and noun.startswith(stem) and _ENDING.fullmatch(noun[len(stem) :]):
        return True
    return noun.endswith("sion") and noun in {_SOFT.sub(ending, verb) for ending in ("sion", "ssion")}
