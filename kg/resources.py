"""Name -> data file of the package: lexicons and gazetteers in `kg/data`, the ontology in `ontology/`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.errors import DataError


def read_data(name: str) -> str:
    """The text of a file in `kg/data`."""
    return files("kg.data").joinpath(name).read_text(encoding="utf-8")


def read_ontology(name: str) -> str:
    """The text of a file in `ontology/`, such as `kg.ttl` or `queries/timeline.rq`."""
    return files("kg.ontology").joinpath(*name.split("/")).read_text(encoding="utf-8")


def ontology_names() -> list[str]:
    """The names of the files in `ontology/`, without the queries."""
    kinds = (".ttl", ".tsv", ".jsonld")
    return sorted(entry.name for entry in files("kg.ontology").iterdir() if entry.name.endswith(kinds))


@cache
def data_hash() -> str:
    """A SHA-256 over all files in `kg/data` and the event types, for the provenance of a run."""
    digest = hashlib.sha256()
    tables = [*files("kg.data").iterdir(), files("kg.ontology").joinpath("event-types.tsv")]
    for table in sorted((table for table in tables if table.name.endswith(".tsv")), key=lambda table: table.name):
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return digest.hexdigest()


def word_list(table: str, kind: str) -> frozenset[str]:
    """The words of one kind in a table of `kg/data` whose columns are `kind`, `words` (with | between) and `note`."""
    lists = _word_lists(table)
    if kind not in lists:
        raise DataError(f"{table}: no words of kind {kind!r}; there are: {', '.join(sorted(lists))}")
    return lists[kind]


@cache
def _word_lists(table: str) -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split("|")) for _, row in rows(read_data(table), table)}


def rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a tab-separated table as (line number, column -> value); `#` lines and empty lines are skipped.

    The first line names the columns; missing cells at the end of a row are empty. Raises DataError, which
    names the file and the line, where a row has too many cells.
    """
    lines = ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#"))
    _, first = next(lines, (0, ""))
    columns = first.split("\t")
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) > len(columns):
            fault = f"{len(cells)} cells where there are {len(columns)} columns"
            raise DataError(f"{name}:{number}: {fault}: {line[:60]!r}")
        yield number, dict(zip(columns, [c.strip() for c in cells] + [""] * (len(columns) - len(cells)), strict=True))
