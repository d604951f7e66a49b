"""kg extract: exit codes, messages, and files that appear whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

GOOD = '{"id": "good", "text": "The council of Norvia met on Friday.", "published": "2024-05-05"}\n'


def kg(*args: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=given)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text(GOOD)
    return path


def test_one_line_a_record(good: Path) -> None:
    done = kg("extract", good, "--layer", "times")
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    assert json.loads(line).items() >= {"article": "good", "text": "Friday", "value": "2024-05-03"}.items()


def test_some_rejected_is_3_and_the_rest_is_done(good: Path, tmp_path: Path) -> None:
    done = kg("extract", tmp_path / "missing.txt", good, "--layer", "times")
    assert done.exit_code == 3
    assert done.stderr == f"kg: {tmp_path}/missing.txt: no such file or folder\n"
    assert "Friday" in done.stdout


def test_all_rejected_is_1(tmp_path: Path) -> None:
    assert kg("extract", tmp_path / "missing.txt").exit_code == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--layer", "event"], "'event' is not one of 'times', 'actors'"),
        (["--workers", "0"], "0 is not in the range x>=1"),
        (["--input-format", "pdf"], "unknown reader 'pdf'; there are: csv, html, json, jsonl, text"),
        (["--nonsense"], "No such option"),
    ],
)
def test_wrong_usage_is_2(good: Path, args: list[str], message: str) -> None:
    done = kg("extract", good, *args)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_model_that_is_not_there_is_one_line(good: Path) -> None:
    done = kg("extract", good, "--model", "nonsense")
    assert done.exit_code == 1
    assert done.stderr.startswith("kg: cannot load the spaCy pipeline 'nonsense'")
    assert done.stderr.count("\n") == 1


def test_standard_input(good: Path) -> None:
    assert kg("extract", "-", "--layer", "times", given=GOOD).stdout == kg("extract", good, "--layer", "times").stdout


def test_an_output_file_appears_whole_or_not_at_all(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "times.jsonl"
    assert kg("extract", good, "--layer", "times", "-o", target).exit_code == 0
    assert "Friday" in target.read_text()
    before = target.read_bytes()
    assert kg("extract", good, "--model", "nonsense", "-o", target).exit_code == 1
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["times.jsonl"]


def test_an_output_that_cannot_be_written(good: Path) -> None:
    done = kg("extract", good, "--layer", "times", "-o", good / "times.jsonl")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"kg: cannot write {good}/times.jsonl: ")


def test_no_command_shows_help_and_an_unknown_one_is_2() -> None:
    assert "extract" in kg("--help").stdout
    assert kg("nonsense").exit_code == 2
