"""kg run: articles -> a folder with all that can be made of them."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.reading import FILE, Intake, Reading, reads_articles


@click.command()
@reads_articles
@click.option("-o", "--output", "folder", required=True, type=FILE, help="The folder to fill; it is made if need be.")
def run(reading: Reading, folder: Path) -> None:
    """Read articles and make everything in one go.

    The folder gets the graph, the events, timelines, diagrams of time and of actors, and a report.

    \b
    kg run seeds -o outputs
    kg run article.txt -o outputs
    """
    from kg.outputs import make_outputs
    from kg.pipeline import describe, extract_all

    intake = Intake()
    options = reading.options()
    extractions = intake.accept(extract_all(reading.articles(intake), options, reading.workers))
    report = make_outputs(extractions, folder, describe(options), intake.rejected, intake.faults)
    click.echo(f"{report['articles']['new']:,} articles, {report['events']:,} events, {report['quads']:,} quads")
    for path in sorted(folder.iterdir()):
        click.echo(path)
    intake.finish()
