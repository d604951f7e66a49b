"""Who holds which office where."""

from __future__ import annotations

import pytest

from kg.actors import find_roles

# (text, [(holder, title, body, status), ...])
ROLES = [
    ("Israeli Defense Minister Uri Katz resigned.", [("Uri Katz", "Defense Minister", "Israel", "current")]),
    ("Nokia CEO Ida Holm resigned.", [("Ida Holm", "CEO", "Nokia", "current")]),
    ("Ida Holm, the chief executive of Nokia, resigned.", [("Ida Holm", "chief executive", "Nokia", "current")]),
    ("Former Fed chairman Paul Weiss spoke.", [("Paul Weiss", "chairman", "Federal Reserve", "former")]),
    ("France's president, Luc Morel, spoke.", [("Luc Morel", "president", "France", "current")]),
    ("Amina Odhiambo, who heads Nokia, spoke.", [("Amina Odhiambo", "head", "Nokia", "current")]),
    ("US Secretary of State Dana White spoke.", [("Dana White", "Secretary of State", "United States", "current")]),
    ("President Luc Morel spoke.", [("Luc Morel", "President", None, "current")]),
    ("A minister spoke.", []),
    ("Luc Morel spoke to a French minister.", []),
    ("Tom Holm is a friend of Nokia.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(actors, text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    found = actors(text, published="2011-05-03")
    roles = find_roles(found.parsed, found.mentions)
    assert [(r.name, r.title, r.body_name, r.status) for r in roles] == expected
    assert all(role.day == "2011-05-03" and role.evidence.text == text for role in roles)
