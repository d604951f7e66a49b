"""Names and their keys; pieces of evidence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.resolve.actors import link_actors
from kg.resolve.evidence import ANYTHING, MORE, NOTHING, SOMEONE, TWO, pieces
from kg.resolve.facts import ActorFacts
from kg.resolve.gather import Named, beside, read_beside
from kg.resolve.names import block, generic, head_word, key, title

KEYS = (
    ("Ana Núñez", "person", ("ana", "nunez")),
    ("Dr. Ana Nunez", "person", ("ana", "nunez")),
    ("Transport Minister Ana Nunez", "person", ("ana", "nunez")),
    ("Secretary of State Ana Nunez", "person", ("ana", "nunez")),
    ("President Lorne", "person", ("lorne",)),
    ("Lorne's", "person", ("lorne",)),
    ("the Acme Corp.", "organization", ("acme",)),
    ("Acme Holdings", "organization", ("acme",)),
    ("General Acme", "organization", ("general", "acme")),
    ("Bank of Ruritania", "organization", ("bank", "of", "ruritania")),
    ("the eLorne 4", "other", ("elorne", "4")),
    ("al-Tarn", "organization", ("al-tarn",)),
    ("the company", "organization", None),
    ("Ana Nunez's office", "organization", None),
    ("Ana Nunez’s office", "organization", None),
    ("Nunez and Lorne", "group", None),
    ("Nunez, the head of Acme", "person", None),
    ("two officials", "group", None),
    ("She", "person", None),
    ("Nobody", "person", None),
    ("31 euros", "other", None),
    ("2,400", "other", None),
    ("", "person", None),
)


@pytest.mark.parametrize(("name", "kind", "expected"), KEYS)
def test_key(name: str, kind: str, expected: tuple[str, ...] | None) -> None:
    assert key(name, kind) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Transport Minister Ana Nunez", "transport minister"), ("Ana Nunez", ""), ("Judge Nunez", "judge")],
)
def test_title(name: str, expected: str) -> None:
    assert title(name) == expected


@pytest.mark.parametrize(("name", "expected"), [("Supreme Court", True), ("Acme Court", False), ("Police", True)])
def test_generic(name: str, expected: bool) -> None:
    assert generic(key(name, "organization") or ()) is expected


def test_head_word() -> None:
    assert [head_word(name) for name in ("the new phone", "Phone 4", "the board's", "7")] == [
        "phone",
        "phone",
        "board",
        "",
    ]


def test_more_need_asks_for_more() -> None:
    facts = ActorFacts("x", "a", "person", ("X",), frozenset({"p", "q"}), frozenset({"r", "s", "t"}))
    weights = [
        min(sum(2 if word in facts.company else 1 for word in piece) for piece in pieces(facts, need))
        for need in (NOTHING, ANYTHING, SOMEONE, TWO, MORE)
    ]
    assert all(less < more for less, more in pairwise(weights))


def test_an_office_alone_is_no_name() -> None:
    assert key("CEO", "role") is None
    assert block("CEO", "role") is None
    assert block("Minister Ana Nunez", "person") == block("Nunez", "place") == "nunez"


def linked(*offices: str | None) -> bool:
    """Whether two men called Li Wei, of whom two articles tell nothing but their offices, are taken for one."""
    told = [
        (number, read_beside(text))
        for number, office in enumerate(offices)
        for _, text in beside([Named("Li Wei", ("Li Wei",), "person")], {"Li Wei": {office}} if office else {})
    ]
    facts = [ActorFacts(f"{n}/Li Wei", str(n), "person", ("Li Wei",), company, rest) for n, (company, rest) in told]
    return bool(link_actors(facts))


def test_offices_tell_namesakes_apart() -> None:
    assert linked("chairman of acme", "chairman of acme")
    assert not linked("chairman of acme", "chairman of zembla oil")
    assert not linked("chairman of acme", "driver of acme")
    assert not linked("chairman of acme", None)
    assert not linked(None, None)
