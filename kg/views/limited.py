"""A query -> its answer as text, from a process of its own that is killed when it takes too long or too much.

The store is opened for reading in that process: whatever becomes of it, the store stays whole.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from msgspec import Struct

from kg.errors import KgError, LimitHit
from kg.store.backend import Term
from kg.store.open import open_store
from kg.store.store import Store
from kg.views.answers import render
from kg.views.query import ask
from kg.views.safe import check_safe

START = 60  # seconds for the process to start
MEGABYTE = 1 << 20


class Limits(Struct, frozen=True):
    """What one query may take: seconds, rows or triples, and megabytes beyond what the open store has.

    With `safe`, queries that could read files or reach the network are refused: for queries of strangers.
    """

    seconds: float = 60
    rows: int = 100_000
    megabytes: int = 2_000
    safe: bool = False


class Question(Struct, frozen=True):
    """A query with the terms for its variables, and the form that its answer is to have."""

    sparql: str
    bindings: Mapping[str, Term]
    form: str


class Told(Struct, frozen=True):
    """An answer as text, with the engine that gave it and the seconds that it took."""

    text: str
    seconds: float
    engine: str


class Worker:
    """A process that answers queries over one store; it starts when it is needed, and again after it was killed."""

    def __init__(self, where: str, limits: Limits | None = None) -> None:
        self.where, self.limits = where, limits or Limits()
        self._process: Any = None
        self._pipe: Any = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def answer(self, sparql: str, bindings: Mapping[str, Term] | None = None, form: str = "table") -> Told:
        """The answer to a query in a form; raises LimitHit at a limit, and whatever the query itself raises."""
        if self._process is None:
            self._start()
        self._pipe.send(Question(sparql, dict(bindings or {}), form))
        return self._receive(self.limits.seconds)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._process = self._pipe = None

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.where, self.limits), daemon=True)
        self._process.start()
        theirs.close()
        self._receive(START)

    def _receive(self, seconds: float) -> Told:
        if not self._pipe.poll(seconds):
            self.close()
            raise LimitHit(f"the query took longer than {seconds:g} seconds; narrow it, or raise the limit")
        try:
            told: Told | KgError = self._pipe.recv()
        except EOFError:
            raise LimitHit(self._ended()) from None
        if isinstance(told, KgError):
            raise told
        return told

    def _ended(self) -> str:
        """Why the process has ended by itself."""
        self._process.join()
        code = self._process.exitcode
        self.close()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"the query took more than {self.limits.megabytes} megabytes, or broke the engine ({how}); narrow it"


def _serve(pipe: Connection, where: str, limits: Limits) -> None:
    """Answer queries until the pipe is closed."""
    try:
        store = open_store(where, read_only=True)
    except KgError as error:
        pipe.send(error)
        return
    if limits.safe:
        check_safe("ASK {}")  # loads the parser, which is not the query's time
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words when it runs out of memory
    _limit_memory(limits.megabytes)
    pipe.send(Told("", 0, store.backend.name))
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            pipe.send(_answer(store, limits, pipe.recv()))


def _answer(store: Store, limits: Limits, question: Question) -> Told | KgError:
    try:
        if limits.safe:
            check_safe(question.sparql)
        begin = time.perf_counter()
        answer = ask(store, question.sparql, question.bindings, limit=limits.rows)
        seconds = time.perf_counter() - begin
        return Told(render(answer, question.form), seconds, store.backend.name)
    except KgError as error:
        return error
    except MemoryError:
        return LimitHit(
            f"the answer takes more than {limits.megabytes} megabytes; narrow the query, or raise the limit"
        )


def _limit_memory(megabytes: int) -> None:
    """Let the engine fail, and with it this process, where it asks for more than it may have."""
    with open("/proc/self/statm", encoding="ascii") as pages:
        used = int(pages.read().split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (used + megabytes * MEGABYTE,) * 2)
