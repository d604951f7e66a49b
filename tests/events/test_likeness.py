"""The tables of same events: words and types that there are, and evidence that the code knows and no other."""

from __future__ import annotations

import inspect
import re

import pytest

from kg.events import agreement, alike, contrast, likeness, telling
from kg.events.backbone import ROOT, load_types
from kg.resources import read_data, rows

POOLS = ("who", "whom", "where", "what")


def test_the_table_has_all_evidence_and_no_other() -> None:
    source = "".join(inspect.getsource(module) for module in (agreement, contrast, likeness, telling))
    written = set(re.findall(r'"([a-z ]+)"', source))
    by_pool = {f"{how} {pool}" for how in ("same", "other", "unlike") for pool in POOLS}
    assert set(likeness.load_points()) <= written | by_pool
    assert by_pool <= set(likeness.load_points())


def test_types_of_the_words_are_known() -> None:
    for _, row in rows(read_data(alike.SOURCE), alike.SOURCE):
        types = row["words"] if row["kind"] == "types" else row["stands for"]
        assert set(filter(None, types.split("|"))) <= {*load_types(), ROOT}


@pytest.mark.parametrize(
    ("noun", "verb", "expected"),
    [
        ("resignation", "resign", True),
        ("announcement", "announce", True),
        ("arrival", "arrive", True),
        ("closure", "close", True),
        ("discovery", "discover", True),
        ("protest", "protect", False),
        ("contest", "contract", False),
        ("act", "a", False),
    ],
)
def test_nouns_made_from_verbs(noun: str, verb: str, expected: bool) -> None:
    assert alike.derived(noun, verb) is expected


def test_what_rules_out_has_no_points() -> None:
    assert {name for name, points in likeness.load_points().items() if points is None} >= {"denied", "other world"}
