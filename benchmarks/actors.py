"""Articles -> figures: what finding actors and their chains costs beside the parse.

    python benchmarks/actors.py [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default), parses each, finds and resolves its mentions, and
prints the processor time of the steps, their share of the parse, and the numbers of mentions and actors. Each
step is timed on all articles three times; the fastest round counts.
"""

from __future__ import annotations

from timing import named_articles, seconds

from kg.actors import find_mentions, load_gazetteer, resolve_chains
from kg.model import Article
from kg.parse import parse
from kg.statements import find_statements


def measure(articles: list[Article]) -> None:
    """Print the figures of some articles."""
    gazetteer = load_gazetteer()
    parsed = [parse(article) for article in articles]
    found = [find_mentions(one, gazetteer) for one in parsed]
    said = [find_statements(one) for one in parsed]
    everything = list(zip(parsed, found, said, strict=True))
    reading = seconds(lambda: [parse(article) for article in articles])
    finding = seconds(lambda: [find_mentions(one, gazetteer) for one in parsed])
    joining = seconds(lambda: [resolve_chains(*one) for one in everything])
    chains = sum(len({mention.chain for mention in resolve_chains(*one)}) for one in everything)
    print(f"{len(articles)} articles, {sum(map(len, found))} mentions of {chains} actors")
    for name, taken in (("parse", reading), ("mentions", finding), ("chains", joining)):
        print(f"{name:9} {1000 * taken / len(articles):6.1f} ms an article, {taken / reading:6.1%} of the parse")


if __name__ == "__main__":
    measure(named_articles())
