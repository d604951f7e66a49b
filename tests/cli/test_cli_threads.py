"""Commands on planned events: threads, conflicts, timelines as of a day, and what the user says of them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ARTICLES = (
    {
        "id": "a1",
        "source": "Quill",
        "published": "2031-05-05",
        "text": "President Ada Lorne of Norvia will visit Zenda on Friday to meet Boris Tarn, the Quill has learned. "
        "Tarn welcomed the plan.",
    },
    {
        "id": "a2",
        "source": "Herald",
        "published": "2031-05-07",
        "text": "Ada Lorne canceled her visit to Zenda on Wednesday, her office said. Boris Tarn criticized Lorne. "
        "Norvia offered no reason.",
    },
    {
        "id": "a3",
        "source": "Quill",
        "published": "2031-05-16",
        "text": "Ada Lorne visited Zenda on Thursday and met Boris Tarn. Norvia had postponed the trip.",
    },
)


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("threads")
    source = folder / "a.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    done = kg("add", source, "--store", folder / "store", "--workers", "1")
    assert done.exit_code == 0, done.output
    return folder / "store"


def state(store: Path, *args: str) -> str:
    told: str = json.loads(kg("thread", "visit Zenda", "--store", store, "--format", "json", *args).stdout)["state"]
    return told


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2031-05-04", "not told of"),
        ("2031-05-05", "planned"),
        ("2031-05-06", "planned"),
        ("2031-05-07", "canceled"),
        ("2031-05-15", "canceled"),
        ("2031-05-16", "occurred"),
    ],
)
def test_a_thread_as_of_each_day(store: Path, day: str, expected: str) -> None:
    assert state(store, "--as-of", day) == expected


def test_a_thread_in_words(store: Path) -> None:
    shown = kg("thread", "visit Zenda", "--store", store).stdout
    assert "5 May 2031 · planned, set for 9 May 2031" in shown
    assert "7 May 2031 · canceled (before: 9 May 2031)" in shown
    assert "Herald, 7 May 2031: “Ada Lorne [canceled] her visit to Zenda on Wednesday, her office said.”" in shown
    assert "15 May 2031 · occurred, 15 May 2031" in shown


def test_all_threads_are_listed(store: Path) -> None:
    (line,) = [line for line in kg("thread", "--store", store).stdout.splitlines() if "Zenda" in line]
    assert line.split("\t")[1] == "occurred"


def test_unknown_words(store: Path) -> None:
    done = kg("thread", "eclipse", "--store", store)
    assert done.exit_code == 1
    assert "no planned event is told of in the words 'eclipse'" in done.stderr


def test_timeline_as_of(store: Path) -> None:
    told = json.loads(kg("timeline", "--store", store, "--as-of", "2031-05-06", "--format", "json").stdout)
    assert told["as_of"] == "2031-05-06"
    assert {entry["status"] for entry in told["entries"] if entry["type"] == "Visit"} == {"planned"}
    assert {source for entry in told["entries"] for source in entry["sources"]} == {"a1"}
    assert "as known on 6 May 2031" in kg("timeline", "--store", store, "--as-of", "2031-05-06").stdout


def test_near_names(store: Path) -> None:
    done = kg("timeline", "--store", store, "--actor", "Lorna")
    assert done.exit_code == 0
    assert done.stderr.startswith("kg: Nobody in the store is called “Lorna”. Near: Lorne")


def test_a_plan_that_changes_is_no_conflict(store: Path) -> None:
    assert kg("conflicts", "--store", store).stdout == "No conflicts.\n"
    assert json.loads(kg("conflicts", "--store", store, "--format", "json").stdout) == {"conflicts": []}


def test_what_the_user_says_is_one_event_and_is_not(store: Path) -> None:
    entries = json.loads(kg("timeline", "--store", store, "--all", "--format", "json").stdout)["entries"]
    told = {entry["type"]: entry["events"][0].rpartition("event/")[2] for entry in entries}
    one, other = told["Cancel"], told["Criticize"]
    assert kg("events", "merge", one, other, "--store", store).exit_code == 0
    entries = json.loads(kg("timeline", "--store", store, "--all", "--format", "json").stdout)["entries"]
    assert any({one, other} == {event.rpartition("event/")[2] for event in entry["events"]} for entry in entries)
    assert kg("events", "split", one, other, "--store", store).exit_code == 0
    entries = json.loads(kg("timeline", "--store", store, "--all", "--format", "json").stdout)["entries"]
    assert all(len(entry["events"]) == 1 for entry in entries if entry["type"] == "Cancel")
    assert kg("events", "merge", one, "--store", store).exit_code == 2


def test_conflicts_as_tables(tmp_path: Path) -> None:
    told = [
        {
            "id": str(number),
            "source": source,
            "published": "2031-05-06",
            "text": f"The parliament of Norvia adopted the river law on Monday. {count} lawmakers backed the law. "
            "Ada Lorne praised Boris Tarn. Paul Vole accused Rita Orm.",
        }
        for number, (source, count) in enumerate((("Quill", "84"), ("Herald", "81")))
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(article) + "\n" for article in told))
    assert kg("add", tmp_path / "a.jsonl", "--store", tmp_path / "s", "--workers", "1").exit_code == 0
    (one, other) = csv.DictReader(io.StringIO(kg("conflicts", "--store", tmp_path / "s", "--format", "csv").stdout))
    assert (one["what"], one["value"], one["source"]) == ("number", "84 lawmakers", "Quill")
    assert (other["what"], other["value"], other["source"]) == ("number", "81 lawmakers", "Herald")
    assert other["quotes"] == "81 lawmakers [backed] the law."
    assert max(map(len, kg("conflicts", "--store", tmp_path / "s").stdout.splitlines())) <= 100
