"""kg query: SPARQL, by name, from a file or from standard input -> an answer from a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.printing import emit, store_option

if TYPE_CHECKING:
    from kg.views.query import NamedQuery

FORMS = ("table", "json", "csv", "tsv", "xml", "ttl")


def _list(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the names of all queries with their questions, and stop."""
    if wanted:
        from kg.views.query import load_query, query_names

        for name in query_names():
            click.echo(f"{name:24} {load_query(name).question.splitlines()[0]}")
        ctx.exit()


def _show(ctx: click.Context, _param: click.Parameter, name: str | None) -> None:
    """Print a named query, and stop."""
    if name:
        from kg.views.query import load_query

        click.echo(load_query(name).sparql, nl=False)
        ctx.exit()


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument("source", metavar="FILE|NAME|-")
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
@store_option
@click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=100_000, show_default=True, help="The most rows.")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), default=60, show_default=True, help="The most time."
)
@click.option("--megabytes", type=click.IntRange(1), default=2_000, show_default=True, help="The most memory.")
@click.option("--safe", is_flag=True, help="Refuse what could read files or reach the network: for strangers' queries.")
@click.option("--explain", is_flag=True, help="Print how long it took, and which engine did it, to standard error.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="Name all queries.")
@click.option("--show", is_eager=True, expose_value=False, callback=_show, metavar="NAME", help="Print a query.")
def query_(source: str, values: tuple[str, ...], where: str, form: str, explain: bool, **limits: Any) -> None:
    """Ask a store in SPARQL, by a named query or your own.

    The parameters of a query are options, whose values are bound as terms and never become syntax.
    A query that passes a limit is ended (exit code 6); the store is none the worse for it.

    \b
    kg query --list
    kg query who-canceled-what --store my-store
    kg query timeline --store my-store --from 2024-03-20
    echo 'SELECT * { ?event a kg:Cancel }' | kg query - --store my-store --format csv
    """
    from kg.views.limited import Limits, Worker
    from kg.views.query import bindings

    asked = _query(source)
    bound = bindings(asked, dict(_values(values)))
    with Worker(where, Limits(rows=limits.pop("limit"), **limits)) as worker:
        told = worker.answer(asked.sparql, bound, form)
    emit(told.text, None)
    if explain:
        click.echo(f"{told.seconds * 1000:,.1f} ms, by {told.engine}", err=True)


def _query(name: str) -> NamedQuery:
    """The query in a file or from standard input, else the one of that name."""
    from kg.errors import InputError
    from kg.views.query import load_query, read_query

    if name == "-":
        return read_query("standard input", sys.stdin.read())
    if Path(name).is_file():
        try:
            return read_query(name, Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read the query {name}: {error}") from error
    return load_query(name)


def _values(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`--name value` and `--name=value` as pairs."""
    left: Iterator[str] = iter(words)
    for word in left:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise click.UsageError(f"{word!r} is no parameter; the form is --name value")
        if not equals and (value := next(left, "")) == "":
            raise click.UsageError(f"the parameter --{name} has no value")
        yield name, value
