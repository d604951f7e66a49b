"""Tellings and acts of a planned event -> its state, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.model import FACTS
from kg.resources import read_data, rows

COMING = frozenset({"planned", "intended"})
TOLD = frozenset({"planned", "canceled", "postponed", "occurred", "ongoing"})  # statuses that are states of their own
UNDER_WAY = frozenset({"ongoing", "suspended", "ended"})  # what is told to take place then is nothing new
UNTOLD = "not told of"


@lru_cache(maxsize=1)
def load_states() -> Mapping[str, tuple[str, str]]:
    """Type of act -> the state once it is done, and while it is planned; from `kg/data/thread-states.tsv`."""
    name = "thread-states.tsv"
    return {row["act"]: (row["done"], row["planned"]) for _, row in rows(read_data(name), name)}


def after(state: str, type_: str, status: str, *, act: bool) -> str:
    """The state after a step: an act of a type, or a telling of the event itself, with its status.

    What is only possible, proposed or demanded changes nothing about what is planned or done already.

    >>> after("planned", "Cancel", "occurred", act=True), after("canceled", "Visit", "demanded", act=False)
    ('canceled', 'canceled')
    >>> after("not told of", "Visit", "demanded", act=False), after("postponed", "Visit", "occurred", act=False)
    ('demanded', 'occurred')
    """
    done, planned = load_states().get(type_, ("", ""))
    if act or done:
        return (done if status in FACTS else planned if status in COMING else "") or _first(state, status)
    if status == "occurred" and state in UNDER_WAY:
        return state
    return status if status in TOLD else _first(state, status)


def _first(state: str, status: str) -> str:
    """What is neither done nor planned is the state only as long as there is no other."""
    return status if state == UNTOLD else state
