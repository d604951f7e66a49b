"""Actors of several articles: which are one, and which must not be."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import permutations

import pytest

from kg.model import Link
from kg.resolve.actors import canonical, link_actors
from kg.resolve.facts import ActorFacts
from kg.resolve.verdicts import merged, parted


def one(name: str, kind: str = "person", company: str = "", setting: str = "", **more: object) -> ActorFacts:
    """An actor that is called so, in the company of some; its IRI is set by `place`."""
    names = (name,) if isinstance(name, str) else name
    return ActorFacts("", "", kind, names, frozenset(company.split()), frozenset(setting.split()), **more)  # type: ignore[arg-type]


def place(*actors: ActorFacts) -> list[ActorFacts]:
    """Each actor in an article of its own; a known one has the IRI of its name."""
    return [
        ActorFacts(
            f"known/{a.names[0]}" if a.known else f"a{n}",
            f"art{n}",
            a.kind,
            a.names,
            a.company,
            a.setting,
            a.known,
            a.town,
        )
        for n, a in enumerate(actors)
    ]


def together(facts: Iterable[ActorFacts], verdicts: Iterable[Link] = ()) -> list[set[str]]:
    return sorted((set(link.members) for link in link_actors(facts, verdicts)), key=min)


SAME = {
    "a whole name with a companion": (one("Li Wei", company="acme"), one("Li Wei", company="acme zed")),
    "a whole name in two places": (one("Li Wei", setting="chile peru"), one("Li Wei", setting="chile peru")),
    "a title before it": (one("Li Wei", company="acme"), one("Minister Li Wei", company="acme")),
    "accents": (one("Ana Núñez", company="acme"), one("Ana Nunez", company="acme")),
    "three names": (one("Maria del Rio Paz"), one("Maria del Rio Paz")),
    "a middle name more": (one("Ana B. Nunez", company="acme"), one("Ana Nunez", company="acme")),
    "a surname in the same company": (one("Ana Nunez", company="acme lorne"), one("Nunez", company="acme lorne")),
    "a surname, someone and a place": (
        one("Ana Nunez", company="acme", setting="chile"),
        one("Nunez", company="acme", setting="chile"),
    ),
    "surnames alone": (one("Nunez", company="acme lorne"), one("Nunez", company="acme lorne")),
    "a surname read as a town's": (
        one("Ana Petkova", company="acme lorne"),
        one("Petkova", "place", company="acme lorne"),
    ),
    "a name of several words": (
        one("Norvik Power Trading", "organization"),
        one("Norvik Power Trading", "organization"),
    ),
    "a legal form": (one("Norvik Power Inc.", "organization"), one("Norvik Power", "organization")),
    "one word in some company": (
        one("Norvik", "organization", setting="chile"),
        one("Norvik", "organization", setting="chile"),
    ),
    "a body of common words, with much in common": (
        one("Supreme Court", "organization", company="lorne tarn"),
        one("Supreme Court", "organization", company="lorne tarn"),
    ),
    "a town": (one("Zenda", "place", setting="ruritania"), one("Zenda", "place", setting="ruritania")),
    "a kind that tells nothing": (
        one("Norvik Power", "organization", company="lorne"),
        one("Norvik Power", "other", company="lorne"),
    ),
    "a known one": (one("Ana Nunez", known=True, company="acme"), one("Ana Nunez", company="acme")),
    "a state read as a place": (
        one("Ruritania", "state", known=True, company="lorne"),
        one("Ruritania", "place", company="lorne"),
    ),
}
APART = {
    "two men of one name": (one("Li Wei", company="acme"), one("Li Wei", company="zed")),
    "one name, one place": (one("Li Wei", setting="china"), one("Li Wei", setting="china")),
    "brothers": (one("Ana Nunez", company="acme"), one("Eva Nunez", company="acme")),
    "middle names": (one("Ana B. Nunez", company="acme"), one("Ana C. Nunez", company="acme")),
    "a surname in other company": (one("Ana Nunez", company="acme lorne"), one("Nunez", company="zed tarn")),
    "a surname with one companion": (one("Ana Nunez", company="acme"), one("Nunez", company="acme")),
    "a surname in two places": (one("Ana Nunez", setting="chile peru"), one("Nunez", setting="chile peru")),
    "the man and the town": (
        one("Washington", company="lorne tarn"),
        one("Washington", "place", company="lorne tarn", town=True),
    ),
    "a whole name and a town": (
        one("Dan Washington", company="lorne tarn"),
        one("Washington", "place", company="lorne tarn", town=True),
    ),
    "the man and the firm": (
        one("Henry Norvik", company="lorne tarn"),
        one("Norvik", "organization", company="lorne tarn"),
    ),
    "a town and a state": (
        one("Georgia", "place", company="lorne", town=True),
        one("Georgia", "state", company="lorne", known=True),
    ),
    "two known ones": (one("Ana Nunez", known=True, company="acme"), one("Nunez", known=True, company="acme")),
    "one word without company": (one("Norvik", "organization"), one("Norvik", "organization")),
    "firm and its part": (
        one("Norvik", "organization", company="lorne"),
        one("Norvik Bank", "organization", company="lorne"),
    ),
    "courts of two countries": (
        one("Supreme Court", "organization", setting="chile eu"),
        one("Supreme Court", "organization", setting="chile peru"),
    ),
    "police here and there": (
        one("Police", "organization", company="acme"),
        one("Police", "organization", company="acme"),
    ),
    "groups": (one("Dockers", "group", setting="chile"), one("Dockers", "group", setting="chile")),
    "nouns": (one("the company", "organization", company="a b"), one("the company", "organization", company="a b")),
    "lists": (one("Nunez and Lorne", "group", company="a b"), one("Nunez and Lorne", "group", company="a b")),
    "offices": (
        one("Nunez's office", "organization", company="a b"),
        one("Nunez's office", "organization", company="a b"),
    ),
    "pronouns": (one("She", company="acme lorne"), one("She", company="acme lorne")),
}


@pytest.mark.parametrize("actors", SAME.values(), ids=SAME)
def test_one(actors: tuple[ActorFacts, ...]) -> None:
    (link,) = link_actors(place(*actors))
    assert set(link.members) == {fact.iri for fact in place(*actors)}
    assert 0.75 <= link.score < 1
    assert link.reason


@pytest.mark.parametrize("actors", APART.values(), ids=APART)
def test_apart(actors: tuple[ActorFacts, ...]) -> None:
    assert link_actors(place(*actors)) == []


def test_a_surname_between_two_is_given_to_neither() -> None:
    facts = place(
        one("Ana Nunez", company="acme lorne"),
        one("Eva Nunez", company="acme lorne"),
        one("Nunez", company="acme lorne"),
    )
    assert together(facts) == []


def test_a_surname_is_given_to_the_nearer() -> None:
    facts = place(
        one("Ana Nunez", company="acme lorne tarn vole"),
        one("Eva Nunez", company="acme lorne"),
        one("Nunez", company="acme lorne tarn vole"),
    )
    assert together(facts) == [{"a0", "a2"}]


def test_an_article_keeps_its_persons_apart() -> None:
    whole = ActorFacts("x", "same", "person", ("Ana Nunez",), frozenset({"acme", "lorne"}))
    short = ActorFacts("y", "same", "person", ("Nunez",), frozenset({"acme", "lorne"}))
    assert link_actors([whole, short]) == []


def test_who_is_given_brings_company() -> None:
    facts = place(
        one("Ana Nunez", company="acme lorne"),
        one("Nunez", company="acme lorne tarn"),
        one("Nunez", company="lorne tarn"),
    )
    assert together(facts) == [{"a0", "a1", "a2"}]


def test_two_of_one_name_and_their_circles() -> None:
    chinese = [one("Li Wei", company="acme bo"), one("Li Wei", company="bo carl")]
    others = [one("Li Wei", company="zed"), one("Li Wei", company="zed yak")]
    assert together(place(*chinese, *others)) == [{"a0", "a1"}, {"a2", "a3"}]


def test_the_fullest_name_is_shown() -> None:
    facts = place(one("Nunez", company="acme lorne"), one("Ana Nunez", company="acme lorne"))
    assert link_actors(facts)[0].name == "Ana Nunez"


@pytest.mark.parametrize("seed", range(5))
def test_order_plays_no_part(seed: int) -> None:
    facts = place(*(fact for actors in (*SAME.values(), *APART.values()) for fact in actors))
    expected = link_actors(facts)
    random.Random(seed).shuffle(facts)
    assert link_actors(facts) == expected


def test_an_actor_joins_at_any_time() -> None:
    facts = place(*SAME["surnames alone"], *SAME["a surname in the same company"])
    assert len({tuple(link_actors(some)) for some in permutations(facts)}) == 1


def test_canonical_leaves_out_what_users_say() -> None:
    told = merged([], "actor", ["a0", "a1"])
    links = link_actors(place(*APART["brothers"]), told)
    assert canonical([*links, *told]) == dict.fromkeys(("a0", "a1"), links[0].canonical)


def test_verdict_same() -> None:
    told = merged([], "actor", ["a0", "a1"], "Ana")
    (link,) = link_actors(place(*APART["brothers"]), told)
    assert (link.members, link.score, link.name) == (("a0", "a1"), 1.0, "Ana")


def test_verdict_known_ones_too() -> None:
    facts = place(*APART["two known ones"])
    assert together(facts, merged([], "actor", [fact.iri for fact in facts])) == [{fact.iri for fact in facts}]


def test_verdict_different() -> None:
    facts = place(*SAME["a whole name with a companion"])
    assert together(facts, parted([], "actor", [["a0"], ["a1"]])) == []


def test_verdict_a_name_that_was_enough_is_no_more() -> None:
    facts = place(*(one("Norvik Power Trading", "organization", company=name) for name in ("x", "y", "x", "z")))
    assert together(facts) == [{"a0", "a1", "a2", "a3"}]
    assert together(facts, parted([], "actor", [["a0"], ["a1"]])) == [{"a0", "a2"}]


def test_verdict_different_holds_through_others() -> None:
    facts = place(one("Li Wei", company="acme"), one("Li Wei", company="acme bo"), one("Li Wei", company="bo"))
    assert together(facts) == [{"a0", "a1", "a2"}]
    apart = together(facts, parted([], "actor", [["a0"], ["a2"]]))
    assert all(not {"a0", "a2"} <= members for members in apart)


def test_verdict_same_with_others_that_the_machine_joins() -> None:
    facts = place(*SAME["three names"], one("Eva Nunez"))
    assert together(facts, merged([], "actor", ["a1", "a2"])) == [{"a0", "a1", "a2"}]


def test_verdict_the_last_word_counts() -> None:
    facts = place(*SAME["three names"])
    told = parted([], "actor", [["a0"], ["a1"]])
    assert together(facts, told) == []
    told = merged(told, "actor", ["a0", "a1"])
    assert together(facts, told) == [{"a0", "a1"}]
    assert together(facts, parted(told, "actor", [["a0"], ["a1"]])) == []


def test_verdict_taking_back_a_part_keeps_the_rest() -> None:
    told = parted([], "actor", [["x"], ["y"], ["z"]])
    (apart,) = (link for link in merged(told, "actor", ["x", "y"]) if link.verdict == "different")
    assert apart.members == ("x", "z")


def test_verdict_one_side_may_be_several() -> None:
    facts = place(*(one("Maria del Rio Paz") for _ in range(4)))
    assert together(facts, parted([], "actor", [["a0", "a1"], ["a2", "a3"]])) == [{"a0", "a1"}, {"a2", "a3"}]


def test_verdict_of_what_is_not_there() -> None:
    assert together(place(*SAME["three names"]), merged([], "actor", ["gone", "a0"])) == [{"a0", "a1"}]
    assert together(place(*APART["brothers"]), merged([], "actor", ["gone", "a0"])) == []
