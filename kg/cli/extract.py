"""kg extract: articles -> one layer, line by line."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from kg.cli.printing import output_option
from kg.cli.reading import Intake, Reading, reads_articles
from kg.render.layers import FORMS, LAYERS


@click.command()
@reads_articles
@click.option("--layer", type=click.Choice(LAYERS), default="events", show_default=True, help="What to print.")
@click.option("--format", "form", type=click.Choice(FORMS), default="jsonl", show_default=True)
@output_option
def extract(reading: Reading, layer: str, form: str, path: Path | None) -> None:
    """Print what is read from articles, one layer of it.

    The layers are times, actors, statements, events and plain triples.

    SOURCE is a file (text, JSON lines, CSV, HTML), a folder of them, or - for standard input.

    \b
    kg extract article.txt --layer events
    kg extract archive.jsonl --layer times -o times.jsonl
    cat article.txt | kg extract - --layer triples --format tsv
    """
    from kg.files import whole
    from kg.pipeline import extract_lines

    intake = Intake()
    results = extract_lines(reading.articles(intake), reading.options(), layer, form, reading.workers)
    with whole(path) if path else nullcontext(sys.stdout.buffer) as stream:
        for printed in intake.accept(results):
            stream.writelines(line.encode() + b"\n" for line in printed.lines)
    intake.finish()
