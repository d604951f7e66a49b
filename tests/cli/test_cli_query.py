"""kg query: named queries with parameters, files, standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

TEXT = "Norvia canceled the summit with Sudria on Friday. Sudria criticized Norvia on Monday."
COUNT = "SELECT (COUNT(DISTINCT ?event) AS ?n) WHERE { ?event a kg:Cancel }"


def kg(*args: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=given)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("queried")
    source = folder / "a.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2024-05-07"}))
    assert kg("add", source, "--store", folder / "store").exit_code == 0
    return folder / "store"


def test_a_query_by_name(store: Path) -> None:
    done = kg("query", "who-canceled-what", "--store", store)
    assert done.exit_code == 0, done.output
    assert "Norvia" in done.stdout


@pytest.mark.parametrize("given", [["--from", "2024-05-04"], ["--from=2024-05-04"]])
def test_parameters_are_options(store: Path, given: list[str]) -> None:
    done = kg("query", "timeline", *given, "--store", store, "--format", "csv")
    assert "2024-05-06" in done.stdout
    assert "2024-05-03" not in done.stdout


def test_a_file_and_standard_input_give_the_same(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "count.rq"
    path.write_text(COUNT)
    from_file = kg("query", path, "--store", store, "--format", "csv")
    assert from_file.stdout.split() == ["n", "1"]
    assert kg("query", "-", "--store", store, "--format", "csv", given=COUNT).stdout == from_file.stdout


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["nonsense"], 2, "unknown query 'nonsense'; there are: actor-timeline"),
        (["timeline", "--when", "now"], 2, "unknown parameter of timeline 'when'; there are: from, to"),
        (["timeline", "--from", "soon"], 1, "'soon' is not of type date"),
        (["timeline", "--from"], 2, "the parameter --from has no value"),
        (["timeline", "now"], 2, "'now' is no parameter"),
        (["actor-timeline"], 1, "actor-timeline needs a value for: actor"),
        (["timeline", "--limit", "1"], 6, "more than 1 rows"),
    ],
)
def test_faults(store: Path, args: list[str], code: int, message: str) -> None:
    done = kg("query", *args, "--store", store)
    assert done.exit_code == code
    assert message in done.stderr


def test_a_query_that_cannot_be_parsed_says_where(store: Path) -> None:
    done = kg("query", "-", "--store", store, given="SELECT * WHERE {\n ?s ?p }")
    assert done.exit_code == 1
    assert done.stderr.startswith("kg: line 2, column ")


@pytest.mark.parametrize(
    ("query", "args", "code", "message"),
    [
        ("ASK {}", ["--explain"], 0, " ms, by Oxigraph "),
        ("ASK { SERVICE <urn:x> {} }", ["--safe"], 1, "SERVICE could reach files or the network"),
        (
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            ["--seconds", "0.2"],
            6,
            "longer than 0.2 seconds",
        ),
    ],
)
def test_limits(store: Path, query: str, args: list[str], code: int, message: str) -> None:
    done = kg("query", "-", "--store", store, *args, given=query)
    assert done.exit_code == code
    assert message in done.stderr


def test_list_and_show() -> None:
    assert "Who canceled what?" in kg("query", "--list").stdout
    assert kg("query", "--show", "timeline").stdout.startswith("# What happened, and when?")
