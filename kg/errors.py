"""The package's errors: one base, one tree; each says what, where, and what would work.

KgError
├── InputError          an article or a file that cannot be read
├── ModelError          a spaCy pipeline that cannot be loaded
├── PluginError         a plugin that cannot be loaded
├── DataError           a lexicon, gazetteer or other data file with a fault (file and line)
├── UnknownName         a name that no component or layer has; the message lists those there are
├── ValidationFailed    a graph that breaks a SHACL shape
├── QueryError          a SPARQL query that cannot be parsed or is not allowed
├── StoreLocked         another process is writing to the store
└── LimitHit            a limit on time, rows or memory was reached
"""

from __future__ import annotations

from collections.abc import Iterable


class KgError(Exception):
    """Base of all errors of the package; `exit_code` is what the command line ends with."""

    exit_code = 1


class InputError(KgError):
    """An article or a file that cannot be read."""


class ModelError(KgError):
    """A spaCy pipeline that cannot be loaded."""


class PluginError(KgError):
    """A plugin that cannot be loaded."""


class DataError(KgError):
    """A data file with a fault."""


class UnknownName(KgError):
    """A name that nothing answers to."""

    exit_code = 2

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Say which kind of name is unknown, and which names there are."""
        super().__init__(f"unknown {kind} {name!r}; there are: {', '.join(sorted(known)) or 'none'}")


class ValidationFailed(KgError):
    """A graph that breaks a SHACL shape."""

    exit_code = 4


class QueryError(KgError):
    """A SPARQL query that cannot be parsed or is not allowed."""


class StoreLocked(KgError):
    """Another process is writing to the store."""

    exit_code = 5


class LimitHit(KgError):
    """A limit on time, rows or memory was reached."""

    exit_code = 6
