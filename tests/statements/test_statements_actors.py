"""Statements + mentions -> who the sources are."""

from __future__ import annotations

import pytest

from kg.model import Mention
from kg.statements import find_statements, with_actors


def mention(parsed, text, head, name):
    """A mention of the first occurrence of a text, resolved to an actor."""
    start = parsed.doc.text.index(text)
    at = start + text.rindex(head)
    span, word = parsed.span(start, start + len(text)), parsed.span(at, at + len(head))
    return Mention(span, word, "name", "person", "c1", f"https://example.org/{name}", name)


@pytest.mark.parametrize(
    ("text", "span", "head", "expected"),
    [
        ("Mayor Ana Ruiz said it rained.", "Mayor Ana Ruiz", "Ana Ruiz", ["Ruiz"]),
        ("Ana Ruiz, the mayor, said it rained.", "Ana Ruiz", "Ana Ruiz", ["Ruiz"]),
        ("The mayor, who said it rained, left.", "The mayor", "mayor", ["Ruiz"]),
        ("Dozens of farmers said it rained.", "farmers", "farmers", ["Ruiz"]),
        ("The mayor of Varna said it rained.", "Varna", "Varna", [None]),
        ("It reportedly rained in Varna.", "Varna", "Varna", [None]),
    ],
)
def test_the_actor_of_a_source(read, text, span, head, expected):
    parsed = read(text)
    found = with_actors(parsed, find_statements(parsed), [mention(parsed, span, head, "Ruiz")])
    assert [one.name for one in found] == expected
    assert [bool(one.actor) for one in found] == [bool(name) for name in expected]


def test_of_two_mentions_the_wider_counts(read):
    parsed = read("The mayor's brother said it rained.")
    mentions = [
        mention(parsed, "The mayor", "mayor", "mayor"),
        mention(parsed, "The mayor's brother", "brother", "brother"),
    ]
    assert [one.name for one in with_actors(parsed, find_statements(parsed), mentions)] == ["brother"]


def test_mentions_without_an_actor_do_not_count(read):
    parsed = read("The mayor said it rained.")
    unresolved = Mention(parsed.span(0, 9), parsed.span(4, 9), "nominal", "person")
    assert [one.actor for one in with_actors(parsed, find_statements(parsed), [unresolved])] == [None]
