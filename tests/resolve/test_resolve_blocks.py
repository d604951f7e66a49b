"""Where events of several articles are compared: in blocks, and never with all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kg.model import Link
from kg.resolve.around import moved
from kg.resolve.blocks import FEW, block_keys, compared, near
from kg.resolve.facts import EventFacts

DAY = "2031-05-08"  # of the week of Monday, 2031-05-05
VISIT = EventFacts("e/0", "one", "Visit", "visit", "planned", DAY, DAY, False, "visit", published=DAY)
ROLES = frozenset({("agent", "actor/1", "lorne"), ("topic", "", "trade")})
CANCEL = replace(VISIT, type="Cancel", predicate="scrap", status="occurred")


@pytest.mark.parametrize(
    ("one", "acts", "expected"),
    [
        (VISIT, (), ["open|occasion|lorne", "open|occasion|trade"]),
        (replace(VISIT, status="occurred"), (), ["done|occasion|lorne", "done|occasion|trade"]),
        (replace(VISIT, status="denied"), (), ["bare|occasion|lorne"]),
        (
            replace(VISIT, status="occurred"),
            (CANCEL,),
            ["open|occasion|act Cancel", "open|occasion|lorne", "open|occasion|trade"],
        ),
        (CANCEL, (), ["bare|cancel|lorne"]),
        (replace(CANCEL, type="Act"), (), ["bare|scrap|lorne"]),
        (
            replace(VISIT, type="Attack", predicate="strike", roles=frozenset({("place", "", "zenda")})),
            (),
            ["open|attack|strike", "open|attack|zenda", "open|strike|strike", "open|strike|zenda"],
        ),
    ],
)
def test_keys(one: EventFacts, acts: tuple[EventFacts, ...], expected: list[str]) -> None:
    told = replace(one, roles=one.roles or ROLES)
    assert block_keys(told, acts) == [f"{key}|2031-05-05" for key in expected]


@pytest.mark.parametrize(
    ("changes", "periods"),
    [
        ({}, ["2031-05-05"]),
        ({"begins": "2031-06-01", "ends": "2031-06-01", "timed": True}, ["2031-05-05", "2031-05-26"]),
        ({"begins": "2029-01-01", "ends": "2029-12-31", "timed": True}, ["2029", "2031-05-05"]),
        ({"begins": "2029-01-01", "ends": "", "timed": True}, ["2029-01-01", "2031-05-05"]),
        ({"begins": "", "ends": "", "published": ""}, []),
    ],
)
def test_periods(changes: dict[str, str], periods: list[str]) -> None:
    one = replace(CANCEL, roles=frozenset({("agent", "", "lorne")}), **changes)
    assert block_keys(one) == [f"bare|cancel|lorne|{period}" for period in periods]


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        ("thread", "open|visit|zenda|2031-05-05", "done|visit|zenda|2031-06-23", True),
        ("thread", "open|visit|zenda|2031-05-05", "done|visit|zenda|2031-06-30", False),
        ("thread", "open|visit|zenda|2031-05-05", "open|visit|lorne|2031-05-05", False),
        ("thread", "done|visit|zenda|2031-05-05", "done|visit|zenda|2031-05-05", False),
        ("thread", "bare|visit|zenda|2031-05-05", "open|visit|zenda|2031-05-05", False),
        ("event", "done|visit|zenda|2031-05-05", "bare|visit|zenda|2031-05-12", True),
        ("event", "done|visit|zenda|2031-05-05", "done|visit|zenda|2031-05-19", False),
        ("event", "done|resign|lorne|2031-05-05", "done|resign|lorne|2031-07-07", True),
        ("event", "done|visit|zenda|2031", "done|visit|zenda|2031-11-10", True),
        ("event", "done|visit|zenda|2031", "done|visit|zenda|2030-12-30", True),
        ("event", "done|visit|zenda|2031", "done|visit|zenda|2030-12-23", False),
        ("event", "done|visit|zenda|0001", "done|visit|zenda|0001-01-01", True),
        ("event", "done|visit|zenda|9999", "done|visit|zenda|9999-12-27", True),
    ],
)
def test_near(kind: str, one: str, other: str, expected: bool) -> None:
    assert (other in near(kind, one)) is (one in near(kind, other)) is expected
    assert one in near("event", one)


def test_of_a_full_block_only_the_first_are_compared_with_all() -> None:
    key = "done|sue|lorne|2031-05-05"
    block = [f"e/{number:03}" for number in range(FEW + 20)]
    first, last = (compared("event", one, [key], {key: block}) for one in (block[0], block[-1]))
    assert first == {*block[1:]}
    assert last == {*block[:FEW]}


def links(*groups: str) -> list[Link]:
    return [Link("actor", group, tuple(group), 1.0, "") for group in groups]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], ["ab"], "a"),
        (["abc"], ["abcd"], "d"),
        (["abc"], ["bcde"], "ade"),
        (["abc", "de"], ["abcde"], "de"),
        (["abcde"], ["abc", "de"], "de"),
        (["ab", "cde"], ["ab", "cde"], ""),
        (["abc"], [], "ab"),
    ],
)
def test_what_moves_is_not_the_largest_part(before: list[str], after: list[str], expected: str) -> None:
    assert moved(links(*before), links(*after)) == {*expected}


def test_what_is_fixed_does_not_move() -> None:
    assert moved(links("ab"), links("abc"), {"c"}) == {"a", "b"}
