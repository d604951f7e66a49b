"""Who holds which office where."""

from __future__ import annotations

import pytest

from kg.actors import find_mentions, find_roles, load_gazetteer, resolve_chains
from kg.times import find_times

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
    ("Mara Lind, formerly a Nokia executive, spoke.", [("Mara Lind", "executive", "Nokia", "former")]),
    ("Mara Lind was president of Chile.", [("Mara Lind", "president", "Chile", "former")]),
    ("Mara Lind became president of Chile.", [("Mara Lind", "president", "Chile", "current")]),
    ("Mara Lind will serve as chairwoman of Nokia.", [("Mara Lind", "chairwoman", "Nokia", "designate")]),
    ("Mara Lind will resign as mayor.", [("Mara Lind", "mayor", None, "current")]),
    ("Nokia did not name Mara Lind as its chief executive.", []),
    ("Nokia may name Mara Lind as its chief executive.", []),
    ("Nokia refused to appoint Mara Lind as its chief executive.", []),
    ("If Mara Lind becomes president of Chile, prices will fall.", []),
    ("Mara Lind is not the president of Chile.", []),
    ("Mara Lind could become president of Chile.", []),
    ("Mara Lind does not head Nokia.", []),
    ("Mara Lind denied that she was the president of Chile.", []),
    ("Mara Lind ran for president of Chile.", []),
    ("Mara Lind and Uri Holm, the head of Nokia, spoke.", [("Uri Holm", "head", "Nokia", "current")]),
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


TENURES_TOLD = [
    ("Mara Lind, who has led Nokia since 2003, resigned.", "current", ("2003-01-01", None, "2003/..")),
    ("Uri Holm, chairman of Nokia from 2001 to 2005, died.", "former", ("2001-01-01", "2005-12-31", "2001/2005")),
    ("Mara Lind was mayor of Lyon between 1999 and 2004.", "former", ("1999-01-01", "2004-12-31", "1999/2004")),
    ("Mara Lind was president of Chile until May 2005.", "former", (None, "2005-05-31", "../2005-05")),
    ("Mara Lind became president of Chile in 2010.", "current", ("2010-01-01", None, "2010/..")),
    ("Nokia named Mara Lind as its chief executive on Monday.", "current", ("2011-05-02", None, "2011-05-02/..")),
    ("Mara Lind resigned as mayor last week.", "former", (None, "2011-05-01", "../2011-05-01")),
    ("Mara Lind has been prime minister of Norway for three years.", "current", (None, None, None)),
    ("Norwegian Prime Minister Mara Lind spoke on Monday.", "current", (None, None, None)),
]


@pytest.mark.parametrize(("text", "status", "tenure"), TENURES_TOLD)
def test_tenures_are_as_exact_as_the_text(actors, text: str, status: str, tenure: tuple[str | None, ...]) -> None:
    found = actors(text, published="2011-05-03")
    (role,) = find_roles(found.parsed, found.mentions, find_times(found.parsed))
    assert (role.status, (role.begins, role.ends, role.edtf)) == (status, tenure)
    assert found.parsed.article.text[role.mention.start : role.mention.end] == role.mention.text


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
