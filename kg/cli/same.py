"""kg events merge, split: what the user of a store says of which reports are one event, or one planned event."""

from __future__ import annotations

import click

from kg.cli.printing import store_option

as_option = click.option(
    "--as",
    "kind",
    type=click.Choice(("event", "thread")),
    default="event",
    help="One event (the default), or one planned event at its stages.",
)


@click.group()
def events() -> None:
    """Which reports are of one event, by what you say."""


@events.command()
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@as_option
@store_option
def merge(names: tuple[str, ...], kind: str, where: str) -> None:
    """Say that reports of several articles are of one event.

    Each is the IRI of an event or the end of it. What is said stands above what the machine finds, also for articles
    that are added later.

    \b
    kg events merge 5f3a…/120-128 77b0…/40-45 --store my-store
    kg events merge 5f3a…/120-128 77b0…/40-45 --as thread --store my-store
    """
    from kg.linking import say_same
    from kg.store import open_store
    from kg.views.show import event_iri

    with open_store(where) as store:
        members = list(dict.fromkeys(event_iri(store, name) for name in names))
        if len(members) < 2:
            raise click.UsageError("merge needs two events or more")
        say_same(store, members, "", kind)


@events.command()
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@as_option
@store_option
def split(names: tuple[str, ...], kind: str, where: str) -> None:
    """Say that reports are of different events, each of another one.

    \b
    kg events split 5f3a…/120-128 77b0…/40-45 --store my-store
    """
    from kg.linking import say_different
    from kg.store import open_store
    from kg.views.show import event_iri

    with open_store(where) as store:
        members = list(dict.fromkeys(event_iri(store, name) for name in names))
        if len(members) < 2:
            raise click.UsageError("split needs two events or more")
        say_different(store, [[member] for member in members], kind)
