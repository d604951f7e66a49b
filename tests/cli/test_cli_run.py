"""kg run: all outputs, the same bytes for the same articles, and nothing by halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = [
    "events.jsonl",
    "graph.trig",
    "network.png",
    "network.svg",
    "report.json",
    "timeline.md",
    "timeline.png",
    "timeline.txt",
]


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def some_seeds() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))[:4]


@pytest.fixture(scope="module")
def made(some_seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    done = kg("run", *some_seeds, "-o", folder, "--workers", "1")
    assert done.exit_code == 0, done.output
    assert str(folder / "network.png") in done.stdout
    return folder


def test_all_outputs(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == FILES
    report = json.loads((made / "report.json").read_text())
    assert report["articles"] == {"seen": 4, "new": 4, "same": 0, "replaced": 0, "rejected": 0}
    events = [json.loads(line) for line in (made / "events.jsonl").read_text().splitlines()]
    assert len(events) == report["events"] > 40
    assert len({event["id"] for event in events}) == len(events)


def test_the_same_bytes_in_any_order_with_any_number_of_workers(
    made: Path, some_seeds: list[Path], tmp_path: Path
) -> None:
    assert kg("run", *reversed(some_seeds), "-o", tmp_path, "--workers", "2").exit_code == 0
    assert [name for name in FILES if (tmp_path / name).read_bytes() != (made / name).read_bytes()] == []


def test_what_is_rejected_is_reported_and_the_rest_is_done(some_seeds: list[Path], tmp_path: Path) -> None:
    done = kg("run", "missing.txt", some_seeds[0], "-o", tmp_path)
    assert done.exit_code == 3
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["rejected"] == ["missing.txt: no such file or folder"]
    assert report["articles"]["seen"] == 2


def test_nothing_read_is_nothing_written(tmp_path: Path) -> None:
    done = kg("run", "missing.txt", "-o", tmp_path / "outputs")
    assert done.exit_code == 1
    assert not (tmp_path / "outputs").exists()


def test_an_article_without_events(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Blue.")
    assert kg("run", source, "-o", tmp_path / "outputs").exit_code == 0
    report = json.loads((tmp_path / "outputs" / "report.json").read_text())
    assert (report["events"], report["events-by-status"]) == (0, {})
    assert (tmp_path / "outputs" / "events.jsonl").read_text() == ""
