"""kg add, remove: articles into a store, and out of it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.printing import store_option
from kg.cli.reading import FILE, Intake, Reading, reads_articles
from kg.errors import InputError


@click.command()
@reads_articles
@store_option
@click.option("--report", "path", type=FILE, help="A file for the counts, as JSON.")
def add(reading: Reading, where: str, path: Path | None) -> None:
    """Add articles to a store.

    Those that are there already are passed over, and those that changed are replaced. Each is checked against the
    SHACL shapes before it is stored.

    \b
    kg add archive.jsonl --store my-store
    kg add seeds more/*.html --store my-store --report run.json
    """
    from kg.files import write_whole
    from kg.ingest import Tally, counts, ingest, unread
    from kg.pipeline import describe, graph_all
    from kg.store import open_store

    intake, tally = Intake(), Tally()
    options = reading.options()
    with open_store(where) as store:
        articles = unread(reading.articles(intake), store, tally)
        read = intake.accept(graph_all(articles, options, reading.workers))
        ingest((one.graph for one in read), store, tally)
    told = counts(tally, len(intake.rejected))
    if path:
        report = {"articles": told, "rejected": intake.rejected, "faults": intake.faults}
        report["made-with"] = describe(options)
        write_whole(path, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    click.echo(", ".join(f"{count:,} {name}" for name, count in told.items()), err=True)
    intake.finish(tally["same"])


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def remove(articles: tuple[str, ...], where: str) -> None:
    """Take articles out of a store.

    ARTICLE is an id, a URL or an IRI. All that only these articles support goes with them.

    \b
    kg remove 2024-03-27-herald --store my-store
    """
    from kg.ingest import settle
    from kg.store import open_store

    intake = Intake()
    with open_store(where) as store:
        for article in articles:
            if store.remove_article(article):
                intake.done += 1
            else:
                intake.reject(InputError(f"no article {article!r} in {where}"))
        settle(store)
    intake.finish()
