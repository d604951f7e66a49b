"""kg ontology: all terms as RDF or as a page, and the files as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.resources import ontology_names, read_ontology


def kg(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["ontology", *map(str, args)])


def test_all_terms_are_printed_as_turtle() -> None:
    done = kg()
    assert done.exit_code == 0
    assert "\nkg:Cancel " in done.stdout
    assert "\nkg:statuses-canceled " in done.stdout


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "md", "html"])
def test_suffixes_tell_the_format(tmp_path: Path, suffix: str) -> None:
    assert kg("-o", tmp_path / f"terms.{suffix}").exit_code == 0
    form = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}.get(suffix, suffix)
    assert (tmp_path / f"terms.{suffix}").read_text().rstrip() == kg("--format", form).stdout.rstrip()


@pytest.mark.parametrize("name", ontology_names())
def test_files_are_given_as_they_are(name: str) -> None:
    assert kg(name).stdout == read_ontology(name)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nonsense.ttl"], "unknown file of the ontology 'nonsense.ttl'; there are: context.jsonld"),
        (["../setup.cfg"], "unknown file of the ontology"),
        (["-o", "x.doc"], "unknown format 'doc'; there are: html, md"),
        (["shapes.ttl", "--format", "md"], "as it is, in no other format"),
    ],
)
def test_faults(args: list[str], message: str) -> None:
    done = kg(*args)
    assert done.exit_code == 2
    assert message in done.stderr
