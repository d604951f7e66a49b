"""kg lexicon: the predicates that tell events, the user's included."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.reading import FILE

if TYPE_CHECKING:
    from kg.events.conditions import Condition
    from kg.events.lexicon import Entry


@click.group()
def lexicon() -> None:
    """Check and show the predicates that tell events."""


@lexicon.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE]...")
def check(files: tuple[Path, ...]) -> None:
    """Check the lexicon, with files of your own on top; the first fault is told with its file and line.

    \b
    kg lexicon check
    kg lexicon check my-predicates.tsv
    """
    from kg.events.lexicon import load_lexicon

    entries = [entry for group in load_lexicon(*files).entries.values() for entry in group]
    types = len({entry.type for entry in entries})
    click.echo(f"{len(entries):,} entries, {len({entry.predicate for entry in entries}):,} predicates, {types} types")


@lexicon.command()
@click.argument("predicate")
@click.option("--lexicon", "files", multiple=True, type=FILE, help="Your own predicates; may be repeated.")
def show(predicate: str, files: tuple[Path, ...]) -> None:
    """Show what a predicate tells, in the order in which its entries are tried.

    \b
    kg lexicon show "call off"
    """
    from kg.events.lexicon import load_lexicon

    groups = load_lexicon(*files).entries.values()
    found = [entry for group in groups for entry in group if predicate in (entry.predicate, entry.head)]
    if not found:
        raise click.UsageError(f"no entry for {predicate!r}; a predicate is a lemma, such as 'call off' or 'visit'")
    for entry in found:
        click.echo(_line(entry))


def _line(entry: Entry) -> str:
    """One entry: predicate, part of speech, type, PLOVER and CAMEO codes, conditions, where it stands."""
    codes = "/".join(filter(None, (entry.plover, entry.cameo))) or "-"
    conditions = "; ".join(map(_told, entry.conditions)) or "-"
    return "\t".join((entry.predicate, entry.pos, entry.type, codes, conditions, entry.rule))


def _told(condition: Condition) -> str:
    """A condition as it is written in a file."""
    filled = {True: "+", False: "-", None: ""}[condition.filled]
    values: Iterable[str] = (*sorted(condition.wanted), *(f"!{value}" for value in sorted(condition.unwanted)), filled)
    return f"{'/'.join(condition.slots)}={'|'.join(filter(None, values))}"
