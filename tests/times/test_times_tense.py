"""The direction of the clause that an expression stands in."""

from __future__ import annotations

import re

import pytest

from kg.times.context import FUTURE, PAST, PRESENT
from kg.times.tense import clause_of

CASES = [
    ("The council voted on {Monday}.", PAST),
    ("The council has voted on {Monday}.", PAST),
    ("The council had voted on {Monday}.", PAST),
    ("The plan was approved on {Monday}.", PAST),
    ("The deal, signed on {Monday}, is void.", PAST),
    ("He would have arrived on {Monday}.", PAST),
    ("The council will vote on {Monday}.", FUTURE),
    ("The council is going to vote on {Monday}.", FUTURE),
    ("The council said it would vote on {Monday}.", FUTURE),
    ("The council plans to vote on {Monday}.", FUTURE),
    ("The council is voting on {Monday}.", FUTURE),
    ("The council is to vote on {Monday}.", FUTURE),
    ("The vote is scheduled for {Monday}.", FUTURE),
    ("The vote, originally scheduled for {May}, was put off.", 0),
    ("The vote was postponed until {Monday}.", FUTURE),
    ("They announced a rally to be held on {Monday}.", FUTURE),
    ("The trial begins on {Monday}.", FUTURE),
    ("He is in town on {Monday}.", PRESENT),
    ("A walk on {Monday}.", 0),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_direction(read, sentence: str, expected: int) -> None:
    before, expression, _ = re.split(r"[{}]", sentence)
    doc = read(re.sub(r"[{}]", "", sentence)).doc
    words = doc.char_span(len(before), len(before) + len(expression))
    assert clause_of(words)[0] == expected


def test_what_dates_a_noun_is_not_firm(read) -> None:
    doc = read("Friday's meeting was stormy.").doc
    assert clause_of(doc.span(0, 1)) == (PAST, False)
