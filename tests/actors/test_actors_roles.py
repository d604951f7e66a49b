"""Who holds which office where."""

from __future__ import annotations

import pytest

from kg.actors import find_mentions, find_roles, load_gazetteer, resolve_chains

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
    ("Nokia named Ida Holm as its new chairman.", [("Ida Holm", "chairman", "Nokia", "current")]),
    ("Anna Berg was elected president of Chile.", [("Anna Berg", "president", "Chile", "current")]),
    ("Tom Holm was nominated as finance minister.", [("Tom Holm", "finance minister", None, "designate")]),
    ("Tom Holm resigned as mayor.", [("Tom Holm", "mayor", None, "former")]),
    ("Nokia fired Ida Holm as chief executive.", [("Ida Holm", "chief executive", "Nokia", "former")]),
    ("Nokia spokesman Tom Holm spoke.", [("Tom Holm", "spokesman", "Nokia", "current")]),
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


def test_a_fact_is_told_once(actors) -> None:
    found = actors("Kenyan Finance Minister Tom Holm spoke. The minister left. Minister Holm smiled.")
    assert [(r.title, r.body_name) for r in find_roles(found.parsed, found.mentions)] == [("Finance Minister", "Kenya")]


TENURES = """
- name: Lena Voss
  kind: person
  offices:
    - {title: prime minister, of: Norway, from: 2019-05-02, to: 2023-10-11}
- name: Nils Dahl
  kind: person
  offices:
    - {title: prime minister, of: Norway, from: 2023-10-12}
"""
DAYS = [("2020-01-01", "Lena Voss"), ("2023-10-11", "Lena Voss"), ("2024-02-01", "Nils Dahl"), ("2018-01-01", None)]


@pytest.mark.parametrize(("day", "holder"), DAYS)
def test_dated_offices_of_a_users_file(tmp_path, read, day: str, holder: str | None) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(TENURES)
    gazetteer = load_gazetteer(path)
    parsed = read("Norway's prime minister resigned. She gave no reason.", None, day)
    mentions = resolve_chains(parsed, find_mentions(parsed, gazetteer), (), gazetteer)
    found = next(m for m in mentions if m.span.text == "Norway's prime minister")
    assert (found.name if found.identity else None) == holder
