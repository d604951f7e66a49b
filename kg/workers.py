"""Articles -> results in input order: the same work in this process or spread over several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeVar

from kg.errors import InputError, KgError, LimitHit, ValidationFailed
from kg.model import Article

Result = TypeVar("Result")
Work = Callable[[Article], Result]

SMALL = 150_000  # characters that one process reads in less time than others take to start
CHUNK = 8  # articles that a process is sent at a time
AHEAD = 3  # chunks a process that may be under way, so that memory stays bounded


def map_articles(
    make: Callable[[], Work[Result]], articles: Iterable[Article], workers: int | None = None
) -> Iterator[Result | InputError]:
    """What the work that `make` builds gives for each article, in their order; an InputError where it fails.

    `make` is called once a process and must be picklable. Without a number of workers, a small input
    is read in this process and a large one by a process a core.
    """
    work = make()  # in this process too, so that a missing model or a faulty data file is reported once
    first: list[Article] = []
    articles = iter(articles)
    if workers is None:
        first = list(_first(articles, SMALL))
        following = list(islice(articles, 1))
        workers = (os.cpu_count() or 1) if following else 1
        first += following
    everything = chain(first, articles)
    if workers == 1:
        return (_attempt(work, article) for article in everything)
    return _spread(make, everything, workers)


def _first(articles: Iterator[Article], characters: int) -> Iterator[Article]:
    """The articles at the start that have so many characters together."""
    while characters > 0 and (article := next(articles, None)):
        characters -= len(article.text)
        yield article


def _attempt(work: Work[Result], article: Article) -> Result | InputError:
    """The result for one article. Whatever goes wrong in it must not cost the other articles: the one broad except.

    A fault in the model or in a data file is every article's, and ends it all.
    """
    try:
        return work(article)
    except (InputError, ValidationFailed) as error:
        return InputError(f"article {article.id!r}: {error}")
    except KgError:
        raise
    except Exception as error:
        if "KG_DEBUG" in os.environ:
            raise
        return InputError(f"article {article.id!r} cannot be read, by a fault in kg: {type(error).__name__}: {error}")


def _spread(
    make: Callable[[], Work[Result]], articles: Iterator[Article], workers: int
) -> Iterator[Result | InputError]:
    """The results of several processes, in the order of the articles."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(make,))
    pending: deque[Any] = deque()
    try:
        while chunk := list(islice(articles, CHUNK)):
            pending.append(pool.submit(_work, chunk))
            if len(pending) > AHEAD * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        raise LimitHit("a worker process was killed, by a lack of memory perhaps; try --workers 1") from error
    finally:
        pool.shutdown(cancel_futures=True)


_held: dict[str, Work[Any]] = {}


def _start(make: Callable[[], Work[Any]]) -> None:
    """Set a worker process up: an interrupt is for the main process alone to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held["work"] = make()


def _work(chunk: list[Article]) -> list[Any]:
    """Do the work on a chunk, in a worker process."""
    return [_attempt(_held["work"], article) for article in chunk]
