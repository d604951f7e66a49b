"""kg ontology: the terms of the graph, as RDF, as a page, or file by file."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.printing import chosen_format, emit, output_option

FORMATS = ("turtle", "ntriples", "rdfxml", "md", "html")
SUFFIXES = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "xml": "rdfxml"}


@click.command()
@click.argument("name", required=False, metavar="[FILE]")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the suffix of the output, or turtle.")
@output_option
def ontology(name: str | None, form: str | None, path: Path | None) -> None:
    """Print the ontology: all terms, or one of its files.

    The pages, in Markdown and HTML, tell what each term means and what it is called elsewhere. FILE is one of the files
    as they are, such as shapes.ttl, mappings.ttl or context.jsonld.

    \b
    kg ontology -o newskg.ttl
    kg ontology -o terms.html
    kg ontology shapes.ttl
    """
    from kg.errors import UnknownName
    from kg.exports.ontology import terms
    from kg.resources import ontology_names, read_ontology

    if name is None:
        chosen = chosen_format(form, path, "turtle")
        chosen = SUFFIXES.get(chosen, chosen)
        if chosen not in FORMATS:
            raise UnknownName("format", chosen, FORMATS)
        emit(terms(chosen).decode(), path)
    elif form:
        raise click.UsageError("a file of the ontology is given as it is, in no other format")
    elif name in ontology_names():
        emit(read_ontology(name), path)
    else:
        raise UnknownName("file of the ontology", name, ontology_names())
