"""Articles -> figures: what finding times costs beside the parse, and how much text a second it reads.

    python benchmarks/times.py [FILE_OR_FOLDER ...]

Reads articles as `kg` does (the project's seeds by default). Processor time, the fastest of three rounds, after one
round that loads the model and the grammar. The goal is less than 5 % of the parse.
"""

from __future__ import annotations

from timing import named_articles, seconds

from kg.model import Article
from kg.parse import parse
from kg.times import find_times


def measure(articles: list[Article]) -> None:
    """Print the figures of some articles."""
    parsed = [parse(article) for article in articles]
    found = sum(len(find_times(one)) for one in parsed)
    reading = seconds(lambda: [parse(article) for article in articles])
    finding = seconds(lambda: [find_times(one) for one in parsed])
    size = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {size:,} characters, {found} expressions")
    print(f"parse {reading:.2f} s, times {finding:.3f} s: {finding / reading:.1%} of the parse")
    print(f"{len(articles) / finding:,.0f} articles, {size / finding:,.0f} characters a second")


if __name__ == "__main__":
    measure(named_articles())
