"""kg export, import, validate: a store -> files for other tools, such files -> a store, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.printing import chosen_format, store_option
from kg.cli.reading import FILE

SUFFIXES = {"nq": "nquads", "ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "xml": "rdfxml", "cql": "cypher"}
INVALID = 4


@click.command("export")
@store_option
@click.option(
    "--format",
    "form",
    metavar="NAME",
    help="trig, nquads, jsonld, turtle, ntriples, rdfxml, graphml, gexf, csv, cypher, followthemoney or "
    "web-annotation; default: by the suffix of the file.",
)
@click.option("-o", "--output", "path", required=True, type=FILE, help="The file to write.")
def export_(where: str, form: str | None, path: Path) -> None:
    """Write the whole graph for other tools.

    TriG, N-Quads and JSON-LD keep all of it: `kg import` gives it back. Turtle, N-Triples and RDF/XML have one graph
    instead of one per article. GraphML, GEXF, CSV (a file of nodes and one of edges) and Cypher are for tools that
    know no RDF.

    \b
    kg export --store my-store -o news.trig
    kg export --store my-store -o news.graphml
    kg export --store my-store --format followthemoney -o entities.json
    """
    from kg.exports import export
    from kg.store import open_store

    name = chosen_format(form, path, "trig")
    with open_store(where, read_only=True) as store:
        for written in export(store, SUFFIXES.get(name, name), path):
            click.echo(written)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@store_option
def import_(files: tuple[Path, ...], where: str) -> None:
    """Add the articles of exported files to a store.

    FILE is TriG, N-Quads or JSON-LD that `kg export` wrote. Its articles are added as `kg add` adds them, and what its
    user said of who is who holds here too. A file that holds anything else is refused as a whole.

    \b
    kg import news.trig --store my-store
    """
    from kg.imports import import_file
    from kg.ingest import Tally, counts
    from kg.store import open_store

    tally = Tally()
    with open_store(where) as store:
        for path in files:
            import_file(path, store, tally)
    click.echo(", ".join(f"{count:,} {name}" for name, count in counts(tally, 0).items()), err=True)


@click.command()
@store_option
@click.option("--most", type=click.IntRange(1), default=100, show_default=True, help="The most nodes of each fault.")
def validate(where: str, most: int) -> None:
    """Check a store against the SHACL shapes of the ontology.

    Each line is a node that breaks a shape, with the property and what the shape asks for. The exit code is 4 if there
    is any.

    \b
    kg validate --store my-store
    """
    from kg.store import open_store
    from kg.views.validation import faults

    with open_store(where, read_only=True) as store:
        found = list(faults(store, most))
    for fault in found:
        click.echo(fault)
    click.echo(f"{len(found):,} faults" if found else "no faults", err=True)
    if found:
        click.get_current_context().exit(INVALID)
