"""Nouns of several senses, and who only is alleged to have done what an article tells as a fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction

Extract = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("The dockers walked out in May. The strike cost millions.", "strike", "Strike"),
        ("The strike killed two soldiers.", "strike", "Attack"),
        ("Pay talks with the miners broke down. The strike began on Monday.", "strike", "Strike"),
        ("The army said the strike began at dawn. Rescue workers dug for survivors.", "strike", "Attack"),
        ("The strike entered its third day. Police watched the walkout in the port.", "strike", "Strike"),
        ("A clinical trial of the drug began in May. The trial was halted.", "trial", "Act"),
        ("The trial was halted. The judge went home.", "trial", "Try"),
    ],
)
def test_a_noun_keeps_one_sense(extract: Extract, text: str, noun: str, kind: str) -> None:
    found = [one for one in extract(text).events if any(span.text == noun for span in one.mentions)]
    assert found
    assert {one.type for one in found} == {kind}


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Nine people were killed when a bus crashed into a wall.", "killed", "Die"),
        ("An earthquake struck Norvia. Forty people were injured.", "injured", "FallIll"),
        ("Two soldiers were killed in an ambush after the earthquake.", "killed", "Kill"),
        ("Three men were killed in Lund.", "killed", "Kill"),
    ],
)
def test_harm_by_nobody(extract: Extract, text: str, verb: str, kind: str) -> None:
    assert [one.type for one in extract(text).events if one.trigger.text == verb] == [kind]


def test_the_alleged_doer_of_a_sure_deed_has_no_part_in_it(extract: Extract) -> None:
    text = "The theft of the painting shocked the town. Two men are suspected of stealing the painting."
    thefts = [one for one in extract(text).events if one.type == "Seize" and one.factuality.certainty == "certain"]
    assert thefts
    assert not [p.name for one in thefts for p in one.participants if p.role == "agent"]
