"""Factors -> confidence: how likely an event is right, as the table kg/data/confidence.tsv says.

The table holds odds: those of an event of which nothing special is known, and what each factor multiplies them by
(a logistic regression, fitted and checked by benchmarks/confidence.py). It is read without a model, for views too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from kg.errors import DataError
from kg.model import Event
from kg.resources import read_data, rows

TABLE = "confidence.tsv"
BASE = "base"


@lru_cache(maxsize=1)
def load_odds() -> Mapping[str, float]:
    """Factor -> odds, the row `base` included; raises DataError where a row has no odds above zero or is said twice."""
    found: dict[str, float] = {}
    for line, row in rows(read_data(TABLE), TABLE):
        try:
            odds = float(row["odds"])
        except ValueError:
            odds = 0.0
        if odds <= 0 or row["factor"] in found:
            raise DataError(f"{TABLE}:{line}: {row['factor']!r} needs odds above zero, once")
        found[row["factor"]] = odds
    return found


def confidence(factors: Iterable[str], odds: Mapping[str, float] | None = None) -> float:
    """The probability that an event with these factors is right.

    >>> confidence((), {"base": 1.0})
    0.5
    >>> confidence(("long sentence",), {"base": 1.5, "long sentence": 0.5})
    0.429
    """
    table = odds or load_odds()
    product = table[BASE]
    for factor in factors:
        product *= table[factor]
    return round(product / (1 + product), 3)


def sure_enough(events: Sequence[Event], least: float) -> tuple[Event, ...]:
    """The events with at least that confidence, without their relations to the others."""
    kept = {one.id for one in events if one.confidence >= least}
    return tuple(_among(one, kept) for one in events if one.id in kept)


def _among(event: Event, kept: Collection[str]) -> Event:
    """An event without its relations to others than those."""
    relations = tuple(one for one in event.relations if one.target in kept)
    return event if len(relations) == len(event.relations) else replace(event, relations=relations)
