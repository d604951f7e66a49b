"""kg lexicon add: entries in a file of one's own, by the validator; again, anew, and with faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.events.lexicon import load_lexicon

PLUG = ("pull the plug", "verb", "Cancel", "--when", "on=plan|project", "--note", "they pulled the plug on it")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "my.tsv"


def add(path: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, ["lexicon", "add", str(path), *args])


def test_a_file_is_made_and_used(own: Path, tmp_path: Path) -> None:
    done = add(own, "frobnicate", "verb", "Cancel")
    assert (done.exit_code, done.output) == (0, f"added to {own}\n")
    assert own.read_text() == "predicate\tpos\ttype\twhen\troles\tplover\tnote\nfrobnicate\tverb\tCancel\n"
    article = tmp_path / "article.txt"
    article.write_text("Norvia frobnicated the talks.")
    done = CliRunner().invoke(cli, ["extract", str(article), "--lexicon", str(own), "--layer", "triples"])
    assert '"Norvia", "predicate": "frobnicate", "object": "the talks"' in done.stdout


def test_again_changes_nothing_and_anew_replaces(own: Path) -> None:
    add(own, *PLUG)
    first = own.read_bytes()
    assert add(own, *PLUG).output == f"{own} has it already\n"
    assert own.read_bytes() == first
    add(own, "pull the plug", "verb", "End", "--when", "on=project|plan")
    assert [line.split("\t")[2] for line in own.read_text().splitlines()] == ["type", "End"]
    add(own, "pull the plug", "verb", "Suspend")  # another case
    assert [line.split("\t")[2] for line in own.read_text().splitlines()] == ["type", "End", "Suspend"]


def test_what_is_there_stays(own: Path) -> None:
    own.write_text("# mine\npos\ttype\tpredicate\nverb\tMeet\thobnob|rub shoulders\n\nnoun\tMeet\tpowwow\n")
    add(own, "hobnob", "verb", "Praise")
    assert own.read_text() == (
        "# mine\npos\ttype\tpredicate\nverb\tMeet\trub shoulders\n\nnoun\tMeet\tpowwow\nverb\tPraise\thobnob\n"
    )


def test_it_goes_before_the_entries_of_the_package(own: Path) -> None:
    add(own, "cancel", "verb", "Praise")
    found = load_lexicon(own).match("cancel", "verb", {})
    assert found is not None
    assert (found.type, found.rule) == ("Praise", "my:2")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("hobnob", "verb", "Picnic"), "unknown type 'Picnic'; there are: "),
        (("hobnob", "adverb", "Meet"), "unknown part of speech 'adverb'; there are: adj, light, noun, verb"),
        (("hobnob", "verb", "Meet", "--when", "actor"), "a condition has the form slot=value"),
        (("hobnob", "verb", "Meet", "--when", "obj=@beasts"), "unknown class 'beasts'"),
        (("hobnob", "verb", "Meet", "--roles", "with=hero"), "unknown role 'hero'"),
        (("hobnob", "verb", "Meet", "--plover", "CHAT"), "unknown PLOVER root 'CHAT'"),
        (("", "verb", "Meet"), "nothing, or an empty item, in the column 'predicate'"),
        (("hobnob\tverb", "verb", "Meet"), "a cell is one line without tabs"),
    ],
)
def test_faults(own: Path, args: tuple[str, ...], told: str) -> None:
    done = add(own, *args)
    assert done.exit_code == 1
    assert told in done.stderr
    assert not own.exists()


def test_a_faulty_file_is_left_alone(own: Path) -> None:
    own.write_text("predicate\tpos\ttype\nhobnob\tverb\tPicnic\n")
    done = add(own, "hobnob", "noun", "Meet")
    assert done.stderr.startswith(f"kg: {own}:2: unknown type 'Picnic'")
    own.write_text("predicate\tpos\ttype\n")
    assert "there is no column 'note'" in add(own, "hobnob", "noun", "Meet", "--note", "x").stderr
    own.write_bytes(b"\xff")
    assert add(own, "hobnob", "noun", "Meet").exit_code == 2
