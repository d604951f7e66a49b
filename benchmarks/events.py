"""Articles -> figures: what reading events costs beside the parse, stage by stage.

    python benchmarks/events.py [--profile] [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default), one after the other, three times each and each time from
the parse on, so that no stage finds anything remembered. Prints the processor time of the fastest rounds and their
share of what spaCy alone takes for the bare texts. The parse of `kg` reads headlines apart and makes plain tokens, yet
takes no longer: see `kg/quick.py`. `--profile` adds the functions in which finding events spends most. All stages
together should cost at most a fifth of spaCy's time.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import spacy

from kg.actors import find_mentions, load_gazetteer, resolve_chains
from kg.actors.gazetteer import Gazetteer
from kg.events import find_events
from kg.events.lexicon import load_lexicon
from kg.model import Article
from kg.parse import DEFAULT_MODEL, parse
from kg.read import read_sources
from kg.statements import find_statements, with_actors
from kg.times import find_times

ROUNDS = 3
SHOWN = 15
SEEDS = Path(__file__).parent.parent / "seeds"
T = TypeVar("T")


class Clock:
    """The processor time of each stage in the fastest round of each article."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._best: dict[str, float] = {}

    def time(self, stage: str, work: Callable[..., T], *arguments: object) -> T:
        """What a stage finds in an article."""
        start = time.process_time()
        found = work(*arguments)
        taken = time.process_time() - start
        self._best[stage] = min(taken, self._best.get(stage, taken))
        return found

    def next_article(self) -> None:
        """Count the best of an article's rounds."""
        self.seconds.update(self._best)
        self._best = {}


def measure(articles: list[Article], profile: bool) -> None:
    """Print the table of some articles, which are read one after the other as `kg` does, each gone before the next."""
    gazetteer, lexicon, alone = load_gazetteer(), load_lexicon(), spacy.load(DEFAULT_MODEL)
    clock, profiler, tokens, events = Clock(), cProfile.Profile(), 0, 0
    find = partial(find_events, lexicon=lexicon)
    find(*_read(articles[0], Clock(), gazetteer))  # what is loaded once
    gc.collect()
    gc.freeze()  # as `kg` does once all is loaded
    for article in articles:
        for _ in range(ROUNDS):
            clock.time("spaCy alone", alone, f"{article.title or ''}\n\n{article.text}")
            records = _read(article, clock, gazetteer)
            found = clock.time("events", find, *records)
        clock.next_article()
        events, tokens = events + len(found), tokens + len(records[0].doc)
        if profile:
            profiler.runcall(find, *_read(article, Clock(), gazetteer))
    print(f"{len(articles)} articles, {tokens} tokens, {events} events")
    base = clock.seconds["spaCy alone"]
    for stage, seconds in clock.seconds.items():
        print(f"{stage:12}{seconds:8.3f} s{seconds / base:8.1%}")
    rest = clock.seconds.total() - base - clock.seconds["parse"]
    print(f"{'all but parse':13}{rest:7.3f} s{rest / base:8.1%}")
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(SHOWN)


def _read(article: Article, clock: Clock, gazetteer: Gazetteer) -> tuple[Any, ...]:
    """What finding events asks for: the parse, its times, its mentions of actors, its statements."""
    parsed = clock.time("parse", parse, article)
    found = clock.time("statements", find_statements, parsed)
    bare = clock.time("mentions", find_mentions, parsed, gazetteer)
    mentions = clock.time("chains", resolve_chains, parsed, bare, found)
    statements = clock.time("speakers", with_actors, parsed, found, mentions)
    return parsed, clock.time("times", find_times, parsed), mentions, statements


def main(arguments: list[str]) -> None:
    """Measure the articles that the arguments name."""
    paths = [one for one in arguments if one != "--profile"] or [str(SEEDS)]
    articles = list(read_sources(paths, reject=lambda error: print(error, file=sys.stderr)))
    measure(articles, profile="--profile" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
