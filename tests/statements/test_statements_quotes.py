"""Text -> quotations: which marks open and close, over sentences and paragraphs."""

from __future__ import annotations

import pytest

from kg.statements.quotes import find_paragraphs, find_quotes, is_utterance


def quotations(read, text):
    """The quotations of a text, as words."""
    parsed = read(text)
    ranges = find_quotes(parsed, list(find_paragraphs(parsed.doc))).ranges
    return [parsed.of(parsed.doc.span(start, end)).text for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" and "never" twice.', ['"no"', '"never"']),
        ("She said “no. Not now.” He left.", ["“no. Not now.”"]),
        ("She said ''no'' to him.", ["''no''"]),
        ("“One.\n\n“Two.”\n\nThree.", ["“One.", "“Two.”"]),
        ('He said " no " to her.', ['" no "']),
        ('A 5" pipe broke.', []),
        ('It was over," he said. "Now go."', ['"Now go."']),
        ("No marks at all.", []),
    ],
)
def test_quotations(read, text, expected):
    assert quotations(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We have won the cup."', True),
        ('The film "Night Train" is old.', False),
        ('She called it "a bad joke" twice.', False),
        ('"No," he said.', True),
    ],
)
def test_utterances(read, text, expected):
    parsed = read(text)
    (quote,) = find_quotes(parsed, list(find_paragraphs(parsed.doc))).ranges
    assert is_utterance(parsed.doc, quote) is expected
