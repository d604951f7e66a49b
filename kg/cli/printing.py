"""What commands that answer share: where the store is, what goes to a file or the terminal, and in which style."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.render.style import Style

store_option = click.option(
    "--store",
    "where",
    required=True,
    envvar="KG_STORE",
    metavar="DIR|URL",
    help="The store: a folder, or the address of a SPARQL endpoint; or set KG_STORE.",
)
output_option = click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="A file, instead of standard output."
)


def chosen_format(form: str | None, path: Path | None, default: str) -> str:
    """The format that was asked for, or that the suffix of the file means, or the default."""
    suffix = path.suffix.lstrip(".").lower() if path else ""
    return form or {"": default, "txt": "text"}.get(suffix, suffix)


def style() -> Style:
    """As wide as the terminal, and in colours where it is one that wants them."""
    from kg.render.style import Style

    terminal = sys.stdout.isatty()
    return Style(width=shutil.get_terminal_size((100, 24)).columns, colour=terminal and "NO_COLOR" not in os.environ)


def emit(content: str | bytes, path: Path | None) -> None:
    """Write an answer to a file that appears whole, or to standard output; a picture never to a terminal."""
    from kg.files import write_whole

    if path:
        write_whole(path, content)
    elif isinstance(content, bytes) and sys.stdout.isatty():
        raise click.UsageError("a picture needs a file to go to: -o FILE")
    else:
        click.echo(content, nl=isinstance(content, str) and not content.endswith("\n"))
