"""ActorFacts -> pieces of evidence: what of its company is enough, alone or together, to tell who is meant.

A piece is a small set of names. Two actors of one name that have a piece in common are taken for one: so they are
found by looking up pieces, in time that grows with the number of actors and not with that of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from kg.resolve.facts import ActorFacts

Piece = tuple[str, ...]

NOTHING, ANYTHING, SOMEONE, TWO, MORE = range(5)  # how much two actors of one name must have in common
COMPANY, SETTING = 10, 6  # names of an article that are looked at: enough for a news story, few enough for a list


def pieces(facts: ActorFacts, need: int) -> Iterator[Piece]:
    """The least sets of names that are enough: company counts twice as much as setting does.

    >>> facts = ActorFacts("x", "a", "person", ("Ana Núñez",), frozenset({"acme"}), frozenset({"chile", "peru"}))
    >>> list(pieces(facts, SOMEONE))
    [('acme',), ('chile', 'peru')]
    >>> list(pieces(facts, TWO))
    [('acme', 'chile'), ('acme', 'peru')]
    """
    company, setting = sorted(facts.company)[:COMPANY], sorted(facts.setting)[:SETTING]
    if need == NOTHING:
        yield ()
    elif need == ANYTHING:
        yield from ((one,) for one in [*company, *setting])
    elif need == SOMEONE:
        yield from ((one,) for one in company)
        yield from combinations(setting, 2)
    else:
        yield from combinations(company, 2)
        if need == TWO:
            yield from product(company, setting)
            yield from combinations(setting, 3)
        else:
            yield from ((one, *two) for one, two in product(company, combinations(setting, 2)))
