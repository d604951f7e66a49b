"""What commands that read articles share: their options, and the count of what was done and what was rejected."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Article
    from kg.pipeline import Options

PARTLY = 3
ACTORS_FILE = "actors.yaml"  # used where it lies in a folder that is read
FILE = click.Path(path_type=Path)
Command = Callable[..., Any]


class Done(Protocol):
    """What came of one article."""

    @property
    def faults(self) -> tuple[str, ...]:
        """What other extractors did wrong in it."""


Item = TypeVar("Item", bound=Done)

confidence_option = click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="Only events this sure, 0 to 1."
)

_KNOWLEDGE = (
    click.option("--model", metavar="NAME", help="The spaCy pipeline, by name or folder."),
    click.option("--actors", type=FILE, help=f"Your own actors; default: {ACTORS_FILE} in a folder that is read."),
    click.option("--lexicon", "lexicons", multiple=True, type=FILE, help="Your own predicates; may be repeated."),
)
_SOURCES = (
    click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    click.option(
        "--input-format", metavar="NAME", help="text, jsonl, json, csv, html; default: by suffix and content."
    ),
    click.option("--workers", type=click.IntRange(1), help="Processes; default: one a core where that pays."),
    click.option(
        "--extractor",
        "extractors",
        multiple=True,
        metavar="NAME",
        help="Another extractor besides; may be repeated.",
    ),
    confidence_option,
    click.option("--coref", metavar="COMPONENT", help="A spaCy component that finds who is meant besides, by name."),
)


class Reading(Struct, frozen=True):
    """What to read, and how."""

    sources: tuple[str, ...]
    input_format: str | None
    workers: int | None
    model: str | None
    actors: Path | None
    lexicons: tuple[Path, ...]
    extractors: tuple[str, ...]
    min_confidence: float
    coref: str | None

    def articles(self, intake: Intake) -> Iterator[Article]:
        """The articles of the sources, those that can be read."""
        from kg.read import read_sources

        return read_sources(self.sources, intake.reject, self.input_format)

    def options(self) -> Options:
        """What the extraction depends on."""
        beside = (Path(source, ACTORS_FILE) for source in self.sources)
        actors = self.actors or next((path for path in beside if path.is_file()), None)
        known = to_options(self.model, actors, self.lexicons)
        return replace(known, extractors=self.extractors, min_confidence=self.min_confidence, coref=self.coref)


def to_options(model: str | None, actors: Path | None, lexicons: tuple[Path, ...]) -> Options:
    """What an extraction depends on, from the options that every command that reads has."""
    from kg.parse import DEFAULT_MODEL
    from kg.pipeline import Options

    return Options(model or DEFAULT_MODEL, actors, lexicons)


def knows_options(command: Command) -> Command:
    """Give a command the options of what an extraction depends on."""
    return _decorated(command, _KNOWLEDGE)


def reads_articles(command: Command) -> Command:
    """Give a command the options of reading, as a Reading in its first argument."""

    @wraps(command)
    def bundled(**given: Any) -> Any:
        return command(Reading(**{name: given.pop(name) for name in Reading.__struct_fields__}), **given)

    return _decorated(bundled, _SOURCES + _KNOWLEDGE)


def _decorated(command: Command, options: tuple[Command, ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


class Intake:
    """What came in: how many were done, what was rejected, what extractors did wrong; told once on standard error."""

    def __init__(self) -> None:
        self.done = 0
        self.rejected: list[str] = []
        self.faults: list[str] = []

    def reject(self, error: InputError) -> None:
        """Tell of an input that is left out."""
        self.rejected.append(str(error))
        click.echo(f"kg: {error}", err=True)

    def accept(self, results: Iterable[Item | InputError]) -> Iterator[Item]:
        """The results without those that failed, with the count on a terminal."""
        for result in results:
            if isinstance(result, InputError):
                self.reject(result)
            else:
                self.done += 1
                for fault in result.faults:
                    click.echo(f"kg: {fault}", err=True)
                self.faults += result.faults
                _progress(f"\r{self.done:,} articles")
                yield result
        _progress("\r\033[K")

    def finish(self, passed_over: int = 0) -> None:
        """End the command with the exit code that tells whether all, some or none was done."""
        if self.rejected or self.faults:
            sys.exit(PARTLY if self.done or passed_over else 1)


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        click.echo(text, nl=False, err=True)
