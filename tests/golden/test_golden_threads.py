"""The project's own articles, read together: one visit from its plan to its end, and where the outlets disagree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli

SEEDS = Path(__file__).parents[2] / "seeds"
OUTSIDE = sorted(Path("/work/shared/seeds").glob("*.txt"))


def run(*args: str | Path) -> str:
    done = CliRunner().invoke(cli, [str(arg) for arg in args])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("seeds") / "store"
    run("add", SEEDS, "--store", place, "--workers", "1")
    return place


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2024-03-18", "not told of"),
        *((f"2024-03-{day}", "planned") for day in range(19, 25)),
        *((f"2024-03-{day}", "canceled") for day in range(25, 28)),
        *((f"2024-03-{day}", "planned") for day in range(28, 32)),
        ("2024-04-01", "planned"),
        ("2024-04-02", "occurred"),
        ("2024-04-08", "occurred"),
    ],
)
def test_the_visit_on_each_day(store: Path, day: str, state: str) -> None:
    told = json.loads(run("thread", "visit Washington", "--as-of", day, "--format", "json", "--store", store))
    assert told["state"] == state


def test_the_steps_of_the_visit(store: Path) -> None:
    steps = json.loads(run("thread", "visit Washington", "--format", "json", "--store", store))["steps"]
    (canceled,) = [step for step in steps if step["type"] == "Cancel"]
    assert canceled["day"] == "2024-03-25"
    assert {source["published"] for source in canceled["sources"]} >= {"2024-03-25", "2024-03-26", "2024-03-28"}
    assert (steps[0]["date"]["begins"], canceled["old_date"]["begins"]) == ("2024-03-25", "2024-03-25")
    assert (steps[-1]["day"], steps[-1]["state"]) == ("2024-04-01", "occurred")
    assert any(step["type"] == "Reschedule" and step["status"] == "demanded" for step in steps)


def test_the_two_disagreements_and_no_other(store: Path) -> None:
    found = json.loads(run("conflicts", "--format", "json", "--store", store))["conflicts"]
    values = {one["what"]: [side["value"] for side in one["sides"]] for one in found}
    assert len(found) == 2
    assert values == {"number": ["84 percent", "81 percent"], "date": ["2024-03-18", "2024-03-19"]}
    outlets = {one["what"]: [source["source"] for side in one["sides"] for source in side["sources"]] for one in found}
    assert outlets["number"] == ["Capital Ledger", "Northern Wire"]
    assert set(outlets["date"]) == {"Harbour Gazette", "Northern Wire"}


def test_what_was_known_before_the_vote(store: Path) -> None:
    told = json.loads(run("timeline", "--as-of", "2024-03-24", "--format", "json", "--store", store))["entries"]
    assert not [
        one for one in told if one["type"] == "Cancel" and one["status"] == "occurred" and "visit" in one["label"]
    ]
    assert max(source for one in told for source in one["sources"]) < "2024-03-25"


@pytest.mark.skipif(not OUTSIDE, reason="the article is kept outside the project")
def test_the_order_in_the_article_that_is_kept_outside(tmp_path: Path) -> None:
    run("add", OUTSIDE[0], "--store", tmp_path / "store", "--workers", "1")
    entries = json.loads(run("timeline", "--all", "--format", "json", "--store", tmp_path / "store"))["entries"]
    (cancel,) = [one for one in entries if one["type"] == "Cancel"]
    assert {"canceling", "scrapped"} <= {mention["text"] for mention in cancel["mentions"]}
    (withheld,) = [
        one for one in entries if one["type"] == "Refuse" and "declined" in {m["text"] for m in one["mentions"]}
    ]
    assert 0 < withheld["order"] < cancel["order"]
    acts = [one for one in entries if one["type"] == "Reschedule"]
    threads = {one["thread"] for one in (cancel, *acts)} - {None}
    assert len(threads) == 1
