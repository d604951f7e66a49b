"""The lexicon of cues: what it holds, and what its loader rejects."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.statements.cues import STANCES, load_cues, parse_cues

KINDS = ("verbs", "nouns", "adjectives", "phrases")


def cues():
    """Every use of every cue."""
    return [cue for kind in KINDS for uses in load_cues(kind).values() for cue in uses]


def test_the_lexicon_is_large_enough():
    assert len({cue.words for cue in cues()}) > 1200


def test_every_stance_has_cues():
    assert {cue.stance for cue in cues()} == STANCES


@pytest.mark.parametrize(
    ("kind", "word", "stance", "frame"),
    [
        ("verbs", "deny", "deny", "that"),
        ("verbs", "urge", "demand", "np-inf"),
        ("verbs", "warn", "warn", "that"),
        ("verbs", "criticise", "oppose", "np"),
        ("verbs", "criticize", "oppose", "np"),
        ("nouns", "allegation", "accuse", "that"),
        ("adjectives", "confident", "believe", "that"),
        ("phrases", "according", "assert", "np"),
    ],
)
def test_a_cue_has_its_stance(kind, word, stance, frame):
    assert stance in {cue.stance for cue in load_cues(kind)[word] if frame in cue.takes}


def test_cues_of_more_words_come_first():
    assert [len(cue.words) for cue in load_cues("verbs")["make"]] == sorted(
        (len(cue.words) for cue in load_cues("verbs")["make"]), reverse=True
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("cue\tstance\ttakes\nsay\tutter\tthat\n", "x.tsv:2: stance must be one of"),
        ("cue\tstance\ttakes\nsay\tassert\t\n", "takes not empty"),
        ("cue\tstance\ttakes\nsay\tassert\tthat\nsay\tdeny\tthat\n", "x.tsv:3: 'say' takes 'that' as 'assert' already"),
    ],
)
def test_faults_are_named(table, message):
    with pytest.raises(DataError, match=message):
        parse_cues(table, "x.tsv")
