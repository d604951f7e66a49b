"""Parsing what no newspaper prints: the text is kept, and time stays in proportion to its length."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.parse import MAX_CHARACTERS, parse


@pytest.mark.parametrize(
    "text",
    [
        '"(“' * 3000,
        "a\n" * 3000,
        "word and " * 1500,
        "x" * 20_000,
        "1." * 5000,
        "\U0001f642" * 3000,
        " \n" * 5000 + "a",
    ],
    ids=["brackets", "lines", "no end", "one word", "numbers", "emoji", "blanks"],
)
def test_monstrous_text(text: str) -> None:
    parsed = parse(Article("x", text))
    assert len(parsed.doc.text) == len(text)
    assert all(parsed.of(token).text for token in parsed.doc)


def test_long_runs_without_blanks_are_cut_since_spacy_needs_time_in_their_square() -> None:
    assert max(len(token.text) for token in parse(Article("x", "x" * 20_000)).doc) <= 300


def test_a_text_that_is_too_long_is_rejected() -> None:
    with pytest.raises(InputError, match="at most 1,000,000 can be read"):
        parse(Article("x", "a" * (MAX_CHARACTERS + 1)))


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_to_read(text: str) -> None:
    assert parse(Article("x", text)).doc.text == text


@pytest.mark.parametrize("title", ["\n ''", "''", '"', "'''", "- '"])
def test_headlines_without_a_word(title: str) -> None:
    assert parse(Article("x", "", title)).doc.text.startswith(title)
