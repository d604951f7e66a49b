"""kg actors: who is who in a store, and what its user says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.printing import store_option

if TYPE_CHECKING:
    from kg.model import Link
    from kg.views.actors import Actors


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
                click.echo(_line(known, iri))


@actors.command()
@click.argument("name")
@store_option
def show(name: str, where: str) -> None:
    """Show whom a name may mean.

    That is each actor with its offices and the words that tell of them, what it is called in single articles, and why
    these are taken for one.

    \b
    kg actors show Netanyahu --store my-store
    """
    from kg.linking import verdicts_on
    from kg.store import open_store
    from kg.views.actors import Actors
    from kg.views.offices import offices

    with open_store(where, read_only=True) as store:
        known = Actors(store)
        for iri in _heads(known, name):
            click.echo(_line(known, iri))
            held = {office.line: office for office in reversed(offices(store, known.members(iri)))}
            for office in reversed(held.values()):  # each as the first article tells it
                click.echo(f"  {office.line}\t{office.article}: {office.quote}")
            for told in dict.fromkeys(map(_told, verdicts_on(store, iri, known.members(iri)))):
                click.echo(f"  {told}")
            for one in known.called:
                if iri in (one.actor, known.one(one.actor)) and (one.actor != iri or not one.main):
                    click.echo(f"  {one.name}\t{one.actor}")


@actors.command()
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@store_option
def merge(names: tuple[str, ...], where: str) -> None:
    """Say that two or more actors are one.

    Each is a name that means one actor, or an IRI. What is said stands above what the machine finds, also for articles
    that are added later.

    \b
    kg actors merge "Bob Dylan" "Robert Zimmerman" --store my-store
    """
    from kg.linking import say_same
    from kg.store import open_store
    from kg.views.actors import Actors

    with open_store(where) as store:
        known = Actors(store)
        heads = list(dict.fromkeys(_meant(known, name) for name in names))
        if len(heads) < 2:
            raise click.UsageError("these are one already" if len(names) > 1 else "merge needs two actors or more")
        say_same(store, [iri for head in heads for iri in known.members(head)], known.name(heads[0]))
        click.echo(_line(known := Actors(store), known.one(known.members(heads[0])[0])))


@actors.command()
@click.argument("names", nargs=-1, required=True, metavar="A...")
@store_option
def split(names: tuple[str, ...], where: str) -> None:
    """Say that what is taken for one actor is not.

    With one actor, each of its members is another one; with IRIs of some of its members (see `kg actors show`),
    these are one actor and the rest is another.

    \b
    kg actors split "Li Wei" --store my-store
    """
    from kg.linking import say_different
    from kg.store import open_store
    from kg.views.actors import Actors

    with open_store(where) as store:
        known = Actors(store)
        heads = {_meant(known, name) for name in names}
        if len(heads) > 1:
            raise click.UsageError("these are not one actor")
        members = known.members(head := heads.pop())
        taken = [name for name in dict.fromkeys(names) if name in members]
        rest = [iri for iri in members if iri not in taken]
        sides = [taken, rest] if taken else [[iri] for iri in members]
        if len(members) < 2 or not rest:
            raise click.UsageError(f"{known.name(head)} is made of no others that could be taken apart")
        say_different(store, sides)
        known = Actors(store)
        for iri in sorted({known.one(member) for member in members}):
            click.echo(_line(known, iri))


def _heads(known: Actors, name: str) -> list[str]:
    """The actors that a name may mean."""
    found = known.find(name)
    if not found:
        raise click.UsageError(f"nobody in the store is called {name!r}; kg actors list names all")
    return sorted({known.one(iri) for iri in found})


def _meant(known: Actors, name: str) -> str:
    """The one actor that a name means."""
    heads = _heads(known, name)
    if len(heads) > 1:
        shown = "\n".join(f"  {_line(known, iri)}" for iri in heads)
        raise click.UsageError(f"{name!r} may mean several actors; give the IRI of one:\n{shown}\n")
    return heads[0]


def _line(known: Actors, iri: str) -> str:
    return f"{known.name(iri)}\t{known.kind(iri)}\t{iri}"


def _told(link: Link) -> str:
    kind = "one" if link.verdict == "same" else "apart"
    return f"{kind}, {link.score:.2f}: {link.reason}"
