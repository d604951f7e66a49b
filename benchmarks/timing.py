"""What the benchmarks of single stages share: which articles they read, and how they time a piece of work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.model import Article
from kg.read.sources import read_sources

ROUNDS = 3
SEEDS = Path(__file__).parent.parent / "seeds"


def named_articles() -> list[Article]:
    """The articles that the command line names, read as `kg` does; the project's seeds by default."""
    return list(read_sources(sys.argv[1:] or [str(SEEDS)], reject=lambda error: print(error, file=sys.stderr)))


def seconds(work: Callable[[], object]) -> float:
    """The least processor time that a piece of work takes in some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)
