"""Articles in a store: who is who across them, under its user's verdicts, whatever the order."""

from __future__ import annotations

import json
import re
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ARTICLES = (
    {
        "id": "one",
        "published": "2031-05-05",
        "text": "Prime Minister Ada Lorne met Boris Tarnov in Geneva on Monday. Tarnov criticized Lorne.",
    },
    {
        "id": "two",
        "published": "2031-05-07",
        "text": "Ada Lorne accused Boris Tarnov on Tuesday. The police arrested Paul Vole in Geneva.",
    },
    {
        "id": "three",
        "published": "2031-05-09",
        "text": "Ada Lorne praised Paul Vole. Boris Tarnov resigned on Thursday.",
    },
)


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def add(store: Path, *articles: dict[str, str]) -> None:
    source = store.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(article) + "\n" for article in articles))
    done = kg("add", source, "--store", store, "--workers", "1")
    assert done.exit_code == 0, done.output


def persons(store: Path) -> list[str]:
    listed = kg("actors", "list", "--kind", "person", "--store", store).stdout
    return [line.split("\t")[0] for line in listed.splitlines()]


def members(store: Path, name: str) -> list[str]:
    """The IRIs of what a name may mean, in single articles."""
    shown = kg("actors", "show", name, "--store", store).stdout
    return list(dict.fromkeys(re.findall(r"\S+/actor/[0-9a-f]{32}/\S+", shown)))


def links(store: Path) -> str:
    where = "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } FILTER (strEnds(str(?g), 'graph/links')) } ORDER BY ?s ?p ?o"
    query = store.with_suffix(".rq")
    query.write_text(where)
    done = kg("query", query, "--store", store, "--format", "csv")
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add(tmp_path / "store", *ARTICLES)
    return tmp_path / "store"


def test_actors_are_one_across_articles(store: Path) -> None:
    assert persons(store) == ["Ada Lorne", "Boris Tarnov", "Paul Vole"]
    shown = kg("actors", "show", "Lorne", "--store", store).stdout
    assert shown.startswith("Ada Lorne\tperson\t")
    assert "one, 0.97: same whole name, both with" in shown
    assert len(members(store, "Lorne")) == 3


def test_order_and_portions_play_no_part(store: Path, tmp_path: Path) -> None:
    expected = links(store)
    for number, some in enumerate(permutations(ARTICLES)):
        other = tmp_path / f"other{number}"
        add(other, *some[: number % 3]) if number % 3 else None
        add(other, *some)
        assert links(other) == expected


def test_merge_survives_what_is_added(store: Path) -> None:
    done = kg("actors", "merge", "Ada Lorne", "Paul Vole", "--store", store)
    assert done.exit_code == 0, done.output
    assert persons(store) == ["Ada Lorne", "Boris Tarnov"]
    add(
        store, *ARTICLES, {"id": "four", "published": "2031-05-10", "text": "Ada Lorne met Boris Tarnov and Paul Vole."}
    )
    assert persons(store) == ["Ada Lorne", "Boris Tarnov"]
    assert "one, 1.00: the user says so" in kg("actors", "show", "Vole", "--store", store).stdout


def test_split_survives_what_is_added(store: Path) -> None:
    assert kg("actors", "split", "Ada Lorne", "--store", store).exit_code == 0
    assert persons(store).count("Ada Lorne") == 3
    add(store, *ARTICLES, {"id": "four", "published": "2031-05-10", "text": "The council elected Eva Borg."})
    assert persons(store).count("Ada Lorne") == 3
    assert "apart, 1.00: the user says so" in kg("actors", "show", "Lorne", "--store", store).stdout


def test_split_takes_out_a_member(store: Path) -> None:
    first, *others = members(store, "Ada Lorne")
    assert kg("actors", "split", first, "--store", store).exit_code == 0
    assert persons(store).count("Ada Lorne") == 2
    assert set(members(store, others[0])) == set(others)


def test_merging_again_takes_a_split_back(store: Path) -> None:
    before = links(store)
    iris = members(store, "Ada Lorne")
    kg("actors", "split", "Ada Lorne", "--store", store)
    assert kg("actors", "merge", *iris, "--store", store).exit_code == 0
    assert persons(store).count("Ada Lorne") == 1
    assert links(store) != before  # the user's verdict is kept


def test_an_article_that_comes_back_finds_its_verdict(store: Path) -> None:
    kg("actors", "merge", "Ada Lorne", "Paul Vole", "--store", store)
    for article in ("two", "three"):
        assert kg("remove", article, "--store", store).exit_code == 0
    assert persons(store) == ["Ada Lorne", "Boris Tarnov"]
    add(store, *ARTICLES)
    assert persons(store) == ["Ada Lorne", "Boris Tarnov"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("merge", "Ada Lorne"), "merge needs two actors or more"),
        (("merge", "Ada Lorne", "Lorne"), "these are one already"),
        (("merge", "Ada Lorne", "Nobody Else"), "nobody in the store is called 'Nobody Else'"),
        (("split", "Ada Lorne", "Paul Vole"), "these are not one actor"),
    ],
)
def test_wrong_usage(store: Path, command: tuple[str, ...], told: str) -> None:
    done = kg("actors", *command, "--store", store)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_name_of_several_is_asked_about(store: Path) -> None:
    kg("actors", "split", "Ada Lorne", "--store", store)
    done = kg("actors", "merge", "Ada Lorne", "Paul Vole", "--store", store)
    assert done.exit_code == 2
    assert done.stderr.count("Ada Lorne\tperson\t") == 3
