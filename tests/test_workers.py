"""The same work in one process or in several: order kept, failures apart, nothing read too far ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from kg.errors import InputError, ModelError, ValidationFailed
from kg.model import Article
from kg.workers import AHEAD, CHUNK, map_articles


def shout() -> Callable[[Article], str]:
    return _shouted


def _shouted(article: Article) -> str:
    if article.text == "known":
        raise InputError("is not wanted")
    if article.text == "odd":
        raise ValidationFailed("breaks a shape")
    if article.text == "unknown":
        raise IndexError("list index out of range")
    return article.text.upper()


def broken() -> Callable[[Article], str]:
    raise ModelError("no such model")


def articles(*texts: str) -> Iterator[Article]:
    return (Article(f"a{number}", text) for number, text in enumerate(texts))


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_results_come_in_order_with_failures_in_their_place(workers: int | None) -> None:
    found = list(map_articles(shout, articles("one", "known", "two", "unknown", "odd", "three"), workers))
    assert [str(result) for result in found] == [
        "ONE",
        "article 'a1': is not wanted",
        "TWO",
        "article 'a3' cannot be read, by a fault in kg: IndexError: list index out of range",
        "article 'a4': breaks a shape",
        "THREE",
    ]


def test_a_large_input_is_spread_by_itself() -> None:
    texts = ["x" * 60_000, "y" * 60_000, "z" * 60_000, *(str(number) for number in range(30))]
    assert list(map_articles(shout, articles(*texts))) == [text.upper() for text in texts]


def test_a_fault_that_is_not_an_article_s_ends_it_all_at_once() -> None:
    with pytest.raises(ModelError, match="no such model"):
        map_articles(broken, articles("one"), 2)


def test_only_so_much_is_read_ahead() -> None:
    read: list[str] = []

    def endless() -> Iterator[Article]:
        while True:
            read.append("x")
            yield Article(str(len(read)), "x")

    results = map_articles(shout, endless(), 2)
    assert list(islice(results, 3)) == ["X"] * 3
    results.close()  # type: ignore[attr-defined]
    assert len(read) <= CHUNK * (2 * AHEAD + 2)


def test_nothing_gives_nothing() -> None:
    assert list(map_articles(shout, iter(()))) == []
