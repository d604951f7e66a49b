"""kg thread, conflicts: planned events with what befell them, and where sources differ."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.printing import chosen_format, emit, output_option, store_option, style
from kg.cli.views import as_of_option


@click.command()
@click.argument("event", required=False)
@store_option
@as_of_option
@click.option("--format", "form", metavar="NAME", help="text (the default) or json.")
@output_option
def thread(event: str | None, where: str, as_of: str | None, form: str | None, path: Path | None) -> None:
    """Show a planned event with what befell it: put off, called off, given a new date, held.

    EVENT is the IRI of an event or the end of it, or words for the planned event. Without it, all are listed.

    \b
    kg thread "visit Washington" --store my-store
    kg thread "visit Washington" --store my-store --as-of 2024-03-26 --format json
    """
    from kg.registry import load
    from kg.store import open_store
    from kg.views.thread import build, called, find

    render = load("threads", chosen_format(form, path, "text"))
    with open_store(where, read_only=True) as store:
        if event is not None:
            emit(render(build(store, find(store, event), as_of), style()), path)
            return
        for name, iri in sorted((name, iri) for iri, (name, _) in called(store).items()):
            click.echo(f"{name}\t{build(store, iri, as_of).state}\t{iri}")


@click.command()
@store_option
@as_of_option
@click.option("--format", "form", metavar="NAME", help="text (the default), json or csv.")
@output_option
def conflicts(where: str, as_of: str | None, form: str | None, path: Path | None) -> None:
    """Show where sources differ on the status, the date, a number or the agent of one event, or on what came first.

    What came later is no conflict: a plan that was then held, or called off.

    \b
    kg conflicts --store my-store
    kg conflicts --store my-store --format csv -o conflicts.csv
    """
    from kg.registry import load
    from kg.store import open_store
    from kg.views.conflicts import build

    render = load("conflicts", chosen_format(form, path, "text"))
    with open_store(where, read_only=True) as store:
        emit(render(build(store, as_of), style()), path)
