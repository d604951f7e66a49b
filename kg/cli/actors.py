"""kg actors: who is who in a store."""

from __future__ import annotations

import click

from kg.cli.printing import store_option


@click.group()
def actors() -> None:
    """Who is who in a store."""


@actors.command("list")
@store_option
@click.option("--kind", metavar="KIND", help="Only persons, organizations, states, places, groups or others.")
def list_(where: str, kind: str | None) -> None:
    """List all actors, each with its kind and IRI.

    \b
    kg actors list --store my-store --kind person
    """
    from kg.store import open_store
    from kg.views.actors import Actors

    with open_store(where, read_only=True) as store:
        known = Actors(store)
        found = sorted({known.one(one.actor) for one in known.called}, key=lambda iri: (known.name(iri), iri))
        for iri in found:
            if kind in (None, known.kind(iri)):
                click.echo(f"{known.name(iri)}\t{known.kind(iri)}\t{iri}")


@actors.command()
@click.argument("name")
@store_option
def show(name: str, where: str) -> None:
    """Show whom a name may mean.

    That is each actor with its other names and what it is called in single articles.

    \b
    kg actors show Netanyahu --store my-store
    """
    from kg.store import open_store
    from kg.views.actors import Actors

    with open_store(where, read_only=True) as store:
        known = Actors(store)
        members = known.find(name)
        if not members:
            raise click.UsageError(f"nobody in the store is called {name!r}; kg actors list names all")
        for iri in sorted({known.one(member) for member in members}):
            click.echo(f"{known.name(iri)}\t{known.kind(iri)}\t{iri}")
            for one in known.called:
                if iri in (one.actor, known.one(one.actor)) and one.actor != iri:
                    click.echo(f"  {one.name}\t{one.actor}")
