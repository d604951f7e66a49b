"""kg timeline, network, show: a store -> what it tells, in many formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from kg.cli.printing import chosen_format, emit, output_option, store_option, style
from kg.cli.reading import confidence_option

LANES = ("auto", "actor", "type", "thread")


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A day in ISO 8601."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-03-27") from error


as_of_option = click.option(
    "--as-of", callback=_day, metavar="DAY", help="Only what was published until then, as it stood then."
)
from_option = click.option("--from", "begins", callback=_day, metavar="DAY", help="Only what ends then or later.")
to_option = click.option("--to", "ends", callback=_day, metavar="DAY", help="Only what begins then or earlier.")


def _words(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Options that may be repeated, or hold several words apart by commas."""
    return tuple(word.strip() for words in value for word in words.split(",") if word.strip())


@click.command()
@store_option
@click.option("--actor", metavar="NAME|IRI", help="Only events that this actor takes part in.")
@click.option("--parts", is_flag=True, help="Also events of what is part of the actor.")
@click.option(
    "--type", "types", multiple=True, callback=_words, metavar="TYPE", help="Only these types and what is below them."
)
@from_option
@to_option
@as_of_option
@click.option("--status", "statuses", multiple=True, callback=_words, metavar="STATUS", help="Only these statuses.")
@click.option("--source", "sources", multiple=True, callback=_words, metavar="OUTLET|ID", help="Only what these tell.")
@confidence_option
@click.option("--all", "everything", is_flag=True, help="Also what is undated or not fact.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N main events.")
@click.option("--lanes", type=click.Choice(LANES), default="auto", help="What the lanes of a picture stand for.")
@click.option("--format", "form", metavar="NAME", help="text, md, json, csv, html, ics, timelinejs, png or svg.")
@output_option
def timeline(where: str, form: str | None, path: Path | None, lanes: str, **filters: Any) -> None:
    """Print or draw what happened, in order.

    There is one entry for one event, however many articles report it. Facts and plans are shown, plainly marked.

    \b
    kg timeline --store my-store --actor Biden --from 2024-03-20
    kg timeline --store my-store --type Scheduling --all --format json
    kg timeline --store my-store --as-of 2024-03-26 --lanes thread -o timeline.png
    """
    from msgspec.structs import replace

    from kg.registry import load
    from kg.render.style import notes_on
    from kg.store import open_store
    from kg.views.filters import Filters
    from kg.views.timeline import build

    render = load("timelines", chosen_format(form, path, "text"))
    with open_store(where, read_only=True) as store:
        view = build(store, Filters(**filters))
    if not view.found:
        click.echo(f"kg: {notes_on(view)[0]}", err=True)
    emit(render(view, replace(style(), lanes=lanes)), path)


@click.command()
@store_option
@click.option("--ego", metavar="NAME|IRI", help="Only this actor and its neighbours.")
@click.option(
    "--actors", type=click.IntRange(1), metavar="N", help="The most actors: those in most events; 40 are drawn."
)
@from_option
@to_option
@confidence_option
@click.option("--format", "form", metavar="NAME", help="png, svg, html, graphml, gexf, json or csv.")
@output_option
def network(where: str, form: str | None, path: Path | None, **limits: Any) -> None:
    """Draw or print who does what with or to whom.

    Only facts are counted, and reports of one event count once.

    \b
    kg network --store my-store -o network.png
    kg network --store my-store --ego Netanyahu --format json
    kg network --store my-store --actors 25 -o network.svg
    """
    from kg.registry import load
    from kg.store import open_store
    from kg.views.network import Limits, build

    render = load("networks", chosen_format(form, path, "json"))
    with open_store(where, read_only=True) as store:
        view = build(store, Limits(**limits))
    drawn = replace(style(), actors=limits["actors"]) if limits["actors"] else style()
    emit(render(view, drawn), path)
