"""kg/data/signatures*.tsv -> Signature: what predicates, connectives and modifiers do to the events below them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from kg.errors import DataError
from kg.model import STATUSES
from kg.resources import read_data, rows

FILES = ("signatures.tsv", "signatures_links.tsv")
MODIFIERS = "signatures_modifiers.tsv"
IMPLIED, NOT, FACTIVE, TOLD, AWAITED, ENDED = "implied", "not", "factive", "told", "awaited", "ended"
# Effects that are shades of a status: the status, and the certainty where it is not the usual one of that status.
SHADES: Mapping[str, tuple[str, str]] = {
    "expected": ("planned", "probable"),
    "probable": ("possible", "probable"),
    "unlikely": ("possible", "probable"),
    "enabled": ("possible", "certain"),
    ENDED: ("occurred", "certain"),
    "alleged": ("possible", "possible"),
    "reported": ("occurred", "probable"),
    "would": ("planned", "certain"),
    "conditional": ("hypothetical", "unspecified"),
    "open": ("possible", "unspecified"),
    "purpose": ("intended", "certain"),
}
EFFECTS = frozenset({IMPLIED, NOT, FACTIVE, TOLD, AWAITED, *SHADES, *STATUSES})
# Words of doubt that leave open nothing but how sure it is.
DOUBTS = frozenset({"alleged", "reported"})
CERTAINTIES: Mapping[str, str] = {
    "intended": "probable",
    "possible": "possible",
    "hypothetical": "possible",
    "proposed": "unspecified",
    "demanded": "unspecified",
    "threatened": "unspecified",
}
NEGATIVE = frozenset({"not-occurred", "denied", "refused", "failed"})


class Signature(Struct, frozen=True):
    """What a predicate does to the event that it takes in one construction, when it holds and when it is negated."""

    predicate: str
    pos: str
    takes: str
    positive: str
    negative: str
    relation: str = ""


Signatures = Mapping[tuple[str, str, str], Signature]


@lru_cache(maxsize=1)
def load_signatures() -> Signatures:
    """(part of speech, construction, predicate) -> Signature; raises DataError where a row is wrong or said twice."""
    found: dict[tuple[str, str, str], Signature] = {}
    for name in FILES:
        for line, row in rows(read_data(name), name):
            wrong = {row["positive"], row["negative"]} - EFFECTS
            if wrong:
                raise DataError(f"{name}:{line}: no such effect: {', '.join(sorted(wrong))}")
            for predicate in row["predicates"].split("|"):
                key = row["pos"], row["takes"], predicate
                if key in found:
                    raise DataError(f"{name}:{line}: {predicate!r} ({row['pos']}, {row['takes']}) is there already")
                found[key] = Signature(predicate, *key[:2], row["positive"], row["negative"], row["relation"])
    return found


@lru_cache(maxsize=1)
def load_modifiers() -> Mapping[tuple[str, str], str]:
    """(kind of modifier, word) -> effect."""
    found: dict[tuple[str, str], str] = {}
    for line, row in rows(read_data(MODIFIERS), MODIFIERS):
        if row["effect"] not in EFFECTS:
            raise DataError(f"{MODIFIERS}:{line}: no such effect: {row['effect']}")
        found |= {(row["kind"], word): row["effect"] for word in row["words"].split("|")}
    return found


def modifier(kind: str, word: str) -> str | None:
    """The effect of a modifier of that kind."""
    return load_modifiers().get((kind, word))
