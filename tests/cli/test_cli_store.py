"""Commands over a store, from adding articles to asking them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from kg.cli import cli
from kg.model import Event, Extraction
from kg.store import open_store

ARTICLES = (
    {"id": "one", "text": "Norvia canceled the summit with Sudria on Friday.", "published": "2024-05-05"},
    {"id": "two", "text": "Sudria criticized Norvia on Monday.", "published": "2024-05-07", "source": "Herald"},
)


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def write(path: Path, *articles: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    done = kg("add", write(folder / "a.jsonl", *ARTICLES), "--store", folder / "store", "--report", folder / "run.json")
    assert done.exit_code == 0, done.output
    return folder / "store"


def test_adding_again_changes_nothing_and_counts_add_up(tmp_path: Path) -> None:
    place, report = tmp_path / "store", tmp_path / "run.json"
    changed = dict(ARTICLES[1], text="Sudria praised Norvia on Monday.")
    for articles, expected in (
        (ARTICLES, {"seen": 2, "new": 2, "same": 0, "replaced": 0, "rejected": 0}),
        (ARTICLES, {"seen": 2, "new": 0, "same": 2, "replaced": 0, "rejected": 0}),
        (
            (ARTICLES[0], changed, {"id": "x", "text": ""}),
            {"seen": 3, "new": 0, "same": 1, "replaced": 1, "rejected": 1},
        ),
    ):
        done = kg("add", write(tmp_path / "a.jsonl", *articles), "--store", place, "--report", report)
        assert done.exit_code == (3 if expected["rejected"] else 0), done.output
        assert json.loads(report.read_text())["articles"] == expected


def test_removing(tmp_path: Path) -> None:
    place = tmp_path / "store"
    kg("add", write(tmp_path / "a.jsonl", *ARTICLES), "--store", place)
    done = kg("remove", "one", "nine", "--store", place)
    assert done.exit_code == 3
    assert done.stderr == f"kg: no article 'nine' in {place}\n"
    told = json.loads(kg("timeline", "--store", place, "--all", "--format", "json").stdout)
    assert {source for entry in told["entries"] for source in entry["sources"]} == {"two"}
    assert kg("remove", "one", "--store", place).exit_code == 1


def test_timeline(store: Path, tmp_path: Path) -> None:
    told = json.loads(kg("timeline", "--store", store, "--format", "json").stdout)
    dated = [(entry["date"], entry["type"]) for entry in told["entries"] if entry["status"] == "occurred"]
    assert dated == [("2024-05-03", "Cancel"), ("2024-05-06", "Criticize")]
    only = json.loads(kg("timeline", "--store", store, "--type", "Scheduling", "--format", "json").stdout)
    assert [entry["type"] for entry in only["entries"]] == ["Cancel"]
    assert "3 May 2024" in kg("timeline", "--store", store).stdout
    assert kg("timeline", "--store", store, "-o", tmp_path / "t.png").exit_code == 0
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")


def test_network(store: Path) -> None:
    told = json.loads(kg("network", "--store", store, "--format", "json").stdout)
    assert {node["name"] for node in told["nodes"]} == {"Norvia", "Sudria"}
    told = json.loads(kg("network", "--store", store, "--actors", "2").stdout)
    assert (len(told["nodes"]), len(told["edges"])) == (2, 1)


def test_actors(store: Path) -> None:
    assert "Norvia" in kg("actors", "list", "--store", store).stdout
    assert kg("actors", "show", "Sudria", "--store", store).exit_code == 0
    assert kg("actors", "show", "Nobody", "--store", store).exit_code == 2


def test_show(store: Path) -> None:
    told = json.loads(kg("timeline", "--store", store, "--format", "json").stdout)
    done = kg("show", told["entries"][0]["events"][0], "--store", store)
    assert done.exit_code == 0
    assert "[canceled]" in done.stdout
    missing = kg("show", "nonsense", "--store", store)
    assert missing.exit_code == 1
    assert "there is no event 'nonsense'" in missing.stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["timeline", "--format", "pdf"], 2, "unknown timeline 'pdf'; there are: csv, html"),
        (["timeline", "--type", "Canceled"], 2, "unknown event type 'Canceled'"),
        (["timeline", "--status", "done"], 2, "unknown status 'done'"),
        (["network", "--format", "pdf"], 2, "unknown network 'pdf'"),
        (["network", "--from", "March"], 2, "'March' is no day; write it as 2024-03-27"),
    ],
)
def test_unknown_names(store: Path, args: list[str], code: int, message: str) -> None:
    done = kg(*args, "--store", store)
    assert done.exit_code == code
    assert message in done.stderr


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    done = kg("timeline", "--store", tmp_path / "none")
    assert done.exit_code == 1
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1


def test_explain() -> None:
    done = kg("explain", "Norvia called off the talks on Monday, its minister said.", "--published", "2024-03-27")
    assert done.exit_code == 0, done.output
    assert "[called off]" in done.stdout
    assert "25 March 2024" in done.stdout


def test_lexicon(tmp_path: Path) -> None:
    assert "entries" in kg("lexicon", "check").stdout
    assert "Cancel" in kg("lexicon", "show", "call off").stdout
    assert kg("lexicon", "show", "frobnicate").exit_code == 2
    own = tmp_path / "own.tsv"
    own.write_text("predicate\tpos\ttype\nfrobnicate\tverb\tCancel\n")
    assert kg("lexicon", "show", "frobnicate", "--lexicon", own).stdout.startswith("frobnicate\tverb\tCancel")
    faulty = tmp_path / "faulty.tsv"
    faulty.write_text("predicate\tpos\ttype\nfrobnicate\tverb\tCancell\n")
    done = kg("lexicon", "check", faulty)
    assert done.exit_code == 1
    assert "faulty.tsv:2" in done.stderr


def test_an_article_that_breaks_a_shape_is_rejected_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(found: Extraction) -> Iterator[Event]:
        if found.article.id == ARTICLES[0]["id"]:
            span = found.mentions[0].span
            yield replace(found.events[0], trigger=span, mentions=(span,), cameo="none")

    monkeypatch.setattr("kg.pipeline.load_extractors", lambda names: dict.fromkeys(names, odd))
    source, report = write(tmp_path / "a.jsonl", *ARTICLES), tmp_path / "run.json"
    done = kg("add", source, "--store", tmp_path / "store", "--extractor", "odd", "--report", report)
    assert done.exit_code == 3
    told = json.loads(report.read_text())
    assert told["articles"] == {"seen": 2, "new": 1, "same": 0, "replaced": 0, "rejected": 1}
    assert f"article '{ARTICLES[0]['id']}': what it tells breaks the SHACL shapes: " in told["rejected"][0]
    assert "kg:cameo · EventShape · pattern" in told["rejected"][0]
    assert kg("validate", "--store", tmp_path / "store").exit_code == 0


def test_a_second_writer_is_told_to_wait(store: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", *ARTICLES)
    with open_store(store):
        done = kg("add", source, "--store", store)
        assert done.exit_code == 5
        assert "another process is writing to the store" in done.stderr
        assert kg("timeline", "--store", store).exit_code == 0
