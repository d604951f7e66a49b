"""Articles -> figures: what finding actors and their chains costs beside the parse.

    python benchmarks/actors.py [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default), parses each, finds and resolves its mentions, and
prints the processor time of the steps, their share of the parse, and the numbers of mentions and actors. Each
step is timed on all articles three times; the fastest round counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.actors import find_mentions, load_gazetteer, resolve_chains
from kg.model import Article, Mention
from kg.parse import Parsed, parse
from kg.read.sources import read_sources
from kg.statements import find_statements

ROUNDS = 3
SEEDS = Path(__file__).parent.parent / "seeds"


def seconds(work: Callable[[], object]) -> float:
    """The least processor time that a piece of work takes in some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def actors(parsed: Parsed) -> tuple[Mention, ...]:
    """The resolved mentions of one article."""
    return resolve_chains(parsed, find_mentions(parsed, load_gazetteer()), find_statements(parsed))


def measure(articles: list[Article]) -> None:
    """Print the figures of some articles."""
    gazetteer = load_gazetteer()
    parsed = [parse(article) for article in articles]
    found = [find_mentions(one, gazetteer) for one in parsed]
    said = [find_statements(one) for one in parsed]
    everything = list(zip(parsed, found, said, strict=True))
    reading = seconds(lambda: [parse(article) for article in articles])
    finding = seconds(lambda: [find_mentions(one, gazetteer) for one in parsed])
    joining = seconds(lambda: [resolve_chains(one, mentions, quotes) for one, mentions, quotes in everything])
    chains = sum(len({mention.chain for mention in actors(one)}) for one in parsed)
    print(f"{len(articles)} articles, {sum(map(len, found))} mentions of {chains} actors")
    for name, taken in (("parse", reading), ("mentions", finding), ("chains", joining)):
        print(f"{name:9} {1000 * taken / len(articles):6.1f} ms an article, {taken / reading:6.1%} of the parse")


if __name__ == "__main__":
    measure(list(read_sources(sys.argv[1:] or [str(SEEDS)], reject=lambda error: print(error, file=sys.stderr))))
