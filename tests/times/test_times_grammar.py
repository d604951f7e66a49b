"""Every rule of the grammar finds its own example, and nothing else matches nothing."""

from __future__ import annotations

import re

import pytest

from kg.errors import DataError
from kg.resources import read_data, rows
from kg.times import find_times
from kg.times.patterns import compile_pattern

RULES = [(line, row) for line, row in rows(read_data("times-grammar.tsv"), "times-grammar.tsv")]


def test_every_rule_has_an_example() -> None:
    assert [line for line, row in RULES if not re.search(r"\{.+\}", row["example"])] == []


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{line}-{row['pattern']}") for line, row in RULES])
def test_examples(read, row) -> None:
    if row["gives"].startswith("part"):
        pytest.skip("no expression by itself; the rules that use it have examples")
    before, expected, after = re.split(r"[{}]", row["example"])
    found = find_times(read(before + expected + after, published="2024-03-27"))
    assert expected in [timex.span.text for timex in found]


@pytest.mark.parametrize("pattern", ["[MONTH]", "( MONTH", "MONTH ]", "NOSUCH word", ""])
def test_faulty_patterns_are_named(pattern: str) -> None:
    with pytest.raises(DataError, match="pattern"):
        compile_pattern(pattern)
