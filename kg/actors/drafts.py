"""The working forms of names and mentions while an article is read: tokens instead of characters."""

from __future__ import annotations

from msgspec import Struct

from kg.actors.gazetteer import Entry
from kg.doc import Token

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"


class Name(Struct, frozen=True):
    """A name: tokens [start, end), its kind, and the known actor that it names."""

    start: int
    end: int
    kind: str
    entry: Entry | None = None


class Draft(Struct, frozen=True):
    """Tokens [start, end) with a head, the form and kind of a mention, and the known actor that it names."""

    start: int
    end: int
    head: Token
    form: str
    kind: str
    entry: Entry | None = None
