"""Articles -> figures: what finding statements costs beside the parse.

    python benchmarks/statements.py [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default), parses each, finds its statements, and prints
the processor time of both steps, their ratio and the number of statements. Each step is timed on all articles
three times; the fastest round counts.
"""

from __future__ import annotations

from timing import named_articles, seconds

from kg.model import Article
from kg.parse import Parsed, parse
from kg.statements import find_statements


def measure(articles: list[Article]) -> None:
    """Print the figures of some articles."""
    parsed: list[Parsed] = [parse(article) for article in articles]
    found = sum(len(find_statements(one)) for one in parsed)
    reading = seconds(lambda: [parse(article) for article in articles])
    finding = seconds(lambda: [find_statements(one) for one in parsed])
    tokens = sum(len(one.doc) for one in parsed)
    print(f"{len(articles)} articles, {tokens} tokens, {found} statements")
    print(f"parse {reading:.2f} s, statements {finding:.3f} s: {finding / reading:.1%} of the parse")


if __name__ == "__main__":
    measure(named_articles())
