"""Confidence: what raises and lowers it, that the table has every factor, and what becomes of relations."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg.events.grounds
from kg.cli import cli
from kg.events.confidence import BASE, confidence, load_odds, sure_enough
from kg.model import Event, Extraction

Find = Callable[[str, str], Event]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "trigger", "factors"),
    [
        ("The mayor resigned.", "resigned", set()),
        ("The senate adopted the bill.", "adopted", {"entry with conditions", "agent and patient"}),
        ("The monks repaired the roof.", "repaired", {"no lexicon entry", "agent and patient"}),
        ("The mayor resigned on Monday.", "resigned", {"dated in the text"}),
        ("The mayor wants to resign.", "resign", {"no finite clause", "embedded"}),
        ("The mayor resigned on Monday. The resignation surprised Norvia.", "resigned", {"told more than once"}),
        ('"The mayor resigned," said Ada Lorne.', "resigned", {"inside a quotation", "embedded"}),
        (f"The mayor resigned, {'and the town of Norvia is very old, ' * 6}he said.", "resigned", {"long sentence"}),
        ("The visit of the king ended.", "visit", {"event noun"}),
        ("The army struck the town.", "struck", {"several readings"}),
    ],
)
def test_factors(event: Find, text: str, trigger: str, factors: set[str]) -> None:
    assert factors <= set(event(text, trigger).factors)


def test_every_factor_is_in_the_table_and_every_row_is_used() -> None:
    code = Path(kg.events.grounds.__file__).read_text(encoding="utf-8")
    yielded = {name for line in re.findall(r"yield (.*)", code) for name in re.findall(r'"([^"]+)"', line)}
    assert yielded == set(load_odds()) - {BASE}


def test_confidence_is_the_product_of_the_odds_of_its_factors(event: Find) -> None:
    found = event("The senate adopted the bill on Monday.", "adopted")
    assert found.confidence == confidence(found.factors) > confidence(())


def test_what_is_less_sure_goes_with_the_relations_to_it(extract: Read) -> None:
    events = extract("Norvia called off the talks on Monday.").events
    cancel, talks = events
    assert [relation.target for relation in cancel.relations] == [talks.id]
    (left,) = sure_enough(events, talks.confidence + 0.001)
    assert (left.id, left.relations) == (cancel.id, ())
    assert sure_enough(events, talks.confidence) == events


def test_the_option_leaves_out_the_less_sure(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Norvia called off the talks on Monday.")
    runs = [CliRunner().invoke(cli, ["extract", str(path), "--min-confidence", least]) for least in ("0", "0.5", "1")]
    assert [len(done.stdout.splitlines()) for done in runs] == [2, 1, 0]
    assert CliRunner().invoke(cli, ["extract", str(path), "--min-confidence", "7"]).exit_code == 2


def test_a_card_says_where_the_confidence_comes_from() -> None:
    done = CliRunner().invoke(cli, ["explain", "The mayor resigned on Monday.", "--published", "2024-05-15"])
    assert re.search(r"confidence +0\.\d+, from odds of [\d.]+; dated in the text ×[\d.]+", done.stdout)
