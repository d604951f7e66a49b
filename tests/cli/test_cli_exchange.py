"""kg export, import and validate: a store to files and back, and what is wrong in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.cli import cli
from kg.exports import export_formats
from kg.store import open_store
from kg.store.backend import Change

TEXTS = {
    "one": "Norvia canceled the summit with Sudria on Friday. Ada Lorne, its president, praised Sudria.",
    "two": "President Ada Lorne of Norvia called off the summit with Sudria on Friday. She met Bo Tarn on Monday.",
}


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose user has said that two actors are one."""
    folder = tmp_path_factory.mktemp("exported")
    articles = [{"id": name, "text": text, "published": "2024-05-07"} for name, text in TEXTS.items()]
    (folder / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))
    assert kg("add", folder / "a.jsonl", "--store", folder / "store").exit_code == 0
    assert kg("actors", "merge", "Ada Lorne", "Bo Tarn", "--store", folder / "store").exit_code == 0
    return folder / "store"


def exported(store: Path, path: Path, *more: str) -> Path:
    done = kg("export", "--store", store, "-o", path, *more)
    assert done.exit_code == 0, done.output
    return path


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_what_is_exported_comes_back_the_same(store: Path, tmp_path: Path, suffix: str) -> None:
    path = exported(store, tmp_path / f"news.{suffix}")
    done = kg("import", path, "--store", tmp_path / "other")
    assert done.exit_code == 0, done.output
    assert done.stderr == "2 seen, 2 new, 0 same, 0 replaced, 0 rejected\n"
    again = exported(tmp_path / "other", tmp_path / f"again.{suffix}")
    assert again.read_bytes() == path.read_bytes()
    assert "Ada Lorne" in kg("actors", "show", "Bo Tarn", "--store", tmp_path / "other").stdout
    assert kg("import", path, "--store", tmp_path / "other").stderr.startswith("2 seen, 0 new, 2 same")


def test_what_is_imported_joins_what_is_there(store: Path, tmp_path: Path) -> None:
    path, place = exported(store, tmp_path / "news.trig"), tmp_path / "other"
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "two", "text": "Sudria sued Norvia."}))
    assert kg("add", tmp_path / "b.jsonl", "--store", place).exit_code == 0
    assert kg("import", path, "--store", place).stderr == "2 seen, 1 new, 0 same, 1 replaced, 0 rejected\n"
    assert exported(place, tmp_path / "again.trig").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("form", export_formats())
def test_every_format_is_written(store: Path, tmp_path: Path, form: str) -> None:
    done = kg("export", "--store", store, "-o", tmp_path / "x.out", "--format", form)
    assert [Path(line) for line in done.stdout.splitlines()] == sorted(tmp_path.iterdir(), reverse=True)


@pytest.mark.parametrize("suffix", "ttl nt rdf xml graphml gexf csv cql cypher".split())
def test_suffixes_tell_the_format(store: Path, tmp_path: Path, suffix: str) -> None:
    assert kg("export", "--store", store, "-o", tmp_path / f"x.{suffix}").exit_code == 0


def test_an_unknown_format_leaves_no_file(store: Path, tmp_path: Path) -> None:
    done = kg("export", "--store", store, "-o", tmp_path / "news.doc")
    assert done.exit_code == 2
    assert "unknown export 'doc'; there are: csv, cypher" in done.stderr
    assert list(tmp_path.iterdir()) == []


def without_a_label(text: str) -> str:
    """The TriG of a store, one actor of which has lost its name."""
    return text.replace('rdfs:label "Bo Tarn"', 'kg:name "Bo Tarn"', 1)


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("x.ttl", str, "unknown kind of file; only what `kg export` wrote"),
        ("x.trig", lambda _: "<urn:a> <urn:b> ", "x.trig: cannot be read: "),
        ("x.trig", lambda _: "<urn:g> { <urn:a> <urn:b> <urn:c> }", "<urn:g> is no article of ours"),
        ("x.trig", lambda _: "<urn:a> <urn:b> <urn:c> .", "outside all graphs"),
        ("x.trig", lambda _: "<urn:g> { <urn:a> <urn:b> [] }", "blank node"),
        ("x.jsonld", lambda _: '{"@context": "http://127.0.0.1:9/", "name": "x"}', "x.jsonld: cannot be read: "),
        ("x.trig", lambda text: text.replace("https://w3id.org/newskg/id/", "urn:other:"), "no article of ours"),
        ("x.trig", without_a_label, "rdfs:label"),
    ],
)
def test_what_is_not_ours_is_refused_whole(
    store: Path, tmp_path: Path, name: str, change: Callable[[str], str], expected: str
) -> None:
    text = exported(store, tmp_path / "news.trig").read_text()
    (tmp_path / name).write_text(change(text))
    done = kg("import", tmp_path / name, "--store", tmp_path / "other")
    assert done.exit_code == (4 if "rdfs:label" in expected else 1), done.output
    assert expected in done.stderr
    with open_store(tmp_path / "other", read_only=True) as other:
        assert other.articles() == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = kg("import", tmp_path / "news.trig", "--store", tmp_path / "other")
    assert done.exit_code == 1
    assert "news.trig: cannot be read: No such file" in done.stderr


def test_a_good_store_is_valid(store: Path) -> None:
    done = kg("validate", "--store", store)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no faults\n")


def test_faults_are_named(store: Path, tmp_path: Path) -> None:
    kg("import", exported(store, tmp_path / "news.trig"), "--store", tmp_path / "other")
    with open_store(tmp_path / "other") as other:
        article = NamedNode(other.articles()[0].iri)
        wrong = Quad(article, NamedNode(vocab.DIGEST), Literal("nonsense"), article)
        other.backend.change(Change(insert=[wrong]))
    done = kg("validate", "--store", tmp_path / "other")
    assert done.exit_code == 4
    assert done.stderr == "2 faults\n"
    assert done.stdout.splitlines() == [
        f"{article.value} · kg:digest · ArticleShape · maxCount 1",
        f"{article.value} · kg:digest · ArticleShape · pattern ^[0-9a-f]{{32}}$",
    ]
