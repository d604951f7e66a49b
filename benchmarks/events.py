"""Articles -> figures: what reading events costs beside the parse, stage by stage.

    python benchmarks/events.py [--profile] [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default), runs every stage on all of them three times, and prints
the processor time of each stage's fastest round and its share of what spaCy alone takes for the bare texts. The parse
of `kg` reads headlines apart and makes plain tokens, yet may take less than that: see `kg/quick.py`. `--profile` adds
the functions in which finding events spends most. All stages together should cost at most a fifth of spaCy's time.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from kg.actors import find_mentions, load_gazetteer, resolve_chains
from kg.events import find_events
from kg.events.lexicon import load_lexicon
from kg.model import Article
from kg.parse import DEFAULT_MODEL, Parsed, parse
from kg.read import read_sources
from kg.statements import find_statements, with_actors
from kg.times import find_times

ROUNDS = 3
SHOWN = 15
SEEDS = Path(__file__).parent.parent / "seeds"


def timed(work: Callable[..., Any], *columns: list[Any]) -> tuple[float, list[Any]]:
    """The least processor time that a stage takes on all articles in some rounds, and what it finds in each."""
    taken, found = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = [work(*row) for row in zip(*columns, strict=True)]
        taken.append(time.process_time() - start)
    return min(taken), found


def fresh(articles: list[Article]) -> list[Parsed]:
    """The articles parsed anew, so that no stage profits from what an earlier round has remembered."""
    return [parse(article) for article in articles]


def measure(articles: list[Article], profile: bool) -> None:
    """Print the table of some articles."""
    gazetteer, lexicon, alone = load_gazetteer(), load_lexicon(), spacy.load(DEFAULT_MODEL)
    gc.collect()
    gc.freeze()  # as `kg` does once all is loaded
    shares: dict[str, float] = {}
    shares["spaCy alone"], _ = timed(lambda one: alone(f"{one.title or ''}\n\n{one.text}"), articles)
    shares["parse"], parsed = timed(parse, articles)
    shares["statements"], found = timed(find_statements, parsed)
    shares["mentions"], bare = timed(lambda one: find_mentions(one, gazetteer), parsed)
    shares["chains"], mentions = timed(resolve_chains, parsed, bare, found)
    shares["speakers"], statements = timed(with_actors, parsed, found, mentions)
    shares["times"], times = timed(find_times, parsed)
    columns = (parsed, times, mentions, statements)
    shares["events"], events = timed(partial(find_events, lexicon=lexicon), *columns)
    tokens, number = sum(len(one.doc) for one in parsed), sum(map(len, events))
    print(f"{len(articles)} articles, {tokens} tokens, {number} events")
    for stage, seconds in shares.items():
        print(f"{stage:12}{seconds:8.3f} s{seconds / shares['spaCy alone']:8.1%}")
    rest = sum(shares.values()) - shares["spaCy alone"] - shares["parse"]
    print(f"{'all but parse':13}{rest:7.3f} s{rest / shares['spaCy alone']:8.1%}")
    if profile:
        profiler = cProfile.Profile()
        for one, *records in zip(fresh(articles), *columns[1:], strict=True):
            profiler.runcall(partial(find_events, lexicon=lexicon), one, *records)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(SHOWN)


def main(arguments: list[str]) -> None:
    """Measure the articles that the arguments name."""
    paths = [one for one in arguments if one != "--profile"] or [str(SEEDS)]
    articles = list(read_sources(paths, reject=lambda error: print(error, file=sys.stderr)))
    measure(articles, profile="--profile" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
