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
    """Add, check and show the predicates that tell events."""


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
@click.argument("path", type=FILE, metavar="FILE")
@click.argument("predicate")
@click.argument("pos", metavar="verb|noun|adj|light")
@click.argument("type_", metavar="TYPE")
@click.option("--when", default="", help="Conditions on arguments: 'obj=plan|@text; subj=@state'.")
@click.option("--roles", default="", help="Roles that differ from the usual ones: 'into=topic'.")
@click.option("--plover", default="", help="The PLOVER root, where it is not the type's.")
@click.option("--note", default="", help="An example, or the reason.")
def add(path: Path, type_: str, **cells: str) -> None:
    """Add a predicate to a file of your own, which is made if need be.

    An entry for the same predicate, part of speech and conditions is replaced; adding it again changes nothing. Give
    the file to other commands by --lexicon: its entries go before those of the package.

    \b
    kg lexicon add my.tsv "pull the plug" verb Cancel --when "on=plan|project" --note "they pulled the plug on it"
    kg lexicon add my.tsv walkout noun Strike
    """
    from kg.events.lexicon_edit import with_entry
    from kg.files import write_whole

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"cannot read the lexicon {path}: {error}") from error
    changed = with_entry(text, {**cells, "type": type_}, path)
    if changed != text:
        write_whole(path, changed)
    click.echo(f"{path} has it already" if changed == text else f"added to {path}")


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
